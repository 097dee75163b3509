import { serviceKinds } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, endpoints } from './endpoint.ts'
import { day, id, inStreet, instant, oneOf, record } from './schema.ts'

/** When something has to be done: somebody waits or it is late, before the day is over, or this week. */
export const waitingBands = ['now', 'today', 'week'] as const

/** One kind of thing that waits for the caller: a number, a sentence and one way. */
export const waitingLine = record({
  band: oneOf(waitingBands),
  count: Type.Integer({ minimum: 1 }),
  /** There are more than were counted. */
  isMore: Type.Boolean(),
  /** What follows the number: 份预约要审核. */
  text: Type.String(),
  /** Which comes first, how long there is still. */
  hint: Type.String(),
  /** What the way is called: 去审核. */
  way: Type.String(),
  /** Where it leads, at the console and below the street. */
  to: Type.String(),
  /** The time for it is over. */
  isLate: Type.Boolean(),
  /** With whom it is late, for those who look after everybody. */
  people: Type.Array(record({ name: Type.String(), count: Type.Integer() })),
})
export type WaitingLine = Static<typeof waitingLine>

/** A slot or shift of a day, with how full it is. */
export const todaySlot = record({
  id,
  kind: oneOf(serviceKinds),
  title: Type.String(),
  place: Type.String(),
  startsAt: instant,
  endsAt: instant,
  places: Type.Integer(),
  taken: Type.Integer(),
  /** People who wait for a place. */
  waiting: Type.Integer(),
})
export type TodaySlot = Static<typeof todaySlot>

/** A day's open slots: how many, how many people they expect, and those that come first. */
export const todayDay = record({
  day,
  slots: Type.Integer(),
  people: Type.Integer(),
  first: Type.Array(todaySlot),
})
export type TodayDay = Static<typeof todayDay>

export const todayEndpoints = endpoints({
  'GET /v1/streets/:streetId/today': {
    summary: 'What waits for the caller, and the slots of today and tomorrow where they receive people',
    access: anyStaff,
    params: inStreet,
    reply: record({
      lines: Type.Array(waitingLine),
      /** What could not be counted just now, as people call it. */
      uncounted: Type.Array(Type.String()),
      days: Type.Array(todayDay),
    }),
    refusals: ['not_allowed'],
  },
})
