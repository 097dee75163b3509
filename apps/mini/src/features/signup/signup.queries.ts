import type { ReceivedCall, Signup, SignupWait, SignupWish } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, usePaged } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'

export type When = 'coming' | 'past'

const lookEveryMs = 30_000

export function useSignups(when: When) {
  return usePaged(['signups', when], (streetId, paging) =>
    api('GET /v1/streets/:streetId/me/signups', { params: { streetId }, query: { when, ...paging } }),
  )
}

/** The next shifts and all one waits for; looked at again while open, since an offer does not wait long. */
export function useNextShifts() {
  return useMine(
    ['signups', 'next'],
    streetId => api('GET /v1/streets/:streetId/me/signups', { params: { streetId }, query: {} }),
    { refetchInterval: lookEveryMs },
  )
}

export function useSignup(signupId: string) {
  return useMine(['signup', signupId], streetId =>
    api('GET /v1/streets/:streetId/signups/:signupId', { params: { streetId, signupId } }),
  )
}

export function useSignUp(onDone: (signup: Signup) => void) {
  return useWrite(
    ({ shiftId, body }: { shiftId: string; body: SignupWish }, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/shifts/:shiftId/signups',
        { params: { streetId, shiftId }, body },
        options,
      ),
    beforeRefresh(onDone),
  )
}

export interface ShiftWaitWish {
  shiftId: string
  body: { dependantId?: string; guardianConsents?: boolean }
}

export function useWaitForShift(onDone: (entry: SignupWait) => void) {
  return useWrite(
    ({ shiftId, body }: ShiftWaitWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/shifts/:shiftId/waitlist',
        { params: { streetId, shiftId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}

export function useWithdraw(signupId: string) {
  return useWrite((body: { word?: string }, streetId, options) =>
    api('DELETE /v1/streets/:streetId/signups/:signupId', { params: { streetId, signupId }, body }, options),
  )
}

/** Calls to step in, and whether one wants any. */
export function useCalls() {
  return useMine(['calls'], streetId => api('GET /v1/streets/:streetId/me/calls', { params: { streetId } }))
}

export function useDeclineCall() {
  return useWrite(
    ({ id: callId, dependantId }: ReceivedCall, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/replacement-calls/:callId/decline',
        { params: { streetId, callId }, body: dependantId === null ? {} : { dependantId } },
        options,
      ),
    afterRefresh(() => undefined, 'calls'),
  )
}

export function useChooseCalls() {
  return useWrite(
    ({ dependantId, isCalled }: { dependantId: string | null; isCalled: boolean }, streetId, options) =>
      api(
        'PUT /v1/streets/:streetId/me/calls',
        { params: { streetId }, body: { isCalled, ...(dependantId === null ? {} : { dependantId }) } },
        options,
      ),
    afterRefresh(() => undefined, 'calls'),
  )
}
