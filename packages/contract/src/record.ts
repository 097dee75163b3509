import {
  backfillDenials,
  clockStates,
  correctionDenials,
  correctionStatuses,
  evidenceGrades,
  recordOrigins,
  suspicions,
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

const keeper = { roles: ['coordinator', 'administrator'] } as const
const proposer = { roles: ['provider', 'coordinator', 'administrator'] } as const
const decider = { roles: ['coordinator', 'reviewer', 'administrator'] } as const

const grade = oneOf(evidenceGrades)
const minutes = Type.Integer({ minimum: 1, maximum: 1440 })

/** Minutes somebody served, with the seven things 令67 §7 asks for; a reversal has negative minutes. */
export const serviceRecord = record({
  id,
  personId: id,
  personName: Type.String(),
  number: Type.String(),
  title: Type.String(),
  servedOn: day,
  place: Type.String(),
  content: Type.String(),
  minutes: Type.Integer(),
  organizationName: Type.String(),
  responsibleName: Type.String(),
  grade,
  origin: oneOf(recordOrigins),
  shiftId: orNull(id),
  reverses: orNull(id),
  replaces: orNull(id),
  /** Taken back by a later row. */
  isReversed: Type.Boolean(),
  reason: Type.String(),
  approvedAt: instant,
  approvedByName: Type.String(),
  /** Its place in the street's chain of hours. */
  chainSeq: Type.Integer(),
  /** The correction asked for that is still open; null when there is none. */
  openCorrectionId: orNull(id),
})
export type ServiceRecord = Static<typeof serviceRecord>

/** Minutes by the evidence they rest on. */
export const gradeSum = record({ grade, minutes: Type.Integer(), records: Type.Integer() })

/** A line of a roster that becomes a record, or does not. */
export const rosterRecord = record({
  bookingId: id,
  personId: id,
  personName: Type.String(),
  number: orNull(Type.String()),
  arrivedAt: orNull(instant),
  leftAt: orNull(instant),
  minutes: Type.Integer(),
  grade: orNull(grade),
  suspicions: Type.Array(oneOf(suspicions)),
  /** The caller's own line, which somebody else approves. */
  isOwn: Type.Boolean(),
  decided: orNull(
    record({
      outcome: oneOf(['approved', 'left_out']),
      minutes: Type.Integer(),
      reason: Type.String(),
      byName: Type.String(),
      at: instant,
    }),
  ),
})
export type RosterRecord = Static<typeof rosterRecord>

export const recordRoster = record({
  shiftId: id,
  title: Type.String(),
  startsAt: instant,
  endsAt: instant,
  plannedMinutes: Type.Integer(),
  isOver: Type.Boolean(),
  clock: record({ workingDays: Type.Integer(), state: oneOf(clockStates), withinDays: Type.Integer() }),
  lines: Type.Array(rosterRecord),
})
export type RecordRoster = Static<typeof recordRoster>

/** A shift whose roster waits for somebody's yes (令67 §11). */
export const waitingRoster = record({
  shiftId: id,
  activityId: id,
  title: Type.String(),
  organizationName: Type.String(),
  startsAt: instant,
  endsAt: instant,
  workingDays: Type.Integer(),
  state: oneOf(clockStates),
  arrivals: Type.Integer(),
  undecided: Type.Integer(),
})
export type WaitingRoster = Static<typeof waitingRoster>

/** A line to be looked at twice before it is approved, and why. */
export const suspectLine = record({
  shiftId: id,
  title: Type.String(),
  startsAt: instant,
  line: rosterRecord,
})
export type SuspectLine = Static<typeof suspectLine>

export const correctionView = record({
  id,
  personName: Type.String(),
  number: orNull(Type.String()),
  text: Type.String(),
  wishedMinutes: orNull(Type.Integer()),
  status: oneOf(correctionStatuses),
  answer: orNull(Type.String()),
  answeredAt: orNull(instant),
  answeredByName: orNull(Type.String()),
  createdAt: instant,
  /** What it is about: a record, or a sign-up that has none. */
  record: orNull(serviceRecord),
  title: Type.String(),
  servedOn: day,
  newRecordId: orNull(id),
})
export type CorrectionView = Static<typeof correctionView>

export const backfillView = record({
  id,
  personId: id,
  personName: Type.String(),
  number: orNull(Type.String()),
  shiftId: orNull(id),
  title: Type.String(),
  servedOn: day,
  place: Type.String(),
  content: Type.String(),
  minutes: Type.Integer(),
  organizationName: Type.String(),
  responsibleName: Type.String(),
  reason: Type.String(),
  attachment: record({ id, fileName: Type.String(), mediaType: Type.String() }),
  proposedByName: Type.String(),
  proposedAt: instant,
  isProposedByCaller: Type.Boolean(),
  status: oneOf(['open', 'approved', 'refused']),
  decidedByName: orNull(Type.String()),
  decidedAt: orNull(instant),
  decisionReason: Type.String(),
})
export type BackfillView = Static<typeof backfillView>

const backfillWish = record({
  /** The volunteer's number, as it stands on the card. */
  number: line(20),
  /** The shift they served in; what it says of title, day, place and content is taken from there. */
  shiftId: orNull(id),
  title: line(40),
  servedOn: day,
  place: line(60),
  content: line(200),
  minutes,
  organizationId: id,
  responsibleName: line(20),
  reason: line(200),
  attachmentId: id,
})
export type BackfillWish = Static<typeof backfillWish>

const inShift = record({ streetId, shiftId: id })
const head = record({ seq: Type.Integer(), hash: Type.String() })

export const recordEndpoints = endpoints({
  'GET /v1/streets/:streetId/shifts/:shiftId/record-roster': {
    summary: 'What the lines of a roster would become, for whoever is in charge of the shift',
    access: 'member',
    params: inShift,
    reply: recordRoster,
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/shifts/:shiftId/approval': {
    summary: 'Decide lines of a roster: all named ones, or none',
    access: 'member',
    params: inShift,
    body: record({
      lines: Type.Array(
        record({
          bookingId: id,
          outcome: oneOf(['approved', 'left_out']),
          /** What the caller saw; another number since then refuses the whole. */
          seenMinutes: Type.Integer({ minimum: 0 }),
          /** Fewer minutes than the evidence shows. */
          minutes: Type.Optional(minutes),
          reason: Type.Optional(line(200, 0)),
        }),
        { minItems: 1, maxItems: 3000 },
      ),
    }),
    reply: recordRoster,
    refusals: [
      'not_found',
      'not_allowed',
      'changed_meanwhile',
      'own_line',
      'already_approved',
      'already_recorded',
      'nobody_arrived',
      'attendance_too_short',
      'minutes_beyond_evidence',
      'reason_missing',
      'shift_not_over',
    ],
  },
  'GET /v1/streets/:streetId/managed/approvals': {
    summary: 'Shifts that are over and whose rosters wait, the longest first, with the 10-working-day clock',
    access: proposer,
    params: inStreet,
    reply: record({ items: Type.Array(waitingRoster) }),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/suspicions': {
    summary: 'Lines of waiting rosters that are odd, and why',
    access: proposer,
    params: inStreet,
    reply: record({ items: Type.Array(suspectLine) }),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/me/records': {
    summary: 'Own service records and those of own children, newest first, with the sums',
    access: 'member',
    params: inStreet,
    query: record({ personId: Type.Optional(id), ...paging }),
    reply: record({
      items: Type.Array(serviceRecord),
      nextCursor: orNull(Type.String()),
      totalMinutes: Type.Integer(),
      byGrade: Type.Array(gradeSum),
    }),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/me/records/:recordId': {
    summary: 'One own service record, or one of an own child',
    access: 'member',
    params: record({ streetId, recordId: id }),
    reply: serviceRecord,
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/records': {
    summary: 'Service records, newest first',
    access: decider,
    params: inStreet,
    query: record({
      q: Type.Optional(Type.String({ maxLength: 60 })),
      grade: Type.Optional(grade),
      from: Type.Optional(day),
      to: Type.Optional(day),
      ...paging,
    }),
    reply: page(serviceRecord),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/records/:recordId/reversal': {
    summary: 'Take a record back by a row with negative minutes; history stays',
    access: decider,
    params: record({ streetId, recordId: id }),
    body: record({ reason: line(200) }),
    reply: serviceRecord,
    status: 201,
    refusals: ['not_found', 'not_allowed', 'already_reversed', 'same_person_reviews'],
  },
  'POST /v1/streets/:streetId/records/:recordId/corrections': {
    summary: 'Say that an own record is wrong (令67 §13)',
    access: 'member',
    params: record({ streetId, recordId: id }),
    body: record({ text: line(500), wishedMinutes: Type.Optional(minutes) }),
    reply: correctionView,
    status: 201,
    refusals: ['not_found', 'already_asked', 'already_reversed'],
  },
  'POST /v1/streets/:streetId/signups/:signupId/corrections': {
    summary: 'Say that the record of an own shift is missing',
    access: 'member',
    params: record({ streetId, signupId: id }),
    body: record({ text: line(500), wishedMinutes: Type.Optional(minutes) }),
    reply: correctionView,
    status: 201,
    refusals: ['not_found', 'already_asked', 'already_recorded', 'shift_not_over'],
  },
  'GET /v1/streets/:streetId/me/corrections': {
    summary: 'What one asked to be corrected, and what was answered',
    access: 'member',
    params: inStreet,
    reply: record({ items: Type.Array(correctionView) }),
    refusals: [],
  },
  'GET /v1/streets/:streetId/managed/corrections': {
    summary: 'What volunteers asked to be corrected: open ones first',
    access: decider,
    params: inStreet,
    reply: record({ items: Type.Array(correctionView) }),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer': {
    summary: 'Correct it by a reversal and a new row, or refuse it with a reason',
    access: decider,
    params: record({ streetId, correctionId: id }),
    body: record({
      isAccepted: Type.Boolean(),
      /** What the record should say; needed when accepted, 0 to only take it back. */
      minutes: Type.Optional(Type.Integer({ minimum: 0, maximum: 1440 })),
      answer: line(500),
    }),
    reply: correctionView,
    refusals: ['not_found', 'not_allowed', 'not_a_volunteer', ...correctionDenials],
  },
  'POST /v1/streets/:streetId/managed/attachments': {
    summary: 'Keep a paper that proves something (JPEG, PNG or PDF, at most 2 MB)',
    access: proposer,
    params: inStreet,
    upload: true,
    reply: record({ id, fileName: Type.String(), mediaType: Type.String() }),
    status: 201,
    refusals: ['not_allowed', 'unsupported_media', 'body_too_large'],
  },
  'GET /v1/streets/:streetId/managed/attachments/:attachmentId': {
    summary: 'A paper as it was kept',
    access: { roles: ['provider', 'coordinator', 'reviewer', 'administrator'] },
    params: record({ streetId, attachmentId: id }),
    reply: file('application/octet-stream'),
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/backfills': {
    summary: 'Hours proposed to be written down afterwards: open ones first',
    access: { roles: ['provider', 'coordinator', 'reviewer', 'administrator'] },
    params: inStreet,
    reply: record({ items: Type.Array(backfillView) }),
    refusals: ['not_allowed'],
  },
  'POST /v1/streets/:streetId/managed/backfills': {
    summary: 'Propose hours to be written down afterwards; a second person decides',
    access: proposer,
    params: inStreet,
    body: backfillWish,
    reply: backfillView,
    status: 201,
    refusals: ['not_found', 'not_allowed', ...backfillDenials],
  },
  'POST /v1/streets/:streetId/managed/backfills/:backfillId/decision': {
    summary: 'Approve or refuse back-filled hours, as a second person',
    access: decider,
    params: record({ streetId, backfillId: id }),
    body: record({ isApproved: Type.Boolean(), reason: line(200, 0) }),
    reply: backfillView,
    refusals: ['not_found', 'not_allowed', 'reason_missing', ...backfillDenials],
  },
  'GET /v1/streets/:streetId/chain/heads': {
    summary: 'The published heads of the chain of hours, by month, and where it stands now',
    access: 'public',
    params: inStreet,
    reply: record({
      current: orNull(record({ ...head.properties, at: instant })),
      months: Type.Array(record({ month: Type.String(), ...head.properties, publishedAt: instant })),
    }),
    refusals: ['not_found'],
  },
  'GET /v1/streets/:streetId/managed/chain/export': {
    summary: 'The whole chain as lines of JSON, for `yunxuan verify`; volunteers by number, without names',
    access: keeper,
    params: inStreet,
    reply: file('application/x-ndjson'),
    refusals: ['not_allowed'],
  },
})
