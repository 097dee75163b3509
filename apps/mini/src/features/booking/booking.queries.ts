import type { Booking, BookingWish, Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { accountNow } from '../../session/session.ts'
import { askPageAhead, putEach, useMine, usePaged, type Whose } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'

export type When = 'coming' | 'past'

const bookingsOf = (when: When) => (streetId: string, query: Paging) =>
  listBookings(streetId, { when, ...query })

export function useBookings(when: When) {
  return usePaged(['bookings', when], bookingsOf(when))
}

/** The coming tickets are there without a network though nobody opened them. */
export function askTicketsAhead(whose: Whose): Promise<void> {
  return askPageAhead(['bookings', 'coming'], bookingsOf('coming'), whose)
}

interface Paging {
  cursor?: string
  limit?: number
}

async function listBookings(streetId: string, query: Paging & { when: When }) {
  const accountId = accountNow()
  const page = await api('GET /v1/streets/:streetId/me/bookings', { params: { streetId }, query })
  if (accountId !== undefined && query.when === 'coming') {
    putEach('booking', page.items, { accountId, streetId })
  }
  return page
}

/** The last bookings of a returning person, newest first; empty for a guest. */
export function useLastBookings() {
  return useMine(['bookings', 'last'], listLast)
}

async function listLast(streetId: string): Promise<Booking[]> {
  const of = async (when: When) => {
    const { items } = await listBookings(streetId, { when, limit: lastLooked })
    return items
  }
  const [past, coming] = await Promise.all([of('past'), of('coming')])
  return [...past, ...coming]
}

const lastLooked = 10

export function useBooking(bookingId: string) {
  return useMine(['booking', bookingId], streetId =>
    api('GET /v1/streets/:streetId/bookings/:bookingId', { params: { streetId, bookingId } }),
  )
}

export interface SlotWish {
  slotId: string
  body: BookingWish
}

export const bookSlot = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

export function useBook(about: string, onDone: (booking: Booking) => void) {
  return useWrite(
    ({ slotId, body }: SlotWish, streetId, options) =>
      api(bookSlot, { params: { streetId, slotId }, body }, options),
    beforeRefresh(onDone),
    () => about,
  )
}

export function useCancel(bookingId: string) {
  return useWrite((body: { word?: string }, streetId, options) =>
    api(
      'DELETE /v1/streets/:streetId/bookings/:bookingId',
      { params: { streetId, bookingId }, body },
      options,
    ),
  )
}

export type Opinion = Input<'POST /v1/streets/:streetId/bookings/:bookingId/rating'>['body']

export function useRate(bookingId: string, onDone: () => void) {
  return useWrite(
    (body: Opinion, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/bookings/:bookingId/rating',
        { params: { streetId, bookingId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}
