import {
  bookingDenials,
  bookingSources,
  bookingStatuses,
  noteKinds,
  ratingDenials,
  ratingTags,
  signupDenials,
  slotStatuses,
  waitlistStatuses,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import {
  file,
  id,
  inStreet,
  instant,
  line,
  list,
  nothing,
  oneOf,
  orNull,
  page,
  paging,
  record,
  streetId,
} from './schema.ts'
import { inSlot, rating, slotWhere } from './service.ts'

/** What a person needs to know of the slot they booked or wait for. */
export const bookedSlot = record({
  id,
  serviceId: id,
  title: Type.String(),
  startsAt: instant,
  endsAt: instant,
  status: oneOf(slotStatuses),
  ...slotWhere.properties,
  organizationName: Type.String(),
  /** What to do before coming. */
  preparation: Type.Array(Type.String()),
  bring: Type.Array(Type.String()),
  phone: Type.String(),
})

/** What a booking of a service and a sign-up for a shift have in common. */
export const bookingCore = record({
  id,
  status: oneOf(bookingStatuses),
  source: oneOf(bookingSources),
  /** Who comes: the member, or the dependant by name. */
  personName: Type.String(),
  dependantId: orNull(id),
  /** What the desk reads or scans. */
  code: Type.String(),
  /** Why it was rejected, cancelled or moved, in somebody's words. */
  reason: Type.String(),
  createdAt: instant,
  /** A signed address that needs no sign-in: the calendar entry. */
  calendarUrl: Type.String(),
})

export const booking = record({
  ...bookingCore.properties,
  party: Type.Integer({ minimum: 1, maximum: 6 }),
  slot: bookedSlot,
  /** Cancelling is free until then; null when it is not to be cancelled any more. */
  freelyCancelledUntil: orNull(instant),
  /** A cancellation now would be late. */
  isLateToCancel: Type.Boolean(),
  hasNote: Type.Boolean(),
  /** A signed address that needs no sign-in: the large-type slip. */
  slipUrl: Type.String(),
  /** The member attended and has not rated yet. */
  canRate: Type.Boolean(),
  rating: orNull(rating),
})
export type Booking = Static<typeof booking>

export const privateNote = record({
  kind: oneOf(noteKinds),
  text: line(500),
  /** Separate consent, needed when the note is about health (个人信息保护法 §29). */
  healthConsent: Type.Optional(Type.Boolean()),
})

export const bookingWish = record({
  dependantId: Type.Optional(id),
  party: Type.Optional(Type.Integer({ minimum: 1, maximum: 6 })),
  note: Type.Optional(privateNote),
  /** The caller has seen that it overlaps with another booking and wants it all the same. */
  overlapAccepted: Type.Optional(Type.Boolean()),
})
export type BookingWish = Static<typeof bookingWish>

/** What waiting for a slot and for a shift have in common. */
export const waitCore = record({
  id,
  status: oneOf(waitlistStatuses),
  personName: Type.String(),
  dependantId: orNull(id),
  /** Parties before this one, plus one; null when it does not wait any more. */
  position: orNull(Type.Integer()),
  offerExpiresAt: orNull(instant),
  createdAt: instant,
})

export const waitlistEntry = record({
  ...waitCore.properties,
  party: Type.Integer(),
  slot: bookedSlot,
  bookingId: orNull(id),
  hasNote: Type.Boolean(),
})
export type WaitlistEntry = Static<typeof waitlistEntry>

export const inBooking = record({ streetId, bookingId: id })
const inEntry = record({ streetId, entryId: id })

/** Refusals of every path that takes places. */
export const placeRefusals = ['not_found', ...bookingDenials] as const

export const bookingEndpoints = endpoints({
  'POST /v1/streets/:streetId/slots/:slotId/bookings': {
    summary: 'Book places of a slot for oneself or a dependant, all or none',
    access: 'member',
    params: inSlot,
    body: bookingWish,
    reply: booking,
    status: 201,
    refusals: [...placeRefusals, 'note_not_asked', 'consent_missing'],
  },
  'GET /v1/streets/:streetId/me/bookings': {
    summary: 'Own bookings: coming (soonest first) or past (newest first)',
    access: 'member',
    params: inStreet,
    query: record({ when: Type.Optional(oneOf(['coming', 'past'])), ...paging }),
    reply: page(booking),
    refusals: [],
  },
  'GET /v1/streets/:streetId/bookings/:bookingId': {
    summary: 'One own booking',
    access: 'member',
    params: inBooking,
    reply: booking,
    refusals: ['not_found'],
  },
  'DELETE /v1/streets/:streetId/bookings/:bookingId': {
    summary: 'Cancel an own booking; after the cutoff it is a late cancellation with a word to the desk',
    access: 'member',
    params: inBooking,
    body: record({ word: Type.Optional(line(200, 0)) }),
    bodyOptional: true,
    reply: booking,
    refusals: ['not_found', 'booking_not_active', 'slot_over'],
  },
  'GET /v1/streets/:streetId/bookings/:bookingId/calendar.ics': {
    summary: 'The booking as an iCalendar file (RFC 5545), by its signed address',
    access: 'public',
    params: inBooking,
    query: record({ sig: Type.String({ maxLength: 100 }) }),
    reply: file('text/calendar'),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/bookings/:bookingId/slip': {
    summary: 'The booking as a printable large-type slip, by its signed address',
    access: 'public',
    params: inBooking,
    query: record({ sig: Type.String({ maxLength: 100 }) }),
    reply: file('text/html'),
    refusals: ['not_found'],
  },
  'POST /v1/streets/:streetId/bookings/:bookingId/rating': {
    summary: 'Say how it was, after attending',
    access: 'member',
    params: inBooking,
    body: record({
      stars: Type.Integer({ minimum: 1, maximum: 5 }),
      tags: Type.Array(oneOf(ratingTags), { maxItems: 7, uniqueItems: true }),
      text: line(300, 0),
    }),
    reply: rating,
    status: 201,
    refusals: ['not_found', ...ratingDenials],
  },
})

export const waitlistEndpoints = endpoints({
  'POST /v1/streets/:streetId/slots/:slotId/waitlist': {
    summary: 'Wait for places of a full slot',
    access: 'member',
    params: inSlot,
    body: record({
      dependantId: Type.Optional(id),
      party: Type.Optional(Type.Integer({ minimum: 1, maximum: 6 })),
      /** Goes along with the entry, and becomes the note of the booking. */
      note: Type.Optional(privateNote),
    }),
    reply: waitlistEntry,
    status: 201,
    refusals: [
      ...placeRefusals,
      'slot_not_full',
      'already_waiting',
      'too_many_waits',
      'note_not_asked',
      'consent_missing',
    ],
  },
  'GET /v1/streets/:streetId/me/waitlist': {
    summary: 'Own waitlist entries that wait or are offered',
    access: 'member',
    params: inStreet,
    reply: list(waitlistEntry),
    refusals: [],
  },
  'POST /v1/streets/:streetId/waitlist/:entryId/acceptance': {
    summary: 'Accept the places offered',
    access: 'member',
    params: inEntry,
    reply: booking,
    status: 201,
    refusals: [...placeRefusals, ...signupDenials, 'offer_expired', 'no_offer'],
  },
  'POST /v1/streets/:streetId/waitlist/:entryId/decline': {
    summary: 'Decline the places offered; the next party is asked',
    access: 'member',
    params: inEntry,
    reply: waitlistEntry,
    refusals: ['not_found', 'offer_expired', 'no_offer'],
  },
  'DELETE /v1/streets/:streetId/waitlist/:entryId': {
    summary: 'Leave the waitlist',
    access: 'member',
    params: inEntry,
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'no_offer'],
  },
})
