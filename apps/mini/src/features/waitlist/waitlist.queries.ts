import { skipToken, useQuery } from '@tanstack/react-query'
import type { Booking, WaitlistEntry } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'

const lookEveryMs = 30_000

/** Own entries that wait or are offered; looked at again while open, since an offer does not wait long. */
export function useWaitlist() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['waitlist', accountId, streetId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/waitlist', { params: { streetId } })
        : skipToken,
    refetchInterval: lookEveryMs,
  })
}

export interface WaitWish {
  slotId: string
  body: { dependantId?: string; party?: number }
}

export function useWait(streetId: string, onDone: (entry: WaitlistEntry) => void) {
  return useSend(
    ({ slotId, body }: WaitWish, options) =>
      api(
        'POST /v1/streets/:streetId/slots/:slotId/waitlist',
        { params: { streetId, slotId }, body },
        options,
      ),
    async entry => {
      await queries.invalidateQueries()
      onDone(entry)
    },
  )
}

export function useAccept(streetId: string, onDone: (booking: Booking) => void) {
  return useSend(
    (entryId: string, options) =>
      api(
        'POST /v1/streets/:streetId/waitlist/:entryId/acceptance',
        { params: { streetId, entryId } },
        options,
      ),
    booking => {
      onDone(booking)
      void queries.invalidateQueries()
    },
  )
}

/** Gives an offer to the next party, or leaves the queue. */
export function useStepBack(streetId: string, onDone: () => void) {
  return useSend(
    ({ entryId, isOffered }: { entryId: string; isOffered: boolean }, options) =>
      isOffered
        ? api(
            'POST /v1/streets/:streetId/waitlist/:entryId/decline',
            { params: { streetId, entryId } },
            options,
          )
        : api('DELETE /v1/streets/:streetId/waitlist/:entryId', { params: { streetId, entryId } }, options),
    () => {
      onDone()
      void queries.invalidateQueries()
    },
  )
}
