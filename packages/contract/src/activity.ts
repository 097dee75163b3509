import {
  bookingDenials,
  categories,
  gateDenials,
  serviceModes,
  serviceStatuses,
  signupDenials,
  slotStatuses,
  waitlistDenials,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import {
  day,
  file,
  id,
  inStreet,
  instant,
  line,
  oneOf,
  orNull,
  page,
  paging,
  record,
  streetId,
} from './schema.ts'
import { location, named, nextSlot } from './service.ts'

const publisher = { roles: ['provider', 'coordinator', 'administrator'] } as const
const anyStaff = { roles: ['provider', 'coordinator', 'reviewer', 'administrator'] } as const

/** An activity as a list shows it, with the next shift that fits what was asked. */
export const activityCard = record({
  id,
  title: Type.String(),
  summary: Type.String(),
  category: oneOf(categories),
  brand: orNull(named),
  /** The street's project it belongs to; empty for none. */
  project: Type.String(),
  organization: named,
  team: orNull(named),
  locationName: Type.String(),
  areaName: orNull(Type.String()),
  mode: oneOf(serviceModes),
  isTeamOnly: Type.Boolean(),
  isSample: Type.Boolean(),
  /** From where the caller said they are; null when they did not, or the place has no coordinates. */
  distanceMetres: orNull(Type.Integer({ minimum: 0 })),
  nextShift: nextSlot,
})
export type ActivityCard = Static<typeof activityCard>

/** A stall of a market day as a shift has it. */
export const stall = record({
  id,
  name: Type.String(),
  organizationName: Type.String(),
  /** Volunteers wanted, and how many have chosen it. */
  places: Type.Integer(),
  taken: Type.Integer(),
})
export type Stall = Static<typeof stall>

/** A shift as this caller sees it: the decision comes with it. */
export const shift = record({
  id,
  activityId: id,
  startsAt: instant,
  endsAt: instant,
  status: oneOf(slotStatuses),
  places: Type.Integer(),
  placesLeft: Type.Integer(),
  waiting: Type.Integer(),
  room: Type.String(),
  stalls: Type.Array(stall),
  /** Why this caller (or the chosen dependant) may not sign up now; null when they may. */
  denial: orNull(oneOf([...signupDenials, ...bookingDenials])),
  /** Why they may not wait for it; null when they may. */
  waitlistDenial: orNull(oneOf([...signupDenials, ...waitlistDenials, ...bookingDenials])),
  /** Under 14: the guardian agrees to each activity, in the sign-up. */
  needsGuardianConsent: Type.Boolean(),
  signupId: orNull(id),
  waitlistId: orNull(id),
})
export type Shift = Static<typeof shift>

/** All that an activity's page shows (条例 §12: what is done, what it asks and what may happen is told before). */
export const activity = record({
  id,
  title: Type.String(),
  summary: Type.String(),
  description: Type.String(),
  /** What volunteers do; becomes the content of their records (令67 §7). */
  content: Type.String(),
  category: oneOf(categories),
  brand: orNull(named),
  project: Type.String(),
  organization: named,
  team: orNull(named),
  responsibleName: Type.String(),
  isTeamOnly: Type.Boolean(),
  skills: Type.Array(Type.String()),
  qualification: orNull(Type.String()),
  minimumAge: orNull(Type.Integer()),
  maximumAge: orNull(Type.Integer()),
  residentsOf: Type.Array(named),
  risk: Type.String(),
  insurance: Type.String(),
  training: Type.String(),
  bring: Type.Array(Type.String()),
  phone: Type.String(),
  location,
  mode: oneOf(serviceModes),
  isSample: Type.Boolean(),
  /** Signing up is undone freely until so long before the start. */
  withdrawNoticeMinutes: Type.Integer(),
  shifts: Type.Array(shift),
})
export type Activity = Static<typeof activity>

export const activityQuery = record({
  q: Type.Optional(Type.String({ maxLength: 60 })),
  from: Type.Optional(day),
  to: Type.Optional(day),
  brand: Type.Optional(id),
  project: Type.Optional(line(40)),
  teamId: Type.Optional(id),
  /** Only activities of teams the caller or one of their children is in. */
  mine: Type.Optional(Type.Boolean()),
  /** Nearest first, seen from here (GCJ-02); without it a member's own area comes first. */
  near: Type.Optional(Type.Boolean()),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  lng: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  /** Only with places left. */
  open: Type.Optional(Type.Boolean()),
  ...paging,
})
export type ActivityQuery = Static<typeof activityQuery>

/** The questions before publishing: is this volunteering? (令67 §19) */
export const volunteeringAnswers = record({
  isVoluntary: Type.Boolean(),
  helpsOthers: Type.Boolean(),
  isPaid: Type.Boolean(),
  isMeeting: Type.Boolean(),
  isDuty: Type.Boolean(),
  isClass: Type.Boolean(),
  isRisky: Type.Boolean(),
})

export const stallEdit = record({
  /** Left out for a new one. */
  id: Type.Optional(id),
  name: line(30),
  organizationName: line(40, 0),
  places: Type.Integer({ minimum: 1, maximum: 1000 }),
})

/** What somebody writes of an activity. */
export const activityEdit = record({
  title: line(40),
  summary: line(60),
  description: line(2000, 0),
  /** What volunteers do (令67 §7). */
  content: line(200),
  category: oneOf(categories),
  brandId: orNull(id),
  project: line(40, 0),
  organizationId: id,
  locationId: id,
  mode: oneOf(serviceModes),
  teamId: orNull(id),
  /** The member who answers for it (负责人), and those who lead shifts with them. */
  responsibleId: id,
  leaderIds: Type.Array(id, { maxItems: 20, uniqueItems: true }),
  isTeamOnly: Type.Boolean(),
  skills: Type.Array(line(20), { maxItems: 10, uniqueItems: true }),
  /** The kind of qualification without which nobody may come. */
  qualification: orNull(line(20)),
  minimumAge: orNull(Type.Integer({ minimum: 0, maximum: 120 })),
  maximumAge: orNull(Type.Integer({ minimum: 0, maximum: 120 })),
  residentsOf: Type.Array(id, { maxItems: 50, uniqueItems: true }),
  risk: line(300, 0),
  /** Insurer and kind of the accident insurance; a risky activity is not published without. */
  insurance: line(100, 0),
  training: line(200, 0),
  bring: Type.Array(line(30), { maxItems: 10 }),
  phone: line(30, 0),
  keywords: Type.Array(line(20), { maxItems: 20 }),
  durationMinutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  placesPerShift: Type.Integer({ minimum: 1, maximum: 1000 }),
  /** Street policy when null. */
  withdrawNoticeMinutes: orNull(Type.Integer({ minimum: 0, maximum: 10_080 })),
  opensDays: orNull(Type.Integer({ minimum: 0, maximum: 365 })),
  /** Stalls of a market day; empty for any other. */
  stalls: Type.Array(stallEdit, { maxItems: 100 }),
  /** Null until they were given. */
  answers: orNull(volunteeringAnswers),
  isTemplate: Type.Boolean(),
})
export type ActivityEdit = Static<typeof activityEdit>

/** An activity as the console keeps it; its shifts are kept by the endpoints of slots under its id. */
export const managedActivity = record({
  id,
  status: oneOf(serviceStatuses),
  version: Type.Integer(),
  edit: activityEdit,
  brandName: orNull(Type.String()),
  organizationName: Type.String(),
  locationName: Type.String(),
  teamName: orNull(Type.String()),
  /** Those in charge by name, the responsible one first. */
  leaders: Type.Array(named),
  areaId: orNull(id),
  isSample: Type.Boolean(),
  statusReason: Type.String(),
  submittedBy: orNull(Type.String()),
  isSubmittedByCaller: Type.Boolean(),
  /** Why it may not be submitted or published as it stands; null when it may. */
  gateDenial: orNull(oneOf(gateDenials)),
  upcomingShifts: Type.Integer(),
  nextStartsAt: orNull(instant),
  updatedAt: instant,
})
export type ManagedActivity = Static<typeof managedActivity>

export const inActivity = record({ streetId, activityId: id })
export const inShift = record({ streetId, shiftId: id })

const managed = ['not_found', 'not_allowed'] as const

export const activityEndpoints = endpoints({
  'GET /v1/streets/:streetId/activities': {
    summary: 'Published activities with a shift to come, soonest or nearest first',
    access: 'public',
    params: inStreet,
    query: activityQuery,
    reply: page(activityCard),
    refusals: ['not_found', 'invalid_request'],
  },
  'GET /v1/streets/:streetId/activities/:activityId': {
    summary: 'A published activity with its shifts that are not over, as this caller may use them',
    access: 'public',
    params: inActivity,
    query: record({ dependantId: Type.Optional(id) }),
    reply: activity,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/activities': {
    summary: 'Activities of every status, for those who keep them',
    access: anyStaff,
    params: inStreet,
    query: record({
      q: Type.Optional(Type.String({ maxLength: 60 })),
      status: Type.Optional(oneOf(serviceStatuses)),
      teamId: Type.Optional(id),
      brandId: Type.Optional(id),
      /** Only templates, or none of them. */
      template: Type.Optional(Type.Boolean()),
      sort: Type.Optional(oneOf(['newest', 'soonest'])),
      ...paging,
    }),
    reply: page(managedActivity),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/activities/:activityId': {
    summary: 'An activity with all that can be edited',
    access: anyStaff,
    params: inActivity,
    reply: managedActivity,
    refusals: managed,
  },
  'POST /v1/streets/:streetId/managed/activities': {
    summary: 'Draft an activity',
    access: publisher,
    params: inStreet,
    body: activityEdit,
    reply: managedActivity,
    status: 201,
    refusals: [...managed, 'invalid_request'],
  },
  'PUT /v1/streets/:streetId/managed/activities/:activityId': {
    summary: 'Change an activity; the version says what was read',
    access: publisher,
    params: inActivity,
    body: record({ version: Type.Integer(), edit: activityEdit }),
    reply: managedActivity,
    refusals: [
      ...managed,
      'invalid_request',
      'changed_meanwhile',
      'service_not_editable',
      'stall_taken',
      ...gateDenials,
    ],
  },
  'POST /v1/streets/:streetId/managed/activities/:activityId/clone': {
    summary: 'Draft a new activity from this one or from a template',
    access: publisher,
    params: inActivity,
    reply: managedActivity,
    status: 201,
    refusals: managed,
  },
  'POST /v1/streets/:streetId/managed/activities/:activityId/transition': {
    summary:
      'Submit, publish, send back, pause, archive; what is not volunteering is neither submitted nor published',
    access: anyStaff,
    params: inActivity,
    body: record({ to: oneOf(serviceStatuses), reason: line(200, 0) }),
    reply: managedActivity,
    refusals: [
      ...managed,
      'transition_not_possible',
      'reason_missing',
      'same_person_reviews',
      'slot_has_bookings',
      ...gateDenials,
    ],
  },
  'GET /v1/streets/:streetId/managed/activities/:activityId/poster': {
    summary: 'An A4 poster with the code that opens the activity',
    access: anyStaff,
    params: inActivity,
    reply: file('application/pdf'),
    refusals: managed,
  },
})
