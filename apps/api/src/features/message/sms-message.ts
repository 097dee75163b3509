import { createHash } from 'node:crypto'
import { sayDateTime } from '@yunxuan/domain'
import type { SmsSettings } from '../../platform/config.ts'
import { signAliyun } from './aliyun-signature.ts'
import type { Send, SendOutcome } from './messenger.ts'

const timeoutMs = 5_000
const dayMs = 24 * 3_600_000

/** The codes of SendSms that are no fault of our settings, and what is done about each; any other one is. */
const meanings: Readonly<Record<string, Omit<SendOutcome, 'code'>>> = {
  OK: { is: 'sent' },
  // The same request was taken before, and its answer lost: Aliyun takes none twice within a quarter of an hour.
  SignatureNonceUsed: { is: 'sent' },
  // So many to one number in a minute, an hour, a day; or altogether.
  'isv.BUSINESS_LIMIT_CONTROL': { is: 'later', afterMs: 3_600_000 },
  'isv.DAY_LIMIT_CONTROL': { is: 'later', afterMs: dayMs },
  'isp.SYSTEM_ERROR': { is: 'later' },
  Throttling: { is: 'later' },
  'Throttling.User': { is: 'later' },
  ServiceUnavailable: { is: 'later' },
  InternalError: { is: 'later' },
  // No number that takes any, or one that wants none.
  'isv.MOBILE_NUMBER_ILLEGAL': { is: 'refused' },
  'isv.BLACK_KEY_CONTROL_LIMIT': { is: 'refused' },
  'isv.SMS_BLACKLIST': { is: 'refused' },
}

/** Returns what sends text messages of one template through Aliyun's SendSms. */
export function sendingBySms(settings: SmsSettings, clock: () => Date): Send {
  const { baseUrl, signName, templateCode } = settings
  return async ({ to, key, what, when, more }) => {
    const { query, headers } = signAliyun(
      {
        host: new URL(baseUrl).host,
        action: 'SendSms',
        version: '2017-05-25',
        query: {
          PhoneNumbers: to,
          SignName: signName,
          TemplateCode: templateCode,
          TemplateParam: JSON.stringify({ what, when: sayDateTime(when), more }),
          OutId: key,
        },
        // The same for the same message: one that comes again is not taken again.
        nonce: createHash('md5').update(key).digest('hex'),
        at: clock(),
      },
      settings,
    )
    try {
      // fetch writes `host` itself.
      const { host: _host, ...sent } = headers
      const reply = await fetch(`${baseUrl}/?${query}`, {
        method: 'POST',
        headers: sent,
        signal: AbortSignal.timeout(timeoutMs),
      })
      const body: unknown = await reply.json()
      if (typeof body === 'object' && body !== null && 'Code' in body && typeof body.Code === 'string') {
        return { ...(meanings[body.Code] ?? { is: 'wrong' }), code: body.Code }
      }
    } catch {
      // The address holds a number.
    }
    return { is: 'unknown', code: 'no answer' }
  }
}
