import { quietFrom, quietUntil } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { inStreet, nothing, orNull, record } from './schema.ts'

/** One of some whole numbers. */
const hourOf = (hours: readonly number[]) =>
  Type.Integer({ minimum: Math.min(...hours), maximum: Math.max(...hours) })

const chosen = {
  /** Being reminded the evening before and two hours before; where it is off there is no reminder in the inbox either. */
  reminders: Type.Boolean(),
  /** Whether offers of places leave the app; in the inbox they are in any case, and so is news. */
  offers: Type.Boolean(),
  news: Type.Boolean(),
  /** Whether what must not be missed may come as a text message. */
  sms: Type.Boolean(),
  /** Full hours of the Shanghai clock between which nothing leaves but what cannot wait; null for no such hours. */
  quiet: orNull(record({ from: hourOf(quietFrom), until: hourOf(quietUntil) })),
}

export const messageSettingsEdit = record(chosen)
export type MessageSettingsEdit = Static<typeof messageSettingsEdit>

/** What of the messages somebody wants, and by what they are reached beside the inbox. */
export const messageSettings = record({
  ...chosen,
  /** Null where the street sends nothing by WeChat, or the caller has not signed in by it. */
  wechat: orNull(
    record({
      templateId: Type.String(),
      /** Whether they may be asked now: not for thirty days after they refused. */
      mayAsk: Type.Boolean(),
      /** Grants that are not spent: each is one message. */
      grants: Type.Integer(),
    }),
  ),
  /** The masked number that text messages go to; null where there is none, or nothing that sends. */
  smsTo: orNull(Type.String()),
})
export type MessageSettings = Static<typeof messageSettings>

export const messageEndpoints = endpoints({
  'GET /v1/streets/:streetId/me/message-settings': {
    summary: 'Which messages the caller wants, when, and by what they are reached',
    access: 'member',
    params: inStreet,
    reply: messageSettings,
    refusals: [],
  },
  'PUT /v1/streets/:streetId/me/message-settings': {
    summary: 'Choose which messages one wants, and when',
    access: 'member',
    params: inStreet,
    body: messageSettingsEdit,
    reply: messageSettings,
    refusals: ['invalid_request'],
  },
  'POST /v1/streets/:streetId/me/wechat-grants': {
    summary:
      'Say what was answered when WeChat asked: a grant is one message, after a refusal nobody asks for a while',
    access: 'member',
    params: inStreet,
    body: record({ accepted: Type.Boolean() }),
    reply: nothing,
    status: 204,
    refusals: ['invalid_request'],
  },
})
