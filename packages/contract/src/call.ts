import Type, { type Static } from 'typebox'
import { endpoints, keepers } from './endpoint.ts'
import { id, inStreet, instant, list, nothing, orNull, record, streetId } from './schema.ts'

/** Somebody to be told by telephone that their slot was moved or cancelled, and what to tell them. */
export const phoneCall = record({
  /** The notice they have not read. */
  id,
  memberName: Type.String(),
  /** Who comes, when it is somebody else. */
  personName: orNull(Type.String()),
  phone: orNull(Type.String()),
  /** Whether they could still read it by themselves. */
  hasAccount: Type.Boolean(),
  serviceTitle: Type.String(),
  /** Of the soonest slot it is about, where it is about several. */
  startsAt: instant,
  slots: Type.Integer(),
  text: Type.String(),
  /** Since when it has to be told. */
  createdAt: instant,
  called: orNull(record({ at: instant, byName: Type.String() })),
})
export type PhoneCall = Static<typeof phoneCall>

export const callEndpoints = endpoints({
  'GET /v1/streets/:streetId/calls': {
    summary:
      'Whoever has not read that a slot they count on was moved or cancelled, the soonest slot first; or whom the desk has called last, the latest first',
    access: keepers,
    params: inStreet,
    query: record({ done: Type.Optional(Type.Boolean()) }),
    reply: list(phoneCall),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/calls/:noticeId/done': {
    summary: 'Note that somebody was told by telephone; a colleague who was quicker stays the one who called',
    access: keepers,
    params: record({ streetId, noticeId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'not_allowed'],
  },
  'DELETE /v1/streets/:streetId/calls/:noticeId/done': {
    summary:
      'Take back that somebody was told by telephone: unless they have read it, they are to be called again',
    access: keepers,
    params: record({ streetId, noticeId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'not_allowed'],
  },
})
