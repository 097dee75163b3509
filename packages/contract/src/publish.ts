import { audiences, categories, noteKinds, serviceModes, serviceStatuses } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, endpoints, keepers } from './endpoint.ts'
import {
  clock,
  day,
  file,
  id,
  inStreet,
  instant,
  line,
  list,
  oneOf,
  orNull,
  page,
  paging,
  reasonGiven,
  record,
  searchText,
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
})

/** What somebody writes of a service. */
export const serviceEdit = record({
  ...editCore.properties,
  audiences: Type.Array(oneOf(audiences), { uniqueItems: true }),
  /** Only these audiences may book, rather than being whom it is meant for. */
  isAudienceStrict: Type.Boolean(),
  eligibility: line(200, 0),
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
  room: Type.String(),
  sequence: Type.Integer(),
  reason: Type.String(),
})
export type ManagedSlot = Static<typeof managedSlot>

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
  places: Type.Integer({ minimum: 1, maximum: 1000 }),
  room: line(40, 0),
})
export type RepeatRule = Static<typeof repeatRule>

export const plannedSlot = record({
  startsAt: instant,
  endsAt: instant,
  /** Why this one is not made; null when it is. */
  left: orNull(oneOf(['excepted', 'holiday', 'past', 'exists'])),
  holidayName: orNull(Type.String()),
})
export type PlannedSlot = Static<typeof plannedSlot>

const managed = ['not_found', 'not_allowed'] as const

export const publishEndpoints = endpoints({
  'GET /v1/streets/:streetId/managed/services': {
    summary: 'Services of every status, for those who keep them',
    access: anyStaff,
    params: inStreet,
    query: record({
      q: searchText,
      status: Type.Optional(oneOf(serviceStatuses)),
      unconfirmed: Type.Optional(Type.Boolean()),
      ...paging,
    }),
    reply: page(managedService),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/services/:serviceId': {
    summary: 'A service with all that can be edited',
    access: anyStaff,
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
    access: anyStaff,
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
    access: anyStaff,
    params: inService,
    reply: file('application/pdf'),
    refusals: managed,
  },
  'GET /v1/streets/:streetId/managed/services/:serviceId/slots': {
    summary: 'Slots of a service with their counts',
    access: anyStaff,
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
      /** Years of the span whose public holidays have not been announced: none of them is left out or named. */
      unannouncedYears: Type.Array(Type.Integer()),
    }),
    refusals: [...managed, 'slot_times_invalid'],
  },
  'POST /v1/streets/:streetId/managed/services/:serviceId/slots': {
    summary: 'Make the slots of a repeat rule; those that exist are left as they are',
    access: keepers,
    params: inService,
    body: repeatRule,
    reply: record({ made: Type.Integer(), left: Type.Integer(), items: Type.Array(managedSlot) }),
    status: 201,
    refusals: [...managed, 'slot_times_invalid', 'service_not_editable'],
  },
  'PATCH /v1/streets/:streetId/slots/:slotId': {
    summary: 'Move a slot or change its places; everyone concerned is told',
    access: keepers,
    params: inSlot,
    body: record({
      startsAt: Type.Optional(instant),
      endsAt: Type.Optional(instant),
      places: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
      room: Type.Optional(line(40, 0)),
      reason: line(200, 0),
      /** The slot as whoever changes it has read it: what of it is changed here must still be so. */
      seen: Type.Optional(
        record({
          startsAt: instant,
          endsAt: instant,
          places: Type.Integer(),
          room: Type.String({ maxLength: 40 }),
        }),
      ),
    }),
    reply: managedSlot,
    refusals: [
      ...managed,
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
