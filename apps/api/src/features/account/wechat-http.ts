import type { Config } from '../../platform/config.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { WeChat } from './wechat.ts'

type Settings = NonNullable<Config['wechat']>

const timeoutMs = 5_000
// An old and a new token are both valid for five minutes: a token is not used in its last five.
const marginMs = 5 * 60_000

/** Codes of jscode2session that mean the person has to tap again. */
const wrongCode = [40029, 40163]
const blocked = [40226]
/** Of any call: the token is none, or is none any more. */
const wrongToken = [40001, 40014, 42001]

/** Returns WeChat over its real HTTP interface; without an app id every sign-in is refused. */
export function wechatOver(settings: Config['wechat'], clock: () => Date): WeChat {
  // stable_token gives every instance the same token, so each may keep what it was given.
  let kept: { token: string; goodUntilMs: number } | undefined
  let asking: Promise<string> | undefined
  const renew = async (of: Settings) => {
    const askedAtMs = clock().getTime()
    const { token, expiresIn } = await askToken(of)
    kept = { token, goodUntilMs: askedAtMs + expiresIn * 1000 - marginMs }
    return token
  }
  const tokenOf = (of: Settings): Promise<string> => {
    if (kept !== undefined && kept.goodUntilMs > clock().getTime()) return Promise.resolve(kept.token)
    // Whoever comes meanwhile waits for the same answer.
    asking ??= renew(of).finally(() => {
      asking = undefined
    })
    return asking
  }
  return {
    async identify(code) {
      if (settings === undefined) throw new Refusal('wechat_unavailable')
      return identify(settings, code)
    },
    async accessToken() {
      if (settings === undefined) throw new Refusal('wechat_unavailable')
      return tokenOf(settings)
    },
    async post(path, body) {
      if (settings === undefined) throw new Refusal('wechat_unavailable')
      const token = await tokenOf(settings)
      const first = await postUnder(settings, path, { token, body })
      if (!wrongToken.includes(first.errcode)) return first
      // Another instance may have had it renewed: whoever held the old one asks again.
      if (kept?.token === token) kept = undefined
      return postUnder(settings, path, { token: await tokenOf(settings), body })
    },
  }
}

async function identify(settings: Settings, code: string) {
  const query = new URLSearchParams({
    appid: settings.appId,
    secret: settings.appSecret,
    js_code: code,
    grant_type: 'authorization_code',
  })
  const answer = await ask(`${settings.baseUrl}/sns/jscode2session?${query}`)
  const errcode = errcodeOf(answer)
  if (wrongCode.includes(errcode)) throw new Refusal('wechat_code_invalid')
  if (blocked.includes(errcode)) throw new Refusal('wechat_blocked')
  if (errcode === 45011) throw new Refusal('too_many_requests')
  if (errcode !== 0 || !('openid' in answer) || typeof answer.openid !== 'string') {
    throw new Refusal('wechat_unavailable')
  }
  const hasUnionid = 'unionid' in answer && typeof answer.unionid === 'string'
  return { openid: answer.openid, unionid: hasUnionid ? String(answer.unionid) : null }
}

async function postUnder(
  settings: Settings,
  path: string,
  { token, body }: { token: string; body: object },
): Promise<{ errcode: number; errmsg: string }> {
  const answer = await ask(`${settings.baseUrl}${path}?${new URLSearchParams({ access_token: token })}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { errcode: errcodeOf(answer), errmsg: 'errmsg' in answer ? String(answer.errmsg) : '' }
}

async function askToken(settings: Settings): Promise<{ token: string; expiresIn: number }> {
  const answer = await ask(`${settings.baseUrl}/cgi-bin/stable_token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      grant_type: 'client_credential',
      appid: settings.appId,
      secret: settings.appSecret,
    }),
  })
  const hasToken = 'access_token' in answer && typeof answer.access_token === 'string'
  const hasSpan = 'expires_in' in answer && typeof answer.expires_in === 'number'
  if (errcodeOf(answer) !== 0 || !hasToken || !hasSpan) throw new Refusal('wechat_unavailable')
  return { token: String(answer.access_token), expiresIn: Number(answer.expires_in) }
}

function errcodeOf(answer: object): number {
  return 'errcode' in answer ? Number(answer.errcode) : 0
}

async function ask(url: string, init: RequestInit = {}): Promise<object> {
  try {
    const reply = await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs) })
    // WeChat's own errors come with 200; whatever else answers is not WeChat.
    const body: unknown = reply.ok ? await reply.json() : undefined
    if (typeof body === 'object' && body !== null) return body
  } catch {
    // Not reached, too slow or not JSON: the same for the person who waits. The address holds the secret.
  }
  throw new Refusal('wechat_unavailable')
}
