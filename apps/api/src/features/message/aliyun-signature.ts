import { createHash, createHmac } from 'node:crypto'

const algorithm = 'ACS3-HMAC-SHA256'

/** A call of Aliyun's OpenAPI whose parameters stand in its query and whose body is empty. */
export interface AliyunCall {
  host: string
  action: string
  version: string
  query: Readonly<Record<string, string>>
  nonce: string
  at: Date
}

/** Returns the query and the headers of a call, signed as Aliyun's signature V3 wants it (ACS3-HMAC-SHA256). */
export function signAliyun(
  call: AliyunCall,
  { accessKeyId, accessKeySecret }: { accessKeyId: string; accessKeySecret: string },
): { query: string; headers: Record<string, string> } {
  const query = Object.entries(call.query)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&')
  const bodyHash = sha256('')
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': bodyHash,
    'x-acs-date': call.at.toISOString().replace(/\.\d+Z$/, 'Z'),
    'x-acs-signature-nonce': call.nonce,
    'x-acs-version': call.version,
  }
  // Written in the order of the alphabet, as they are signed.
  const signedHeaders = Object.keys(headers).join(';')
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}\n`)
  const request = ['POST', '/', query, lines.join(''), signedHeaders, bodyHash].join('\n')
  const signature = createHmac('sha256', accessKeySecret)
    .update(`${algorithm}\n${sha256(request)}`)
    .digest('hex')
  const authorization = `${algorithm} Credential=${accessKeyId},SignedHeaders=${signedHeaders},Signature=${signature}`
  return { query, headers: { ...headers, authorization } }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** Percent-encodes as RFC 3986 has it, which encodes five signs more than a browser does. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
