import type { Config } from '../../platform/config.ts'
import { Refusal } from '../../platform/refuse.ts'
import type { WeChat } from './wechat.ts'

const timeoutMs = 5_000

/** Codes of jscode2session that mean the person has to tap again. */
const wrongCode = [40029, 40163]
const blocked = [40226]

/** Returns WeChat over its real HTTP interface; without an app id every sign-in is refused. */
export function wechatOver(settings: Config['wechat']): WeChat {
  return {
    async identify(code) {
      if (settings === undefined) throw new Refusal('wechat_unavailable')
      const { baseUrl, appId, appSecret } = settings
      const query = new URLSearchParams({
        appid: appId,
        secret: appSecret,
        js_code: code,
        grant_type: 'authorization_code',
      })
      const answer = await ask(`${baseUrl}/sns/jscode2session?${query}`)
      const errcode = 'errcode' in answer ? Number(answer.errcode) : 0
      if (wrongCode.includes(errcode)) throw new Refusal('wechat_code_invalid')
      if (blocked.includes(errcode)) throw new Refusal('wechat_blocked')
      if (errcode === 45011) throw new Refusal('too_many_requests')
      if (errcode !== 0 || !('openid' in answer)) throw new Refusal('wechat_unavailable')
      const unionid = 'unionid' in answer ? String(answer.unionid) : null
      return { openid: String(answer.openid), unionid }
    },
  }
}

async function ask(url: string): Promise<object> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
    const body: unknown = await reply.json()
    if (typeof body === 'object' && body !== null) return body
  } catch {
    // Not reached, too slow or not JSON: the same for the person who waits.
  }
  throw new Refusal('wechat_unavailable')
}
