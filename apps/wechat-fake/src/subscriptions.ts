import { type Failure, failure } from './failure.ts'

/** A message as it was shown to somebody. */
export interface Shown {
  touser: string
  key: string
  data: Record<string, string>
  page: string
}

export interface Subscriptions {
  /** Somebody taps 允许 so often. */
  accept(openid: string, count: number): void
  send(body: Record<string, unknown>): Failure
  readonly shown: readonly Shown[]
}

const longestThing = 20

/**
 * Shows subscription messages of one template: each takes a grant of its reader (43101 without), `thing` has twenty
 * characters at most and is never empty (47003), a day has a quota (45009). What comes again under a key that was shown
 * is answered as the first time, and shown once.
 */
export function subscriptions({ templateId, quota }: { templateId: string; quota: number }): Subscriptions {
  const grants = new Map<string, number>()
  const shown: Shown[] = []

  return {
    shown,
    accept(openid, count) {
      grants.set(openid, (grants.get(openid) ?? 0) + count)
    },
    send({ touser, template_id, page, data, client_msg_id }) {
      if (typeof touser !== 'string' || !/^o[\w-]{27}$/.test(touser)) return failure(40003, 'invalid openid')
      if (template_id !== templateId) return failure(40037, 'invalid template_id')
      if (typeof page !== 'string' || page === '' || page.startsWith('/'))
        return failure(41030, 'invalid page')
      const fields = fieldsOf(data)
      if (typeof fields === 'string') return failure(47003, `argument invalid! data.${fields}.value is wrong`)
      const key = typeof client_msg_id === 'string' ? client_msg_id : ''
      if (key !== '' && shown.some(one => one.touser === touser && one.key === key)) return failure(0, 'ok')
      if (shown.length >= quota) return failure(45009, 'reach max api daily quota limit')
      const left = grants.get(touser) ?? 0
      if (left === 0) return failure(43101, 'user refuse to accept the msg')
      grants.set(touser, left - 1)
      shown.push({ touser, key, data: fields, page })
      return failure(0, 'ok')
    },
  }
}

/** The values of a template's fields, or the name of the first that WeChat would not show. */
function fieldsOf(data: unknown): Record<string, string> | string {
  if (typeof data !== 'object' || data === null) return 'thing1'
  const fields: Record<string, string> = {}
  for (const [name, given] of Object.entries(data)) {
    const value: unknown =
      typeof given === 'object' && given !== null && 'value' in given ? given.value : undefined
    if (typeof value !== 'string' || value === '') return name
    if (name.startsWith('thing') && Array.from(value).length > longestThing) return name
    if (name.startsWith('time') && !/^\d{4}年\d{1,2}月\d{1,2}日 \d{2}:\d{2}$/.test(value)) return name
    fields[name] = value
  }
  return fields
}
