import type { Booking, Loan, Signup, WaitlistEntry } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { nextThings } from './next-things.ts'

const now = new Date('2026-03-07T10:00:00+08:00')
const location = {
  id: 'l',
  name: '党群服务中心',
  address: '',
  areaId: null,
  areaName: null,
  latitude: null,
  longitude: null,
}
const slotAt = (clock: string, hours = 1) => {
  const startsAt = new Date(`2026-03-07T${clock}:00+08:00`)
  const endsAt = new Date(startsAt.getTime() + hours * 3_600_000)
  return { title: clock, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), location, room: '' }
}
// Only what is looked at; a whole booking has twenty fields more.
const booking = (clock: string, status = 'booked') =>
  ({ id: `b${clock}`, personName: '王秀兰', status, slot: slotAt(clock) }) as unknown as Booking
const signup = (clock: string, status = 'booked') =>
  ({
    id: `s${clock}`,
    personName: '王秀兰',
    status,
    shift: { id: 'x', ...slotAt(clock) },
  }) as unknown as Signup
const offered = (clock: string, offerExpiresAt: string | null, status = 'offered') =>
  ({
    id: `w${clock}`,
    personName: '王秀兰',
    status,
    offerExpiresAt,
    slot: slotAt(clock),
  }) as unknown as WaitlistEntry
const loan = (dueDate: string) => ({ id: `l${dueDate}`, itemName: '雨伞', location, dueDate }) as Loan
const nothing = { bookings: [], waitlist: [], signups: [], waits: [], loans: [] }

test('what is to be acted on first stands first: an offer by when it ends, the rest by when it begins', () => {
  const coming = {
    ...nothing,
    bookings: [booking('15:00'), booking('11:00')],
    signups: [signup('13:00')],
    waitlist: [offered('20:00', '2026-03-07T04:00:00.000Z')],
  }
  expect(nextThings(coming, now).map(({ id }) => id)).toEqual(['b11:00', 'w20:00', 's13:00', 'b15:00'])
})

test("tonight's show is there until it is over", () => {
  const coming = { ...nothing, bookings: [booking('09:30'), booking('08:00'), booking('20:00')] }
  expect(nextThings(coming, now).map(({ id }) => id)).toEqual(['b09:30', 'b20:00'])
})

test('what was lent is there from the day before it is due until it is back', () => {
  const loans = [loan('2026-03-09'), loan('2026-03-08'), loan('2026-03-07'), loan('2026-02-01')]
  const coming = { ...nothing, loans, bookings: [booking('20:00')] }
  expect(nextThings(coming, now).map(({ id }) => id)).toEqual([
    'b20:00',
    'l2026-03-07',
    'l2026-02-01',
    'l2026-03-08',
  ])
})

test('nothing is left of what was cancelled, or waits without an offer', () => {
  const coming = {
    ...nothing,
    bookings: [booking('11:00', 'cancelled'), booking('12:00', 'pending')],
    waitlist: [offered('13:00', null, 'waiting')],
  }
  expect(nextThings(coming, now)).toMatchObject([{ id: 'b12:00', kind: 'booking', isPending: true }])
})

test('a shift of today is the one to scan for, in or out', () => {
  const things = nextThings({ ...nothing, signups: [signup('11:00'), signup('12:00', 'attended')] }, now)
  expect(things).toMatchObject([
    { kind: 'shift-today', isIn: false },
    { kind: 'shift-today', isIn: true },
  ])
})
