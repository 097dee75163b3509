import {
  audiences,
  categories,
  leftOutReasons,
  noteKinds,
  serviceModes,
  serviceSorts,
  serviceStatuses,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints, keepers, offerStaff } from './endpoint.ts'
import { picture, pictureChoice } from './picture.ts'
import type { RefusalCode } from './refusal.ts'
import {
  clock,
  countedPage,
  day,
  file,
  id,
  inStreet,
  instant,
  line,
  list,
  listSheet,
  oneOf,
  orNull,
  paging,
  reasonGiven,
  record,
  searchText,
  sortedBy,
} from './schema.ts'
import { inService, inSlot } from './service.ts'

/** What somebody writes of a service and of an activity alike. */
export const editCore = record({
  title: line(40),
  summary: line(60),
  description: line(2000, 0),
  category: oneOf(categories),
  brandId: orNull(id),
  organizationId: id,
  locationId: id,
  mode: oneOf(serviceModes),
  minimumAge: orNull(Type.Integer({ minimum: 0, maximum: 120 })),
  maximumAge: orNull(Type.Integer({ minimum: 0, maximum: 120 })),
  /** Areas whose residents may come; empty for everybody. */
  residentsOf: Type.Array(id, { maxItems: 50, uniqueItems: true }),
  bring: Type.Array(line(30), { maxItems: 10 }),
  phone: line(30, 0),
  keywords: Type.Array(line(20), { maxItems: 20 }),
  durationMinutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  picture: orNull(pictureChoice),
})

/** What somebody writes of a service. */
export const serviceEdit = record({
  ...editCore.properties,
  audiences: Type.Array(oneOf(audiences), { uniqueItems: true }),
  /** Only these audiences may book, rather than being whom it is meant for. */
  isAudienceStrict: Type.Boolean(),
  eligibility: line(200, 0),
  /** What to do before coming: 空腹. */
  preparation: Type.Array(line(30), { maxItems: 10 }),
  feeFen: orNull(Type.Integer({ minimum: 0, maximum: 10_000_000 })),
  feeNote: line(60, 0),
  placesPerSlot: Type.Integer({ minimum: 1, maximum: 1000 }),
  needsApproval: Type.Boolean(),
  noteKind: orNull(oneOf(noteKinds)),
  partyMax: Type.Integer({ minimum: 1, maximum: 6 }),
  /** Street policy when null. */
  cancelCutoffMinutes: orNull(Type.Integer({ minimum: 0, maximum: 10_080 })),
  bookingOpensDays: orNull(Type.Integer({ minimum: 0, maximum: 365 })),
  bookingClosesMinutes: orNull(Type.Integer({ minimum: 0, maximum: 10_080 })),
})
export type ServiceEdit = Static<typeof serviceEdit>

/** What the console keeps of a service and of an activity alike. */
export const managedCore = record({
  id,
  status: oneOf(serviceStatuses),
  /** Raised by every change; sent back with an edit so that two people do not overwrite each other. */
  version: Type.Integer(),
  brandName: orNull(Type.String()),
  organizationName: Type.String(),
  locationName: Type.String(),
  areaId: orNull(id),
  isSample: Type.Boolean(),
  statusReason: Type.String(),
  submittedBy: orNull(Type.String()),
  isSubmittedByCaller: Type.Boolean(),
  nextStartsAt: orNull(instant),
  updatedAt: instant,
  /** What the edit has chosen, to be looked at; null where it was erased meanwhile. */
  picture: orNull(picture),
})

/** A service as the console keeps it. */
export const managedService = record({
  ...managedCore.properties,
  edit: serviceEdit,
  assuredDate: orNull(day),
  isUnconfirmed: Type.Boolean(),
  upcomingSlots: Type.Integer(),
})
export type ManagedService = Static<typeof managedService>

export const managedSlot = record({
  id,
  startsAt: instant,
  endsAt: instant,
  status: Type.Enum(['open', 'cancelled']),
  places: Type.Integer(),
  taken: Type.Integer(),
  held: Type.Integer(),
  waiting: Type.Integer(),
  /** Its own place; null where it is had at the service's usual one. */
  locationId: orNull(id),
  /** The place at which it is had. */
  locationName: Type.String(),
  isElsewhere: Type.Boolean(),
  room: Type.String(),
  sequence: Type.Integer(),
  reason: Type.String(),
})
export type ManagedSlot = Static<typeof managedSlot>

/** Where slots are had away from the service's usual place; null means there. */
const ownLocation = orNull(id)

export const repeatRule = record({
  /** First and last day, both included. */
  from: day,
  to: day,
  /** Every n weeks. */
  everyWeeks: Type.Integer({ minimum: 1, maximum: 8 }),
  /** 0 Sunday … 6 Saturday. */
  weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { minItems: 1, uniqueItems: true }),
  time: clock,
  durationMinutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  /** Days left out by name. */
  except: Type.Array(day, { maxItems: 200 }),
  /** What happens on Chinese public holidays, and on weekends that are worked. */
  holidays: oneOf(['skip', 'keep']),
  /** What happens on days that may yet become holidays, or be worked for them; left out where nothing is said. */
  unannounced: Type.Optional(oneOf(['skip', 'keep'])),
  places: Type.Integer({ minimum: 1, maximum: 1000 }),
  locationId: Type.Optional(ownLocation),
  room: line(40, 0),
})
export type RepeatRule = Static<typeof repeatRule>

export const plannedSlot = record({
  startsAt: instant,
  endsAt: instant,
  /** Why this one is not made; null when it is. */
  left: orNull(oneOf(leftOutReasons)),
  holidayName: orNull(Type.String()),
})
export type PlannedSlot = Static<typeof plannedSlot>

/** A slot as whoever changes it has read it: what of it is changed must still be so. */
const slotSeen = record({
  startsAt: instant,
  endsAt: instant,
  places: Type.Integer(),
  locationId: ownLocation,
  room: Type.String({ maxLength: 40 }),
})

/** What several slots of one service are to become: each keeps what is not said. */
export const seriesChange = record({
  /** So many days later; earlier where it is below zero. */
  shiftDays: Type.Optional(Type.Integer({ minimum: -366, maximum: 366 })),
  /** The clock time at which each begins, on the day it then has. */
  time: Type.Optional(clock),
  durationMinutes: Type.Optional(Type.Integer({ minimum: 5, maximum: 1440 })),
  places: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  /** The room is emptied along with it, unless another is said. */
  locationId: Type.Optional(ownLocation),
  room: Type.Optional(line(40, 0)),
})
export type SeriesChange = Static<typeof seriesChange>

const seriesWish = {
  slots: Type.Array(record({ id, seen: slotSeen }), { minItems: 1, maxItems: 200 }),
  /** Null cancels them. */
  change: orNull(seriesChange),
}

/** Why one slot of several cannot be changed as all of them are. */
export const seriesObstacles = [
  'changed_meanwhile',
  'slot_cancelled',
  'slot_in_past',
  'slot_over',
  'slot_times_invalid',
  'places_below_taken',
  'slot_duplicate',
  'shift_has_arrivals',
] as const satisfies readonly RefusalCode[]
export type SeriesObstacle = (typeof seriesObstacles)[number]

export const seriesPreview = record({
  /** The slots as they will be, the soonest first; cancelled ones as they are. */
  items: Type.Array(
    record({
      slotId: id,
      startsAt: instant,
      endsAt: instant,
      places: Type.Integer(),
      locationName: Type.String(),
      room: Type.String(),
      /** Places taken, and held for those who wait. */
      taken: Type.Integer(),
      waiting: Type.Integer(),
      obstacle: orNull(oneOf(seriesObstacles)),
    }),
  ),
  /** Everybody who will be told, each once. */
  people: Type.Array(
    record({
      memberId: id,
      name: Type.String(),
      phone: orNull(Type.String()),
      /** Whether they can read it by themselves; who cannot has to be phoned. */
      hasAccount: Type.Boolean(),
      slots: Type.Integer(),
    }),
  ),
})
export type SeriesPreview = Static<typeof seriesPreview>

const managed = ['not_found', 'not_allowed'] as const

/** What services are narrowed and sorted by. */
const serviceList = {
  q: searchText,
  status: Type.Optional(oneOf(serviceStatuses)),
  unconfirmed: Type.Optional(Type.Boolean()),
  ...sortedBy(serviceSorts),
}

export const publishEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/services': {
    summary: 'Services of every status, for those who keep them',
    access: offerStaff,
    params: inStreet,
    query: record({ ...serviceList, ...paging }),
    reply: countedPage(managedService),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/services.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: offerStaff,
    params: inStreet,
    query: record(serviceList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'GET /v1/streets/:streetId/managed/services/:serviceId': {
    summary: 'A service with all that can be edited',
    access: offerStaff,
    params: inService,
    reply: managedService,
    refusals: managed,
  },
  'POST /v1/streets/:streetId/managed/services': {
    summary: 'Draft a service',
    access: keepers,
    params: inStreet,
    body: serviceEdit,
    reply: managedService,
    status: 201,
    refusals: [...managed, 'invalid_request'],
  },
  'PUT /v1/streets/:streetId/managed/services/:serviceId': {
    summary: 'Change a service; the version says what was read',
    access: keepers,
    params: inService,
    body: record({ version: Type.Integer(), edit: serviceEdit }),
    reply: managedService,
    refusals: [...managed, 'invalid_request', 'changed_meanwhile', 'service_not_editable'],
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/clone': {
    summary: 'Draft a new service from this one',
    access: keepers,
    params: inService,
    reply: managedService,
    status: 201,
    refusals: managed,
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/transition': {
    summary: 'Submit, publish, send back, pause, archive; the version says what was read',
    access: offerStaff,
    params: inService,
    body: record({ version: Type.Integer(), to: oneOf(serviceStatuses), reason: line(200, 0) }),
    reply: managedService,
    refusals: [
      ...managed,
      'changed_meanwhile',
      'transition_not_possible',
      'reason_missing',
      'same_person_reviews',
      'slot_has_bookings',
    ],
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/confirmation': {
    summary: 'Confirm that everything said of the service is still true today',
    access: keepers,
    params: inService,
    reply: managedService,
    refusals: managed,
  },
  'GET /v1/streets/:streetId/managed/services/:serviceId/poster': {
    summary: 'An A4 poster with the code that opens the service',
    access: offerStaff,
    params: inService,
    reply: file('application/pdf'),
    refusals: managed,
  },
  'GET /v1/streets/:streetId/managed/services/:serviceId/slots': {
    summary: 'Slots of a service with their counts',
    access: offerStaff,
    params: inService,
    query: record({ from: Type.Optional(day), to: Type.Optional(day) }),
    reply: list(managedSlot),
    refusals: managed,
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/slots/preview': {
    summary: 'What a repeat rule would make, with holidays said by name',
    access: keepers,
    params: inService,
    body: repeatRule,
    reply: record({
      items: Type.Array(plannedSlot),
      /** Years of the span whose public holidays have not been announced: of those only what the law fixes is known. */
      unannouncedYears: Type.Array(Type.Integer()),
    }),
    refusals: [...managed, 'invalid_request', 'slot_times_invalid'],
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/slots': {
    summary: 'Make the slots of a repeat rule; those that exist are left as they are',
    access: keepers,
    params: inService,
    body: repeatRule,
    reply: record({ made: Type.Integer(), left: Type.Integer(), items: Type.Array(managedSlot) }),
    status: 201,
    refusals: [...managed, 'invalid_request', 'slot_times_invalid', 'service_not_editable'],
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/series/preview': {
    summary:
      'What changing or cancelling several slots at once would come to: which of them, and who is told',
    access: keepers,
    params: inService,
    body: record(seriesWish),
    reply: seriesPreview,
    refusals: [...managed, 'invalid_request'],
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/series': {
    summary:
      'Change or cancel several slots at once, all of them or none; everyone concerned is told once, and why',
    access: keepers,
    params: inService,
    body: record({ ...seriesWish, reason: line(200, 0) }),
    reply: record({
      items: Type.Array(managedSlot),
      /** How many people are told on their phones, and how many have to be phoned. */
      told: Type.Integer(),
      toCall: Type.Integer(),
    }),
    refusals: [
      ...managed,
      'invalid_request',
      'series_not_possible',
      'slot_duplicate',
      'room_taken',
      'reason_missing',
    ],
  },
  'PATCH /v1/streets/:streetId/slots/:slotId': {
    summary: 'Move a slot or change its places; everyone concerned is told',
    access: keepers,
    params: inSlot,
    body: record({
      startsAt: Type.Optional(instant),
      endsAt: Type.Optional(instant),
      places: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
      /** The room is emptied along with it, unless another is said. */
      locationId: Type.Optional(ownLocation),
      room: Type.Optional(line(40, 0)),
      reason: line(200, 0),
      seen: Type.Optional(slotSeen),
    }),
    reply: managedSlot,
    refusals: [
      ...managed,
      'room_taken',
      'invalid_request',
      'changed_meanwhile',
      'slot_cancelled',
      'slot_in_past',
      'slot_times_invalid',
      'places_below_taken',
      'slot_duplicate',
      'reason_missing',
    ],
  },
  'POST /v1/streets/:streetId/slots/:slotId/cancellation': {
    summary: 'Cancel a slot; everyone concerned is told why',
    access: keepers,
    params: inSlot,
    body: reasonGiven,
    reply: managedSlot,
    refusals: [...managed, 'slot_cancelled', 'slot_over', 'shift_has_arrivals'],
  },
})
