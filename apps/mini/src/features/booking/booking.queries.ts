import { skipToken, useQuery } from '@tanstack/react-query'
import type { Booking, BookingWish, Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'

export type When = 'coming' | 'past'

export function useBookings(streetId: string, when: When) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['bookings', accountId, streetId, when],
    ask: paging =>
      api('GET /v1/streets/:streetId/me/bookings', { params: { streetId }, query: { when, ...paging } }),
  })
}

/** The last bookings of a returning person, newest first; empty for a guest. */
export function useLastBookings() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['bookings', accountId, streetId, 'last'],
    queryFn: accountId && streetId ? () => listLast(streetId) : skipToken,
  })
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
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['booking', accountId, streetId, bookingId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/bookings/:bookingId', { params: { streetId, bookingId } })
        : skipToken,
  })
}

export interface SlotWish {
  slotId: string
  body: BookingWish
}

export function useBook(streetId: string, onDone: (booking: Booking) => void) {
  return useSend(
    ({ slotId, body }: SlotWish, options) =>
      api(
        'POST /v1/streets/:streetId/slots/:slotId/bookings',
        { params: { streetId, slotId }, body },
        options,
      ),
    booking => {
      onDone(booking)
      void queries.invalidateQueries()
    },
  )
}

export function useCancel(streetId: string, bookingId: string) {
  return useSend(
    (body: { word?: string }, options) =>
      api(
        'DELETE /v1/streets/:streetId/bookings/:bookingId',
        { params: { streetId, bookingId }, body },
        options,
      ),
    () => queries.invalidateQueries(),
  )
}

export type Opinion = Input<'POST /v1/streets/:streetId/bookings/:bookingId/rating'>['body']

export function useRate(streetId: string, bookingId: string, onDone: () => void) {
  return useSend(
    (body: Opinion, options) =>
      api(
        'POST /v1/streets/:streetId/bookings/:bookingId/rating',
        { params: { streetId, bookingId }, body },
        options,
      ),
    async () => {
      await queries.invalidateQueries()
      onDone()
    },
  )
}
