import { expect, test } from 'vitest'
import { denyRoomDecision, denyRoomUse, occupiedUntil, type RoomFacts, segmentsFrom } from './room.ts'
import { shanghaiInstant } from './shanghai.ts'

// A Saturday, on which the room is had in the morning and, right after it, at noon.
const saturday = '2026-11-28'
const room: RoomFacts = {
  segments: [
    { weekday: 6, opensAt: 720, closesAt: 840 },
    { weekday: 6, opensAt: 540, closesAt: 720 },
  ],
  capacity: 20,
  isWithdrawn: false,
}
const at = (clock: string, day = saturday) => shanghaiInstant(day, clock)
const morning = { startsAt: at('09:00'), endsAt: at('12:00'), heads: 20 }
const asked = { openUses: 0, hasAsked: false, aheadDays: 28, isStaff: false, now: at('08:00') }

test('a room is had in its segments, one after the other, week by week', () => {
  const starts = segmentsFrom(room.segments, saturday, 8).map(({ startsAt }) => startsAt)
  expect(starts).toEqual([at('09:00'), at('12:00'), at('09:00', '2026-12-05'), at('12:00', '2026-12-05')])
})

test.each([
  ['the whole of one', morning, {}, undefined],
  ['half of one', { ...morning, endsAt: at('11:00') }, {}, 'segment_not_offered'],
  ['two as one', { ...morning, endsAt: at('14:00') }, {}, 'segment_not_offered'],
  ['one that has begun', morning, { now: at('09:00') }, 'segment_past'],
  ['one too far ahead', morning, { now: at('08:00', '2026-10-30') }, 'segment_too_far'],
  ['one on the last day', morning, { now: at('08:00', '2026-10-31') }, undefined],
  ['one for more than it holds', { ...morning, heads: 21 }, {}, 'heads_above_capacity'],
  ['the same once more', morning, { openUses: 1, hasAsked: true }, 'room_already_asked'],
  ['a third at once', morning, { openUses: 2 }, 'room_uses_enough'],
  ['a third, by staff', morning, { openUses: 2, isStaff: true }, undefined],
] as const)('%s', (_, wish, more, denial) => {
  expect(denyRoomUse(room, wish, { ...asked, ...more })).toBe(denial)
})

test('nothing is had of a room that is not offered any more', () => {
  expect(denyRoomUse({ ...room, isWithdrawn: true }, morning, asked)).toBe('room_not_offered')
})

test('what waits is decided once, and before it begins; what was approved may be called off until it is over', () => {
  const use = { ...morning, status: 'pending' as const }
  expect(denyRoomDecision(use, 'approved', at('08:59'))).toBeUndefined()
  expect(denyRoomDecision(use, 'approved', at('09:00'))).toBe('room_use_over')
  expect(denyRoomDecision(use, 'declined', at('20:00'))).toBeUndefined()
  expect(denyRoomDecision(use, 'called_off', at('08:00'))).toBe('room_use_decided')
  const approved = { ...morning, status: 'approved' as const }
  expect(denyRoomDecision(approved, 'declined', at('08:00'))).toBe('room_use_decided')
  expect(denyRoomDecision(approved, 'called_off', at('11:00'))).toBeUndefined()
  expect(denyRoomDecision(approved, 'withdrawn', at('12:00'))).toBe('room_use_over')
  expect(denyRoomDecision({ ...use, status: 'declined' }, 'withdrawn', at('08:00'))).toBe('room_use_decided')
})

test('what comes next waits until the room was swept', () => {
  expect(occupiedUntil(morning, 30)).toEqual(at('12:30'))
})
