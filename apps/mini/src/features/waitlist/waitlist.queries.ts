import type { Booking, WaitlistEntry } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'

const lookEveryMs = 30_000

/** Own entries that wait or are offered; looked at again while open, since an offer does not wait long. */
export function useWaitlist() {
  return useMine(
    ['waitlist'],
    streetId => api('GET /v1/streets/:streetId/me/waitlist', { params: { streetId } }),
    { refetchInterval: lookEveryMs },
  )
}

export interface WaitWish {
  slotId: string
  body: { dependantId?: string; party?: number }
}

export function useWait(onDone: (entry: WaitlistEntry) => void) {
  return useWrite(
    ({ slotId, body }: WaitWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/slots/:slotId/waitlist',
        { params: { streetId, slotId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}

export function useAccept(onDone: (booking: Booking) => void) {
  return useWrite(
    (entryId: string, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/waitlist/:entryId/acceptance',
        { params: { streetId, entryId } },
        options,
      ),
    beforeRefresh(onDone),
  )
}

/** Gives an offer to the next party, or leaves the queue. */
export function useStepBack(onDone: () => void) {
  return useWrite(
    ({ entryId, isOffered }: { entryId: string; isOffered: boolean }, streetId, options) =>
      isOffered
        ? api(
            'POST /v1/streets/:streetId/waitlist/:entryId/decline',
            { params: { streetId, entryId } },
            options,
          )
        : api('DELETE /v1/streets/:streetId/waitlist/:entryId', { params: { streetId, entryId } }, options),
    beforeRefresh(onDone),
  )
}
