import type { Booking } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { lastAttended } from './last-attended.ts'

const booking = (serviceId: string, status: string, dependantId: string | null = null) =>
  ({ status, dependantId, slot: { serviceId } }) as unknown as Booking
const servicesOf = (bookings: Booking[], family: string[] = []) =>
  lastAttended(bookings, family).map(({ slot }) => slot.serviceId)

test('only what somebody came to is offered again, each service once', () => {
  const bookings = ['attended', 'cancelled', 'no_show', 'attended'].map(status => booking(status, status))
  expect(servicesOf(bookings)).toEqual(['attended'])
})

test('what one has booked already is not offered again', () => {
  expect(servicesOf([booking('haircut', 'attended'), booking('haircut', 'booked')])).toEqual([])
})

test('nobody books again for somebody who was taken off the family', () => {
  const bookings = [booking('show', 'attended', 'child'), booking('class', 'attended', 'mother')]
  expect(servicesOf(bookings, ['mother'])).toEqual(['class'])
})
