import { skipToken, useQuery } from '@tanstack/react-query'
import type { ReceivedCall, Signup, SignupWait, SignupWish } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'

export type When = 'coming' | 'past'

const lookEveryMs = 30_000

export function useSignups(streetId: string, when: When) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['signups', accountId, streetId, when],
    ask: paging =>
      api('GET /v1/streets/:streetId/me/signups', { params: { streetId }, query: { when, ...paging } }),
  })
}

/** The next shifts and all one waits for; looked at again while open, since an offer does not wait long. */
export function useNextShifts() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['signups', accountId, streetId, 'next'],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/signups', { params: { streetId }, query: {} })
        : skipToken,
    refetchInterval: lookEveryMs,
  })
}

export function useSignup(signupId: string) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['signup', accountId, streetId, signupId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/signups/:signupId', { params: { streetId, signupId } })
        : skipToken,
  })
}

export function useSignUp(streetId: string, onDone: (signup: Signup) => void) {
  return useSend(
    ({ shiftId, body }: { shiftId: string; body: SignupWish }, options) =>
      api(
        'POST /v1/streets/:streetId/shifts/:shiftId/signups',
        { params: { streetId, shiftId }, body },
        options,
      ),
    signup => {
      onDone(signup)
      void queries.invalidateQueries()
    },
  )
}

export interface ShiftWaitWish {
  shiftId: string
  body: { dependantId?: string; guardianConsents?: boolean }
}

export function useWaitForShift(streetId: string, onDone: (entry: SignupWait) => void) {
  return useSend(
    ({ shiftId, body }: ShiftWaitWish, options) =>
      api(
        'POST /v1/streets/:streetId/shifts/:shiftId/waitlist',
        { params: { streetId, shiftId }, body },
        options,
      ),
    async entry => {
      await queries.invalidateQueries()
      onDone(entry)
    },
  )
}

export function useWithdraw(streetId: string, signupId: string) {
  return useSend(
    (body: { word?: string }, options) =>
      api(
        'DELETE /v1/streets/:streetId/signups/:signupId',
        { params: { streetId, signupId }, body },
        options,
      ),
    () => queries.invalidateQueries(),
  )
}

/** Calls to step in, and whether one wants any. */
export function useCalls() {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['calls', accountId, streetId],
    queryFn:
      accountId && streetId
        ? () => api('GET /v1/streets/:streetId/me/calls', { params: { streetId } })
        : skipToken,
  })
}

export function useDeclineCall(streetId: string) {
  return useSend(
    ({ id: callId, dependantId }: ReceivedCall, options) =>
      api(
        'POST /v1/streets/:streetId/replacement-calls/:callId/decline',
        { params: { streetId, callId }, body: dependantId === null ? {} : { dependantId } },
        options,
      ),
    () => queries.invalidateQueries({ queryKey: ['calls'] }),
  )
}

export function useChooseCalls(streetId: string) {
  return useSend(
    ({ dependantId, isCalled }: { dependantId: string | null; isCalled: boolean }, options) =>
      api(
        'PUT /v1/streets/:streetId/me/calls',
        { params: { streetId }, body: { isCalled, ...(dependantId === null ? {} : { dependantId }) } },
        options,
      ),
    () => queries.invalidateQueries({ queryKey: ['calls'] }),
  )
}
