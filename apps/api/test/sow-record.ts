import { scan } from '../src/features/attendance/attendance.table.ts'
import { newId } from '../src/platform/ids.ts'
import type { House } from './house.ts'
import type { SownMember, SownStreet } from './sow.ts'
import { type SownShift, sowShift, sowSignup, sowVolunteer } from './sow-shift.ts'

/** Somebody who came to a shift, and the sign-up they came by. */
export interface SownAttendee extends SownMember {
  bookingId: string
}

/** Adds a volunteer who signed up and was there between two minutes of the shift; from 0 to 120 is all of it. */
export async function sowAttendee(
  house: House,
  at: SownStreet,
  shift: SownShift,
  stay: { from?: number; to?: number | null; name?: string } = {},
): Promise<SownAttendee> {
  const who = await house.sow.aMember(at, stay.name === undefined ? {} : { name: stay.name })
  await sowVolunteer(house, who)
  const bookingId = await sowSignup(house, shift, who)
  const { from = 0, to = 120 } = stay
  await sowScan(house, shift, { ...who, bookingId }, { direction: 'in', minute: from })
  if (to !== null) await sowScan(house, shift, { ...who, bookingId }, { direction: 'out', minute: to })
  return { ...who, bookingId }
}

/** Adds a scan that counts, so many minutes after the start of the shift. */
export async function sowScan(
  house: House,
  shift: SownShift,
  who: SownAttendee,
  of: { direction: 'in' | 'out'; minute: number; scannedBy?: string },
): Promise<void> {
  const { streetId, shiftId } = shift
  const { rows } = await house.db.$client.query<{ starts_at: Date }>(
    'select starts_at from slot where street_id = $1 and id = $2',
    [streetId, shiftId],
  )
  const startsAt = rows[0]?.starts_at
  if (startsAt === undefined) throw new Error('a scan of no shift')
  const at = new Date(startsAt.getTime() + of.minute * 60_000)
  await house.db.insert(scan).values({
    streetId,
    id: newId(),
    shiftId,
    personId: who.memberId,
    memberId: who.memberId,
    bookingId: who.bookingId,
    direction: of.direction,
    grade: of.scannedBy === undefined ? 'rotating-code' : 'leader-scan',
    scannedBy: of.scannedBy ?? null,
    at,
    receivedAt: at,
    deviceId: newId(),
    clockOffsetSeconds: 0,
  })
}

/** Adds a shift that began three hours ago and lasted two. */
export function sowPastShift(house: House, at: SownStreet): Promise<SownShift> {
  const now = house.clock.now.getTime()
  return sowShift(house, at, {
    startsAt: new Date(now - 3 * 3_600_000),
    endsAt: new Date(now - 3_600_000),
  })
}

/** A line of a roster that is approved, by what was seen of it. */
export const approved = (
  who: SownAttendee,
  seenMinutes = 120,
  more: { reason?: string; minutes?: number } = {},
) => ({
  bookingId: who.bookingId,
  outcome: 'approved' as const,
  seenMinutes,
  ...more,
})

/** Approves lines of a roster on the phone of who is in charge, or of somebody else. */
export async function approve(
  house: House,
  shift: SownShift,
  lines: ReturnType<typeof approved>[],
  by: SownMember = shift.leader,
) {
  const api = await house.as(by, 'wechat')
  return api('POST /v1/streets/:streetId/shifts/:shiftId/approval', { params: shift, body: { lines } })
}

/** What somebody sees of their own hours and points. */
export async function hoursOf(house: House, who: SownMember) {
  const api = await house.as(who)
  const { streetId } = who
  const mine = await api('GET /v1/streets/:streetId/me/records', { params: { streetId }, query: {} })
  const { balance } = await api('GET /v1/streets/:streetId/me/points', { params: { streetId }, query: {} })
  return { totalMinutes: mine.totalMinutes, grades: mine.byGrade.map(one => one.grade), balance }
}
