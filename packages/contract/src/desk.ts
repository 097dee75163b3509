import { bookingSources, bookingStatuses, noteKinds, pendingSorts, receptionDenials } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { inBooking, placeRefusals } from './booking.ts'
import { coordinators, endpoints, keepers } from './endpoint.ts'
import { genders, relations } from './member.ts'
import {
  countedPage,
  day,
  file,
  id,
  inStreet,
  instant,
  line,
  list,
  listSheet,
  nothing,
  oneOf,
  orNull,
  paging,
  phone,
  reasonGiven,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'
import { inSlot } from './service.ts'

/** One line of a roster. */
export const rosterLine = record({
  bookingId: id,
  slotId: id,
  serviceTitle: Type.String(),
  startsAt: instant,
  endsAt: instant,
  /** Who comes; masked on a roster for the wall. */
  personName: Type.String(),
  /** Who booked, when it is somebody else. */
  bookedBy: orNull(Type.String()),
  phone: orNull(Type.String()),
  phoneTail: orNull(Type.String()),
  party: Type.Integer(),
  source: oneOf(bookingSources),
  status: oneOf(bookingStatuses),
  code: Type.String(),
  receivedAt: orNull(instant),
  hasNote: Type.Boolean(),
  /** A word that came with a late cancellation, or the reason of a rejection. */
  reason: Type.String(),
})
export type RosterLine = Static<typeof rosterLine>

export const deskSlot = record({
  id,
  serviceId: id,
  serviceTitle: Type.String(),
  organizationName: Type.String(),
  locationName: Type.String(),
  room: Type.String(),
  isElsewhere: Type.Boolean(),
  startsAt: instant,
  endsAt: instant,
  status: Type.String(),
  places: Type.Integer(),
  taken: Type.Integer(),
  held: Type.Integer(),
  waiting: Type.Integer(),
  attended: Type.Integer(),
  expected: Type.Integer(),
  /** Of those expected whoever has neither come nor been noted as absent. */
  awaited: Type.Integer(),
})
export type DeskSlot = Static<typeof deskSlot>

export const deskDay = record({
  day,
  figures: record({
    slots: Type.Integer(),
    /** Parties are counted by people: 人次. */
    expected: Type.Integer(),
    attended: Type.Integer(),
    waiting: Type.Integer(),
    pending: Type.Integer(),
    /** People of whatever day who have not read that their slot was moved or cancelled. */
    toCall: Type.Integer(),
  }),
  slots: Type.Array(deskSlot),
  /** Of the slots in the order in which they are worked: what is on or to come before what is over, each slot whole. */
  lines: Type.Array(rosterLine),
  /** Null when there are no more lines; a day of a street has hundreds of people, and one that has thousands is paged. */
  nextCursor: orNull(Type.String()),
})
export type DeskDay = Static<typeof deskDay>

export const memberFound = record({
  id,
  name: Type.String(),
  phoneTail: orNull(Type.String()),
  birthDate: orNull(day),
  areaName: orNull(Type.String()),
  dependants: Type.Array(record({ id, name: Type.String(), relation: oneOf(relations) })),
})
export type MemberFound = Static<typeof memberFound>

/** Somebody the desk books for: a known member, or a person written down now. */
export const deskPerson = Type.Union([
  record({ memberId: id, dependantId: Type.Optional(id) }),
  record({
    name: line(30),
    phone: Type.Optional(phone),
    birthDate: Type.Optional(day),
    gender: Type.Optional(oneOf(genders)),
    areaId: Type.Optional(id),
  }),
])
export type DeskPerson = Static<typeof deskPerson>

export const deskWish = record({
  person: deskPerson,
  party: Type.Optional(Type.Integer({ minimum: 1, maximum: 6 })),
  overlapAccepted: Type.Optional(Type.Boolean()),
})
export type DeskWish = Static<typeof deskWish>

/** Some parties of one slot, and those of them to whom it was done; the others were something else by then. */
const partiesNamed = record({
  bookingIds: Type.Array(id, { minItems: 1, maxItems: 1000, uniqueItems: true }),
})
const partiesNoted = record({ noted: Type.Array(rosterLine), left: Type.Array(rosterLine) })

const receptionRefusals = ['not_found', 'not_allowed', ...receptionDenials] as const

/** What applications are narrowed and sorted by. */
const approvalList = { q: searchText, ...sortedBy(pendingSorts) }

export const deskEndpoints = endpoints({
  'GET /v1/streets/:streetId/desk': {
    summary: 'The desk of a day: slots, figures and everybody expected, some hundred lines at a time',
    access: keepers,
    params: inStreet,
    query: record({
      day: Type.Optional(day),
      /** Lines of one slot. */
      slotId: Type.Optional(id),
      /** Lines of people who are still expected, or who have come. */
      standing: Type.Optional(oneOf(['expected', 'attended'] as const)),
      /** Lines by part of a name, the tail of a phone number, or a code. */
      q: searchText,
      cursor: paging.cursor,
    }),
    reply: deskDay,
    refusals: ['not_allowed', 'invalid_request'],
  },
  'GET /v1/streets/:streetId/desk/lookup': {
    summary: 'The booking behind a scanned or typed code',
    access: keepers,
    params: inStreet,
    query: record({ code: line(80) }),
    reply: rosterLine,
    refusals: ['code_not_found', 'code_shared', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/slots/:slotId/roster': {
    summary: 'The roster of a slot; masked when it hangs on a wall',
    access: keepers,
    params: inSlot,
    query: record({ masked: Type.Optional(Type.Boolean()) }),
    reply: record({ slot: deskSlot, lines: Type.Array(rosterLine) }),
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/members': {
    summary: 'Find members by name or the tail of their phone number',
    access: coordinators,
    params: inStreet,
    query: record({ q: line(30) }),
    reply: list(memberFound),
    refusals: ['not_allowed'],
  },
  'PUT /v1/streets/:streetId/members/:memberId/birth-date': {
    summary: 'Write down the birth date of a member who has none yet, as they say it at the desk',
    access: coordinators,
    params: record({ streetId, memberId: id }),
    body: record({ birthDate: day }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'not_allowed', 'changed_meanwhile', 'invalid_request'],
  },
  'POST /v1/streets/:streetId/bookings/:bookingId/check-in': {
    summary: 'Check in a party',
    access: keepers,
    params: inBooking,
    reply: rosterLine,
    refusals: receptionRefusals,
  },
  'POST /v1/streets/:streetId/bookings/:bookingId/excuse': {
    summary: 'Note that a party is excused; its places come free',
    access: keepers,
    params: inBooking,
    reply: rosterLine,
    refusals: receptionRefusals,
  },
  'POST /v1/streets/:streetId/bookings/:bookingId/no-show': {
    summary: 'Note that a party did not come',
    access: keepers,
    params: inBooking,
    reply: rosterLine,
    refusals: receptionRefusals,
  },
  'POST /v1/streets/:streetId/bookings/:bookingId/undo': {
    summary: 'Undo what the desk noted',
    access: keepers,
    params: inBooking,
    reply: rosterLine,
    refusals: [...receptionRefusals, 'slot_full', 'already_booked'],
  },
  'POST /v1/streets/:streetId/slots/:slotId/no-shows': {
    summary: 'Note that parties of a slot did not come; whoever came meanwhile stays as they are',
    access: keepers,
    params: inSlot,
    body: partiesNamed,
    reply: partiesNoted,
    refusals: ['not_found', 'not_allowed', 'slot_cancelled', 'slot_not_begun'],
  },
  'POST /v1/streets/:streetId/slots/:slotId/no-shows/undo': {
    summary:
      'Expect parties of a slot again that were noted as absent; whoever is anything else stays as they are',
    access: keepers,
    params: inSlot,
    body: partiesNamed,
    reply: partiesNoted,
    refusals: ['not_found', 'not_allowed', 'slot_cancelled'],
  },
  'POST /v1/streets/:streetId/slots/:slotId/desk-bookings': {
    summary: 'Book for somebody who phones (代约)',
    access: keepers,
    params: inSlot,
    body: deskWish,
    reply: rosterLine,
    status: 201,
    refusals: [...placeRefusals, 'not_allowed', 'invalid_request'],
  },
  'POST /v1/streets/:streetId/slots/:slotId/walk-ins': {
    summary: 'Register and check in somebody who is there',
    access: keepers,
    params: inSlot,
    body: deskWish,
    reply: rosterLine,
    status: 201,
    refusals: [...placeRefusals, 'not_allowed', 'invalid_request', 'reception_not_open'],
  },
  'GET /v1/streets/:streetId/approvals': {
    summary: 'Bookings that wait for a yes, oldest first',
    access: keepers,
    params: inStreet,
    query: record({ ...approvalList, ...paging }),
    reply: countedPage(rosterLine),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/approvals.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: keepers,
    params: inStreet,
    query: record(approvalList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'POST /v1/streets/:streetId/bookings/:bookingId/approval': {
    summary: 'Approve a pending booking; its places are taken now',
    access: keepers,
    params: inBooking,
    reply: rosterLine,
    refusals: [...placeRefusals, 'not_allowed', 'booking_not_active'],
  },
  'POST /v1/streets/:streetId/bookings/:bookingId/rejection': {
    summary: 'Reject a pending booking, saying why',
    access: keepers,
    params: inBooking,
    body: reasonGiven,
    reply: rosterLine,
    refusals: ['not_found', 'not_allowed', 'booking_not_active'],
  },
  'GET /v1/streets/:streetId/bookings/:bookingId/note': {
    summary: "The private note of a booking, for that slot's provider only; every look is logged",
    access: { roles: ['provider'] },
    params: inBooking,
    reply: record({ kind: oneOf(noteKinds), text: Type.String(), erasedAt: instant }),
    refusals: ['not_found', 'not_allowed', 'note_erased'],
  },
  'GET /v1/streets/:streetId/slots/:slotId/roster.csv': {
    summary: 'The roster as a spreadsheet',
    access: keepers,
    params: inSlot,
    query: record({ masked: Type.Optional(Type.Boolean()) }),
    reply: file('text/csv'),
    refusals: ['not_found', 'not_allowed'],
  },
})
