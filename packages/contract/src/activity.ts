import {
  activitySorts,
  bookingDenials,
  gateDenials,
  serviceStatuses,
  signupDenials,
  waitlistDenials,
} from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { endpoints, keepers, offerStaff } from './endpoint.ts'
import { editCore, managedCore } from './publish.ts'
import {
  countedPage,
  day,
  file,
  id,
  inStreet,
  line,
  listSheet,
  oneOf,
  orNull,
  page,
  paging,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'
import { cardCore, named, nextSlot, pageCore, slotCore } from './service.ts'

/** An activity as a list shows it, with the next shift that fits what was asked. */
export const activityCard = record({
  ...cardCore.properties,
  locationName: Type.String(),
  areaName: orNull(Type.String()),
  /** The street's project it belongs to; empty for none. */
  project: Type.String(),
  team: orNull(named),
  isTeamOnly: Type.Boolean(),
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
  ...slotCore.properties,
  activityId: id,
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
  ...cardCore.properties,
  ...pageCore.properties,
  /** What volunteers do; becomes the content of their records (令67 §7). */
  content: Type.String(),
  project: Type.String(),
  team: orNull(named),
  /** Masked for whoever neither takes part in a coming shift nor leads. */
  responsibleName: Type.String(),
  isTeamOnly: Type.Boolean(),
  skills: Type.Array(Type.String()),
  qualification: orNull(Type.String()),
  risk: Type.String(),
  insurance: Type.String(),
  training: Type.String(),
  /** Signing up is undone freely until so long before the start. */
  withdrawNoticeMinutes: Type.Integer(),
  shifts: Type.Array(shift),
})
export type Activity = Static<typeof activity>

export const activityQuery = record({
  q: searchText,
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
  ...editCore.properties,
  /** What volunteers do (令67 §7). */
  content: line(200),
  project: line(40, 0),
  teamId: orNull(id),
  /** The member who answers for it (负责人), and those who lead shifts with them. */
  responsibleId: id,
  leaderIds: Type.Array(id, { maxItems: 20, uniqueItems: true }),
  isTeamOnly: Type.Boolean(),
  skills: Type.Array(line(20), { maxItems: 10, uniqueItems: true }),
  /** The kind of qualification without which nobody may come. */
  qualification: orNull(line(20)),
  risk: line(300, 0),
  /** Insurer and kind of the accident insurance; a risky activity is not published without. */
  insurance: line(100, 0),
  training: line(200, 0),
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
  ...managedCore.properties,
  edit: activityEdit,
  teamName: orNull(Type.String()),
  /** Those in charge by name, the responsible one first. */
  leaders: Type.Array(named),
  /** Why it may not be submitted or published as it stands; null when it may. */
  gateDenial: orNull(oneOf(gateDenials)),
  upcomingShifts: Type.Integer(),
})
export type ManagedActivity = Static<typeof managedActivity>

export const inActivity = record({ streetId, activityId: id })
export const inShift = record({ streetId, shiftId: id })

const managed = ['not_found', 'not_allowed'] as const

/** What activities are narrowed and sorted by. */
const activityList = {
  q: searchText,
  status: Type.Optional(oneOf(serviceStatuses)),
  teamId: Type.Optional(id),
  brandId: Type.Optional(id),
  /** Only templates, or none of them. */
  template: Type.Optional(Type.Boolean()),
  ...sortedBy(activitySorts),
}

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
    access: offerStaff,
    params: inStreet,
    query: record({ ...activityList, ...paging }),
    reply: countedPage(managedActivity),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/activities.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: offerStaff,
    params: inStreet,
    query: record(activityList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'GET /v1/streets/:streetId/managed/activities/:activityId': {
    summary: 'An activity with all that can be edited',
    access: offerStaff,
    params: inActivity,
    reply: managedActivity,
    refusals: managed,
  },
  'POST /v1/streets/:streetId/managed/activities': {
    summary: 'Draft an activity',
    access: keepers,
    params: inStreet,
    body: activityEdit,
    reply: managedActivity,
    status: 201,
    refusals: [...managed, 'invalid_request'],
  },
  'PUT /v1/streets/:streetId/managed/activities/:activityId': {
    summary: 'Change an activity; the version says what was read',
    access: keepers,
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
    access: keepers,
    params: inActivity,
    reply: managedActivity,
    status: 201,
    refusals: managed,
  },
  'POST /v1/streets/:streetId/managed/activities/:activityId/transition': {
    summary:
      'Submit, publish, send back, pause, archive what was read in this version; what is not volunteering is neither submitted nor published',
    access: offerStaff,
    params: inActivity,
    body: record({ version: Type.Integer(), to: oneOf(serviceStatuses), reason: line(200, 0) }),
    reply: managedActivity,
    refusals: [
      ...managed,
      'changed_meanwhile',
      'transition_not_possible',
      'reason_missing',
      'same_person_reviews',
      'slot_has_bookings',
      ...gateDenials,
    ],
  },
  'GET /v1/streets/:streetId/managed/activities/:activityId/poster': {
    summary: 'An A4 poster with the code that opens the activity',
    access: offerStaff,
    params: inActivity,
    reply: file('application/pdf'),
    refusals: managed,
  },
})
