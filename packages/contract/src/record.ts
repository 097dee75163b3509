import { clockStates, evidenceGrades, recordOrigins, recordSorts, suspicions } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { inShift } from './activity.ts'
import { deciders, endpoints, keepers } from './endpoint.ts'
import {
  countedPage,
  day,
  id,
  inStreet,
  instant,
  line,
  list,
  listSheet,
  oneOf,
  orNull,
  page,
  paging,
  reasonGiven,
  record,
  searchText,
  sortedBy,
  streetId,
} from './schema.ts'

const grade = oneOf(evidenceGrades)

/** Minutes that one record may hold. */
export const servedMinutes = Type.Integer({ minimum: 1, maximum: 1440 })

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
  /** Rests on scans of the caller's own: they may leave it out, and somebody else approves it. */
  isOwnScan: Type.Boolean(),
  /** The leaders whose scans it rests on. */
  scannedBy: Type.Array(Type.String()),
  /** How long after it was made a late scan reached the server, minutes; null when none was late. */
  lateMinutes: orNull(Type.Integer()),
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

/** What records are narrowed and sorted by. */
const recordList = {
  q: searchText,
  grade: Type.Optional(grade),
  from: Type.Optional(day),
  to: Type.Optional(day),
  ...sortedBy(recordSorts),
}

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
          minutes: Type.Optional(servedMinutes),
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
      'own_scan',
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
    access: keepers,
    params: inStreet,
    reply: list(waitingRoster),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/suspicions': {
    summary: 'Lines of waiting rosters that are odd, and why',
    access: keepers,
    params: inStreet,
    reply: list(suspectLine),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/me/records': {
    summary: 'Own service records and those of own children, newest first, with the sums',
    access: 'member',
    params: inStreet,
    query: record({ personId: Type.Optional(id), ...paging }),
    reply: record({
      ...page(serviceRecord).properties,
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
    access: deciders,
    params: inStreet,
    query: record({ ...recordList, ...paging }),
    reply: countedPage(serviceRecord),
    refusals: ['not_allowed'],
  },
  'GET /v1/streets/:streetId/managed/records.xlsx': {
    summary: 'The same list whole, as a spreadsheet; the log says who took it',
    access: deciders,
    params: inStreet,
    query: record(recordList),
    isLong: true,
    reply: listSheet,
    refusals: ['not_allowed', 'export_too_large'],
  },
  'POST /v1/streets/:streetId/managed/records/:recordId/reversal': {
    summary: 'Take a record back by a row with negative minutes; history stays',
    access: deciders,
    params: record({ streetId, recordId: id }),
    body: reasonGiven,
    reply: serviceRecord,
    status: 201,
    refusals: ['not_found', 'not_allowed', 'already_reversed', 'same_person_reviews'],
  },
})
