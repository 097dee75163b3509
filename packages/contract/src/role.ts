import { auditSorts, staffRoles } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { anyStaff, deciders, endpoints, reviewers } from './endpoint.ts'
import {
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
  sortedBy,
  streetId,
} from './schema.ts'

const administrator = { roles: ['administrator'] } as const

export const roleGrant = record({
  id,
  memberId: id,
  memberName: Type.String(),
  role: oneOf(staffRoles),
  areaId: orNull(id),
  areaName: orNull(Type.String()),
  organizationId: orNull(id),
  organizationName: orNull(Type.String()),
  startsAt: instant,
  endsAt: orNull(instant),
  revokedAt: orNull(instant),
  grantedByName: Type.String(),
  /** The log-in name of the console, when one was set up. */
  login: orNull(Type.String()),
})
export type RoleGrantView = Static<typeof roleGrant>

/** A console log-in that an administrator asked for and nobody answered yet. */
export const loginRequest = record({
  id,
  memberId: id,
  memberName: Type.String(),
  login: Type.String(),
  askedByName: Type.String(),
  isAskedByCaller: Type.Boolean(),
  askedAt: instant,
  endsAt: instant,
})
export type LoginRequest = Static<typeof loginRequest>

export const auditEntry = record({
  id,
  at: instant,
  /** Who acted, and as they were called then; null for the system. */
  actorId: orNull(id),
  actorName: Type.String(),
  actorRole: Type.String(),
  action: Type.String(),
  subject: Type.String(),
  subjectId: orNull(id),
  /** The service it was about, or the member of staff whose role or log-in it was; null where neither is meant. */
  about: orNull(Type.String()),
  /** What else is kept of it, without personal data. */
  detail: Type.Record(Type.String(), Type.Unknown()),
})
export type AuditEntry = Static<typeof auditEntry>

/** A list of words that people choose from. */
const wordList = Type.Array(line(20), { minItems: 1, maxItems: 60, uniqueItems: true })

export const policySettings = record({
  partyMax: Type.Integer({ minimum: 1, maximum: 6 }),
  dependantsMax: Type.Integer({ minimum: 1, maximum: 50 }),
  placesPerService: Type.Integer({ minimum: 1, maximum: 500 }),
  waitsMax: Type.Integer({ minimum: 1, maximum: 200 }),
  cancelCutoffMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  bookingOpensDays: Type.Integer({ minimum: 1, maximum: 365 }),
  bookingClosesMinutes: Type.Integer({ minimum: 0, maximum: 10_080 }),
  offerHoldMinutes: Type.Integer({ minimum: 5, maximum: 2_880 }),
  offerHoldNearMinutes: Type.Integer({ minimum: 5, maximum: 720 }),
  offerNearHours: Type.Integer({ minimum: 1, maximum: 168 }),
  noteKeptDays: Type.Integer({ minimum: 1, maximum: 30 }),
  unconfirmedAfterDays: Type.Integer({ minimum: 30, maximum: 730 }),
  ratingsShownFrom: Type.Integer({ minimum: 3, maximum: 100 }),
  checkInOpensMinutes: Type.Integer({ minimum: 0, maximum: 1_440 }),
  checkOutClosesMinutes: Type.Integer({ minimum: 0, maximum: 1_440 }),
  codePeriodSeconds: Type.Integer({ minimum: 10, maximum: 60 }),
  shortVisitMinutes: Type.Integer({ minimum: 0, maximum: 60 }),
  clockSkewMinutes: Type.Integer({ minimum: 1, maximum: 60 }),
  farAwayMetres: Type.Integer({ minimum: 100, maximum: 10_000 }),
  beyondPlanMinutes: Type.Integer({ minimum: 0, maximum: 240 }),
  handInLateMinutes: Type.Integer({ minimum: 1, maximum: 1_440 }),
  handInWithinDays: Type.Integer({ minimum: 1, maximum: 30 }),
  walkInAskMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
  attendanceSharePercent: Type.Integer({ minimum: 0, maximum: 100 }),
  recordWithinDays: Type.Integer({ minimum: 1, maximum: 60 }),
  recordWarnDays: Type.Integer({ minimum: 0, maximum: 60 }),
  backfillDayMinutes: Type.Integer({ minimum: 30, maximum: 1_440 }),
  starHours: Type.Array(Type.Integer({ minimum: 1, maximum: 100_000 }), {
    minItems: 1,
    maxItems: 10,
    uniqueItems: true,
  }),
  starNoticeDays: Type.Integer({ minimum: 7, maximum: 60 }),
  proofsPerMonth: Type.Integer({ minimum: 1, maximum: 1000 }),
  pointsPerHour: Type.Integer({ minimum: 0, maximum: 1_000 }),
  pointsShareLeaderScan: Type.Integer({ minimum: 0, maximum: 100 }),
  pointsShareRecipientConfirmed: Type.Integer({ minimum: 0, maximum: 100 }),
  pointsShareLateScan: Type.Integer({ minimum: 0, maximum: 100 }),
  pointsShareBackFilled: Type.Integer({ minimum: 0, maximum: 100 }),
  pointsShareHoliday: Type.Integer({ minimum: 100, maximum: 300 }),
  pointsKeptYears: Type.Integer({ minimum: 0, maximum: 10 }),
  pointsWarnDays: Type.Integer({ minimum: 0, maximum: 180 }),
  redemptionKeptDays: Type.Integer({ minimum: 1, maximum: 90 }),
  volunteerSkills: wordList,
  volunteerLanguages: wordList,
  volunteerCategories: wordList,
  qualificationKinds: wordList,
  teamDepthMax: Type.Integer({ minimum: 1, maximum: 6 }),
  withdrawNoticeHours: Type.Integer({ minimum: 0, maximum: 168 }),
  callWithinHours: Type.Integer({ minimum: 0, maximum: 168 }),
  callWaveSize: Type.Integer({ minimum: 1, maximum: 100 }),
  callWaveMinutes: Type.Integer({ minimum: 5, maximum: 240 }),
  callsCountedDays: Type.Integer({ minimum: 1, maximum: 365 }),
  uploadBatchRecords: Type.Integer({ minimum: 1, maximum: 5000 }),
  spotCheckRecords: Type.Integer({ minimum: 1, maximum: 500 }),
  mattersOpenMax: Type.Integer({ minimum: 1, maximum: 100 }),
  answersOpenMax: Type.Integer({ minimum: 1, maximum: 100 }),
  invitesPerDay: Type.Integer({ minimum: 0, maximum: 500 }),
  invitedPerDay: Type.Integer({ minimum: 1, maximum: 20 }),
  askersFirstHours: Type.Integer({ minimum: 0, maximum: 168 }),
  matterTakeDays: Type.Integer({ minimum: 1, maximum: 30 }),
  confidentialTakeDays: Type.Integer({ minimum: 1, maximum: 30 }),
  needAnswerDays: Type.Integer({ minimum: 1, maximum: 180 }),
  proposalAnswerDays: Type.Integer({ minimum: 1, maximum: 180 }),
  hazardNowDays: Type.Integer({ minimum: 1, maximum: 10 }),
  hazardAnswerDays: Type.Integer({ minimum: 1, maximum: 60 }),
  hazardPlanDays: Type.Integer({ minimum: 1, maximum: 180 }),
  errandAnswerDays: Type.Integer({ minimum: 1, maximum: 60 }),
  helpAnswerDays: Type.Integer({ minimum: 1, maximum: 60 }),
  taskAnswerDays: Type.Integer({ minimum: 1, maximum: 180 }),
  enterpriseAnswerDays: Type.Integer({ minimum: 1, maximum: 60 }),
  matterReopensMax: Type.Integer({ minimum: 0, maximum: 10 }),
  matterReopenDays: Type.Integer({ minimum: 1, maximum: 90 }),
  matterSettleDays: Type.Integer({ minimum: 1, maximum: 60 }),
  confidentialKeptDays: Type.Integer({ minimum: 30, maximum: 730 }),
  matterLevels: wordList,
})

export const policyView = record({
  version: Type.Integer(),
  settings: policySettings,
  changedAt: orNull(instant),
  changedByName: orNull(Type.String()),
})
export type PolicyView = Static<typeof policyView>

export const roleEndpoints = endpoints({
  'GET /v1/streets/:streetId/roles': {
    summary: 'Who holds which role, where and until when',
    access: administrator,
    params: inStreet,
    reply: list(roleGrant),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/roles': {
    summary: 'Grant a role within an area and a time span',
    access: administrator,
    params: inStreet,
    body: record({
      memberId: id,
      role: oneOf(staffRoles),
      areaId: orNull(id),
      organizationId: orNull(id),
      startsAt: Type.Optional(instant),
      endsAt: Type.Optional(orNull(instant)),
    }),
    reply: roleGrant,
    status: 201,
    refusals: ['not_allowed', 'not_found', 'role_span_invalid', 'own_role', 'invalid_request'],
  },
  'DELETE /v1/streets/:streetId/roles/:grantId': {
    summary: 'Revoke a role at once',
    access: administrator,
    params: record({ streetId, grantId: id }),
    reply: roleGrant,
    refusals: ['not_allowed', 'not_found', 'own_role'],
  },
  'GET /v1/streets/:streetId/login-requests': {
    summary:
      'Console log-ins that somebody asked for and nobody answered, for who administers the whole street',
    access: administrator,
    params: inStreet,
    reply: list(loginRequest),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/members/:memberId/login-requests': {
    summary:
      'Ask for a console log-in of somebody who holds a role, or for theirs to begin anew; the first half of the setup code is shown once, and a new request takes the place of the last',
    access: administrator,
    params: record({ streetId, memberId: id }),
    body: record({ login: line(60) }),
    reply: record({ id, login: Type.String(), firstHalf: Type.String(), endsAt: instant }),
    status: 201,
    refusals: ['not_allowed', 'not_found', 'own_role', 'name_taken'],
  },
  'POST /v1/streets/:streetId/login-requests/:requestId/approval': {
    summary:
      'Agree to it as another administrator; the second half of the setup code is shown once and counts for three days',
    access: administrator,
    params: record({ streetId, requestId: id }),
    reply: record({ login: Type.String(), secondHalf: Type.String(), endsAt: instant }),
    status: 201,
    refusals: [
      'not_allowed',
      'not_found',
      'own_role',
      'own_request',
      'administrator_new',
      'login_request_over',
      'name_taken',
    ],
  },
  'POST /v1/streets/:streetId/login-requests/:requestId/rejection': {
    summary: 'Say no to it, or withdraw it',
    access: administrator,
    params: record({ streetId, requestId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_allowed', 'not_found', 'login_request_over'],
  },
  'GET /v1/streets/:streetId/me/login-request': {
    summary: 'The console log-in that somebody asked for in my name',
    access: 'member',
    params: inStreet,
    reply: record({ request: orNull(loginRequest) }),
    refusals: [],
  },
  'POST /v1/streets/:streetId/me/login-requests/:requestId/approval': {
    summary: 'Agree to my own log-in; the whole setup code is shown once and counts for three days',
    access: 'member',
    params: record({ streetId, requestId: id }),
    reply: record({ login: Type.String(), setupCode: Type.String(), endsAt: instant }),
    status: 201,
    refusals: ['not_found', 'not_allowed', 'login_request_over', 'name_taken'],
  },
  'POST /v1/streets/:streetId/me/login-requests/:requestId/rejection': {
    summary: 'Say that I did not want it',
    access: 'member',
    params: record({ streetId, requestId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found', 'login_request_over'],
  },
  'GET /v1/streets/:streetId/audit': {
    summary: 'The log of every write',
    access: reviewers,
    params: inStreet,
    query: record({
      action: Type.Optional(Type.String({ maxLength: 60 })),
      subjectId: Type.Optional(id),
      from: Type.Optional(instant),
      to: Type.Optional(instant),
      ...sortedBy(auditSorts),
      ...paging,
      // Long pages for a spreadsheet of it.
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
    }),
    reply: page(auditEntry),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/exports': {
    summary: 'Write down that a list is saved as a spreadsheet; the console does so before it saves one',
    access: anyStaff,
    params: inStreet,
    body: record({ list: line(60), rows: Type.Integer({ minimum: 0, maximum: 10_000_000 }) }),
    reply: nothing,
    status: 204,
    refusals: [],
  },
  'GET /v1/streets/:streetId/policy': {
    summary: "The street's settings in force",
    access: deciders,
    params: inStreet,
    reply: policyView,
    refusals: ['not_allowed'],
  },
  'PUT /v1/streets/:streetId/policy': {
    summary: "Change the street's settings; the version says what was read",
    access: administrator,
    params: inStreet,
    body: record({ version: Type.Integer(), settings: policySettings }),
    reply: policyView,
    refusals: ['not_allowed', 'changed_meanwhile'],
  },
})
