import type { Slot } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { chosenSlot } from './use-wish.ts'

const free: Slot = {
  id: 'free',
  serviceId: 's',
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
  askersFirstUntil: null,
  denial: null,
  waitlistDenial: 'slot_not_full',
  bookingId: null,
  waitlistId: null,
}
const later: Slot = { ...free, id: 'later' }
const closed: Slot = { ...free, id: 'closed', denial: 'booking_closed', waitlistDenial: 'booking_closed' }

test('a time that was chosen is never replaced by another, whatever becomes of it', () => {
  expect(chosenSlot([free, closed], 'closed', undefined)?.id).toBe('closed')
  expect(chosenSlot([free, later], 'gone', undefined)).toBeUndefined()
})

test('before anything is chosen it is the one the link spoke of, or the first that can be had', () => {
  expect(chosenSlot([closed, free, later], undefined, 'later')?.id).toBe('later')
  expect(chosenSlot([closed, free, later], undefined, 'closed')?.id).toBe('free')
  expect(chosenSlot([closed], undefined, undefined)).toBeUndefined()
})
