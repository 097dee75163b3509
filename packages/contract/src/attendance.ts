import { evidenceGrades, scanConflicts, scanDenials, scanDirections } from '@yunxuan/domain'
import Type, { type Static } from 'typebox'
import { inShift } from './activity.ts'
import { placeRefusals } from './booking.ts'
import { endpoints } from './endpoint.ts'
import { day, id, inStreet, instant, list, oneOf, orNull, reasonGiven, record, streetId } from './schema.ts'

/** How many there are of a shift, for the screen that everybody sees. */
export const attendanceCounts = record({
  /** Signed up and to be there. */
  expected: Type.Integer(),
  /** Checked in at least once. */
  arrived: Type.Integer(),
  /** Of those, checked out again. */
  left: Type.Integer(),
  /** Walk-ins that wait for a yes. */
  asking: Type.Integer(),
  /** Scans that were refused. */
  refused: Type.Integer(),
})
export type AttendanceCounts = Static<typeof attendanceCounts>

export const checkInCodeView = record({
  /** Capitals, digits and colons only: a QR picture of the alphanumeric kind. */
  code: Type.String(),
  /** When the next one is to be asked for. */
  changesAt: instant,
  /** The server's time of this answer, so that a screen with a wrong clock still asks in time. */
  serverTime: instant,
  periodSeconds: Type.Integer(),
  counts: attendanceCounts,
})
export type CheckInCodeView = Static<typeof checkInCodeView>

export const scanWish = record({
  /** What was scanned, as it was read. */
  code: Type.String({ minLength: 1, maxLength: 300 }),
  direction: oneOf(scanDirections),
  /** A random id that this phone keeps. */
  deviceId: id,
  /** A child or elder of the caller who is there. */
  dependantId: Type.Optional(id),
  /** The shift this scan was opened from: a code of another one is foreign. */
  shiftId: Type.Optional(id),
  /** GCJ-02; only how far it is from the place is kept, coarsely. */
  position: Type.Optional(
    record({
      latitude: Type.Number({ minimum: -90, maximum: 90 }),
      longitude: Type.Number({ minimum: -180, maximum: 180 }),
    }),
  ),
  /** What the phone's clock said; the server's counts. */
  scannedAt: Type.Optional(instant),
})
export type ScanWish = Static<typeof scanWish>

/** What a scan made of somebody's attendance. */
export const checkIn = record({
  shiftId: id,
  activityTitle: Type.String(),
  personName: Type.String(),
  direction: oneOf(scanDirections),
  startsAt: instant,
  endsAt: instant,
  arrivedAt: orNull(instant),
  leftAt: orNull(instant),
  /** Minutes that count; 0 before the check-out. */
  minutes: Type.Integer(),
})
export type CheckIn = Static<typeof checkIn>

/** A code that the phone keeps, for a leader to scan where there is no network. */
export const personalCodeView = record({
  personId: id,
  personName: Type.String(),
  day,
  code: Type.String(),
})
export type PersonalCodeView = Static<typeof personalCodeView>

/** One scan by a leader, kept on the phone until there is network. */
export const leaderScan = record({
  /** Made by the phone that scanned: the same scan is counted once, however often it is sent. */
  scanId: id,
  personalCode: Type.String({ minLength: 1, maxLength: 300 }),
  direction: oneOf(scanDirections),
  /** What the phone's clock said. */
  scannedAt: instant,
  /** The phone that scanned. */
  deskId: id,
  /** By how much that clock is ahead of the server's, milliseconds, as last compared. */
  deviceClockOffsetMs: Type.Integer({ minimum: -1_000_000_000_000, maximum: 1_000_000_000_000 }),
})
export type LeaderScan = Static<typeof leaderScan>

export const leaderScanResults = ['accepted', 'duplicate', 'conflict', 'refused'] as const

export const leaderScanAnswer = record({
  scanId: id,
  /** Conflict: it counts, and somebody has to look at what it made. Duplicate: it was here before. */
  result: oneOf(leaderScanResults),
  /** Why it does not count. */
  reason: orNull(oneOf(scanDenials)),
  conflicts: Type.Array(oneOf(scanConflicts)),
  personName: orNull(Type.String()),
})
export type LeaderScanAnswer = Static<typeof leaderScanAnswer>

export const boardStates = ['expected', 'here', 'left'] as const

export const boardLine = record({
  signupId: id,
  personId: id,
  /** Masked on a board for the wall. */
  personName: Type.String(),
  phoneTail: orNull(Type.String()),
  state: oneOf(boardStates),
  isWalkIn: Type.Boolean(),
  arrivedAt: orNull(instant),
  leftAt: orNull(instant),
  arrivalGrade: orNull(oneOf(evidenceGrades)),
  departureGrade: orNull(oneOf(evidenceGrades)),
  minutes: Type.Integer(),
  /** Left out on a board for the wall. */
  conflicts: Type.Array(oneOf(scanConflicts)),
})
export type BoardLine = Static<typeof boardLine>

export const walkInStatuses = ['asked', 'approved', 'rejected'] as const

/** Somebody without a sign-up who is there and wants to join. */
export const walkIn = record({
  id,
  shiftId: id,
  personName: Type.String(),
  status: oneOf(walkInStatuses),
  /** When they scanned; their arrival, once approved. */
  scannedAt: instant,
  reason: Type.String(),
})
export type WalkIn = Static<typeof walkIn>

export const ledShift = record({
  id,
  activityId: id,
  activityTitle: Type.String(),
  locationName: Type.String(),
  room: Type.String(),
  startsAt: instant,
  endsAt: instant,
  counts: attendanceCounts,
})
export type LedShift = Static<typeof ledShift>

export const board = record({
  shift: record({
    id,
    activityTitle: Type.String(),
    locationName: Type.String(),
    room: Type.String(),
    startsAt: instant,
    endsAt: instant,
  }),
  counts: attendanceCounts,
  /** People whose scans somebody has to look at. */
  conflicted: Type.Integer(),
  /** Lines that fit what was asked, of which at most 200 are here, whoever moved last first. */
  matching: Type.Integer(),
  lines: Type.Array(boardLine),
  /** Empty on a board for the wall. */
  walkIns: Type.Array(walkIn),
})
export type Board = Static<typeof board>

const inWalkIn = record({ ...inShift.properties, requestId: id })

export const attendanceEndpoints = endpoints({
  'GET /v1/streets/:streetId/shifts/:shiftId/check-in-code': {
    summary: 'The code to show now, for whoever is in charge of the shift; it changes every few seconds',
    access: 'member',
    params: inShift,
    reply: checkInCodeView,
    refusals: ['not_found', 'not_allowed', 'shift_cancelled'],
  },
  'POST /v1/streets/:streetId/scans': {
    summary:
      'Check in or out by the code on the leader’s screen. Without a sign-up, one may ask to join after it',
    access: 'member',
    params: record({ streetId }),
    body: scanWish,
    reply: checkIn,
    refusals: ['not_found', ...scanDenials],
  },
  'GET /v1/streets/:streetId/me/personal-codes': {
    summary:
      'Own codes and those of dependants for the day of a shift (today without one), to keep on the phone',
    access: 'member',
    params: inStreet,
    query: record({ shiftId: Type.Optional(id) }),
    reply: list(personalCodeView),
    refusals: ['not_found', 'scan_too_late'],
  },
  'POST /v1/streets/:streetId/shifts/:shiftId/leader-scans': {
    summary: 'Hand in scans of personal codes, in any order and any number of times',
    access: 'member',
    params: inShift,
    body: record({ scans: Type.Array(leaderScan, { minItems: 1, maxItems: 500 }) }),
    reply: record({ items: Type.Array(leaderScanAnswer), counts: attendanceCounts }),
    refusals: ['not_found', 'not_allowed'],
  },
  'GET /v1/streets/:streetId/shifts/:shiftId/board': {
    summary: 'Who is expected, here and gone, live; masked when it hangs on a wall. Carries an ETag',
    access: 'member',
    params: inShift,
    query: record({
      masked: Type.Optional(Type.Boolean()),
      show: Type.Optional(oneOf(['all', ...boardStates, 'conflicted'])),
      q: Type.Optional(Type.String({ maxLength: 30 })),
    }),
    reply: board,
    refusals: ['not_found', 'not_allowed'],
  },
  'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins': {
    summary: 'Ask to join a shift one has just scanned without a sign-up; asked twice it is the same request',
    access: 'member',
    params: inShift,
    body: record({
      dependantId: Type.Optional(id),
      /** The guardian of a child under 14 agrees to this activity (个人信息保护法 §31). */
      guardianConsents: Type.Optional(Type.Boolean()),
    }),
    bodyOptional: true,
    reply: walkIn,
    status: 201,
    refusals: ['not_found', 'scan_missing', 'already_booked', 'activity_consent_missing'],
  },
  'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval': {
    summary: 'Let them join: a place is taken now, and they arrived when they scanned',
    access: 'member',
    params: inWalkIn,
    reply: walkIn,
    refusals: [...placeRefusals, 'not_allowed', 'walk_in_answered', 'reception_not_open'],
  },
  'POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection': {
    summary: 'Say no to somebody who wants to join, and why',
    access: 'member',
    params: inWalkIn,
    body: reasonGiven,
    reply: walkIn,
    refusals: ['not_found', 'not_allowed', 'walk_in_answered'],
  },
  'GET /v1/streets/:streetId/me/leading': {
    summary: 'Shifts of today that the caller is in charge of',
    access: 'member',
    params: inStreet,
    reply: list(ledShift),
    refusals: [],
  },
})
