import { categories } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { file, id, inStreet, instant, nothing, oneOf, orNull, record, streetId } from './schema.ts'

/** A calendar of one's own bookings that other programs read by a secret address. */
export const ownCalendar = record({
  /** Since when the present address holds; null where there is none. */
  since: orNull(instant),
})
export type OwnCalendar = Static<typeof ownCalendar>

export const feedEndpoints = endpoints({
  'GET /v1/streets/:streetId/calendar.ics': {
    summary:
      'What can be booked in the next months as an iCalendar feed (RFC 5545); of an area with all in it, a brand or a category',
    access: 'public',
    params: inStreet,
    query: record({
      area: Type.Optional(id),
      brand: Type.Optional(id),
      category: Type.Optional(oneOf(categories)),
    }),
    reply: file('text/calendar'),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/own-calendars/:secret': {
    summary: 'Somebody’s own bookings and shifts as an iCalendar feed, by its secret address',
    access: 'public',
    params: record({ streetId, secret: Type.String({ minLength: 10, maxLength: 60 }) }),
    reply: file('text/calendar'),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/me/calendar': {
    summary: 'Whether there is a calendar of the caller’s own bookings, and since when',
    access: 'member',
    params: inStreet,
    reply: ownCalendar,
    refusals: [],
  },
  'POST /v1/streets/:streetId/me/calendar': {
    summary: 'A new secret address of the caller’s own calendar, told once; the one before holds no longer',
    access: 'member',
    params: inStreet,
    reply: record({ since: instant, url: Type.String() }),
    status: 201,
    refusals: [],
  },
  'DELETE /v1/streets/:streetId/me/calendar': {
    summary: 'Take back the address of the caller’s own calendar: nobody reads it any more',
    access: 'member',
    params: inStreet,
    reply: nothing,
    status: 204,
    refusals: [],
  },
})
