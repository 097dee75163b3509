import { shanghaiClock } from '@yunxuan/domain'
import type { WeChatSettings } from '../../platform/config.ts'
import type { WeChat } from '../account/wechat.ts'
import type { Outgoing, Send, SendOutcome } from './messenger.ts'

const path = '/cgi-bin/message/subscribe/send'
const hourMs = 3_600_000

/** Every code that WeChat documents of a subscription message, and what is done about it. */
const meanings: Readonly<Record<number, Omit<SendOutcome, 'code'>>> = {
  0: { is: 'sent' },
  // Busy: again in a while.
  [-1]: { is: 'later' },
  // Several at once to the same person.
  43108: { is: 'later' },
  // The quota of the day, or of the minute.
  45009: { is: 'later', afterMs: hourMs },
  45011: { is: 'later' },
  // They refused, or had fewer grants than we thought.
  43101: { is: 'refused' },
  // Nobody of that openid any more.
  40003: { is: 'refused' },
  // Our template, its fields, our page, or what we may do at all.
  40037: { is: 'wrong' },
  41030: { is: 'wrong' },
  43107: { is: 'wrong' },
  45168: { is: 'wrong' },
  47003: { is: 'wrong' },
  48001: { is: 'wrong' },
}

/** Returns what sends subscription messages of one template. */
export function sendingByWechat(wechat: WeChat, template: NonNullable<WeChatSettings['template']>): Send {
  return async message => {
    try {
      const { errcode } = await wechat.post(path, bodyOf(message, template))
      return { ...(meanings[errcode] ?? { is: 'wrong' }), code: String(errcode) }
    } catch {
      // Too slow, cut off or not to be read: it may have been shown.
      return { is: 'unknown', code: 'no answer' }
    }
  }
}

function bodyOf(
  { to, key, what, when, more, page }: Outgoing,
  { id, fields }: NonNullable<WeChatSettings['template']>,
) {
  const [whatField, whenField, moreField] = fields
  return {
    touser: to,
    template_id: id,
    page,
    // Documented of the templates of service accounts; where WeChat does not look at it a lost answer may mean two.
    client_msg_id: key,
    lang: 'zh_CN',
    data: {
      [whatField]: { value: what },
      [whenField]: { value: sayTimeField(when) },
      [moreField]: { value: more },
    },
  }
}

/** A time as WeChat's fields of that name have it: 2026年11月29日 14:00. */
function sayTimeField(at: Date): string {
  const { year, month, day, hour, minute } = shanghaiClock(at)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${year}年${month}月${day}日 ${two(hour)}:${two(minute)}`
}
