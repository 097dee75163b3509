import type { Booking, BookingWish, Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, usePaged } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'

export type When = 'coming' | 'past'

export function useBookings(when: When) {
  return usePaged(['bookings', when], (streetId, paging) =>
    api('GET /v1/streets/:streetId/me/bookings', { params: { streetId }, query: { when, ...paging } }),
  )
}

/** The last bookings of a returning person, newest first; empty for a guest. */
export function useLastBookings() {
  return useMine(['bookings', 'last'], listLast)
}

async function listLast(streetId: string): Promise<Booking[]> {
  const of = async (when: When) => {
    const query = { when, limit: lastLooked }
    const { items } = await api('GET /v1/streets/:streetId/me/bookings', { params: { streetId }, query })
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

export function useBook(onDone: (booking: Booking) => void) {
  return useWrite(
    ({ slotId, body }: SlotWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/slots/:slotId/bookings',
        { params: { streetId, slotId }, body },
        options,
      ),
    beforeRefresh(onDone),
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
