import type { Shift } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { chosenShift, shiftUse } from './shift-use.ts'

const open: Shift = {
  id: 'open',
  activityId: 'a',
  startsAt: '2026-11-28T01:00:00.000Z',
  endsAt: '2026-11-28T03:00:00.000Z',
  status: 'open',
  places: 5,
  placesLeft: 2,
  waiting: 0,
  room: '',
  location: {
    id: 'l',
    name: '活动室',
    address: '东街 1 号',
    access: '',
    areaId: null,
    areaName: null,
    latitude: null,
    longitude: null,
  },
  isElsewhere: false,
  stalls: [],
  denial: null,
  waitlistDenial: 'slot_not_full',
  needsGuardianConsent: false,
  signupId: null,
  waitlistId: null,
}
const full: Shift = { ...open, id: 'full', placesLeft: 0, denial: 'slot_full', waitlistDenial: null }
const mine: Shift = { ...open, id: 'mine', denial: 'already_booked', signupId: 's' }
const clashing: Shift = { ...open, id: 'clashing', denial: 'time_taken', waitlistDenial: 'time_taken' }
const teamOnly: Shift = { ...open, id: 'team', denial: 'team_only', waitlistDenial: 'team_only' }

test('a denial that one can do something about is a way, any other an end', () => {
  expect([open, full, mine, teamOnly, clashing].map(shiftUse)).toEqual([
    'join',
    'wait',
    'joined',
    'way',
    'none',
  ])
  expect(shiftUse({ ...full, denial: 'already_booked', waitlistId: 'w' })).toBe('waiting')
})

test('the first shift that can be had is chosen, unless the link or the person names another', () => {
  const shifts = [clashing, full, mine, open]
  expect(chosenShift(shifts, undefined, undefined)?.id).toBe('open')
  expect(chosenShift(shifts, undefined, 'mine')?.id).toBe('mine')
  expect(chosenShift(shifts, 'full', 'mine')?.id).toBe('full')
  expect(chosenShift(shifts, 'clashing', undefined)?.id).toBe('open')
  expect(chosenShift([clashing, mine, full], undefined, undefined)?.id).toBe('full')
  expect(chosenShift([mine, teamOnly], undefined, undefined)?.id).toBe('team')
  expect(chosenShift([clashing], undefined, undefined)).toBeUndefined()
})
