import { createHash, createHmac } from 'node:crypto'

/** A text message as a phone has it. */
export interface Texted {
  number: string
  key: string
  words: unknown
}

export interface SmsOptions {
  accessKeyId: string
  accessKeySecret: string
  signName: string
  templateCode: string
}

/** What Aliyun answers. */
export interface SmsReply {
  status: number
  body: { Code: string; Message: string; RequestId: string; BizId?: string }
}

export interface SmsCall {
  query: string
  headers: Readonly<Record<string, unknown>>
}

const toleranceMs = 15 * 60_000

/**
 * Sends text messages as Aliyun's SendSms does: signed by signature V3, no nonce twice within a quarter of an hour, to
 * mainland mobile numbers, under one signature and template.
 */
export function smsSender(options: SmsOptions, clock: () => Date) {
  const texted: Texted[] = []
  const nonces = new Map<string, number>()

  const deny = ({ query, headers }: SmsCall): SmsReply | undefined => {
    const now = clock().getTime()
    const at = Date.parse(String(headers['x-acs-date']))
    if (!(Math.abs(now - at) <= toleranceMs)) return no('InvalidTimeStamp.Expired')
    if (!String(headers.authorization).includes(`Credential=${options.accessKeyId},`)) {
      return no('InvalidAccessKeyId.NotFound', 404)
    }
    if (headers.authorization !== authorizationOf(query, headers, options)) return no('SignatureDoesNotMatch')
    const nonce = String(headers['x-acs-signature-nonce'])
    const usedAt = nonces.get(nonce)
    if (usedAt !== undefined && now - usedAt <= toleranceMs) return no('SignatureNonceUsed')
    nonces.set(nonce, now)
    return undefined
  }

  const send = (call: SmsCall): SmsReply => {
    const denial = deny(call)
    if (denial) return denial
    const given = new URLSearchParams(call.query)
    if (given.get('SignName') !== options.signName) return no('isv.SMS_SIGNATURE_ILLEGAL', 200)
    if (given.get('TemplateCode') !== options.templateCode) return no('isv.SMS_TEMPLATE_ILLEGAL', 200)
    const number = given.get('PhoneNumbers') ?? ''
    if (!/^1\d{10}$/.test(number)) return no('isv.MOBILE_NUMBER_ILLEGAL', 200)
    texted.push({
      number,
      key: given.get('OutId') ?? '',
      words: JSON.parse(given.get('TemplateParam') ?? '{}'),
    })
    const id = String(texted.length)
    return { status: 200, body: { Code: 'OK', Message: 'OK', RequestId: id, BizId: id } }
  }
  return { texted, send }
}

const no = (code: string, status = 400): SmsReply => ({
  status,
  body: { Code: code, Message: code, RequestId: 'none' },
})

/** As Aliyun describes signature V3; written from its text a second time, so that two mistakes have to be the same. */
function authorizationOf(
  query: string,
  headers: SmsCall['headers'],
  { accessKeyId, accessKeySecret }: SmsOptions,
): string {
  const names = Object.keys(headers)
    .filter(name => name === 'host' || name.startsWith('x-acs-'))
    .sort()
  const canonical = names.map(name => `${name}:${String(headers[name]).trim()}`).join('\n')
  const request = `POST\n/\n${query}\n${canonical}\n\n${names.join(';')}\n${headers['x-acs-content-sha256']}`
  const hashed = createHash('sha256').update(request).digest('hex')
  const signature = createHmac('sha256', accessKeySecret).update(`ACS3-HMAC-SHA256\n${hashed}`).digest('hex')
  return `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`
}
