import type { Input, ReceivedCall, Signup, SignupWait, SignupWish } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { accountNow } from '../../session/session.ts'
import { askPageAhead, putEach, useMine, usePaged, type Whose } from '../../shell/ask.ts'
import { afterRefresh, beforeRefresh, useWrite } from '../../shell/send.ts'

export type When = 'coming' | 'past'

const lookEveryMs = 30_000

const signupsOf = (when: When) => (streetId: string, paging: { cursor?: string }) =>
  listSignups(streetId, { when, ...paging })

export function useSignups(when: When) {
  return usePaged(['signups', when], signupsOf(when))
}

async function listSignups(streetId: string, query: Input<'GET /v1/streets/:streetId/me/signups'>['query']) {
  const accountId = accountNow()
  const page = await api('GET /v1/streets/:streetId/me/signups', { params: { streetId }, query })
  if (accountId !== undefined && query.when !== 'past') {
    putEach('signup', page.items, { accountId, streetId })
  }
  return page
}

/** The coming shifts are there without a network though nobody opened them; returns them. */
export async function askShiftsAhead(whose: Whose): Promise<Signup[]> {
  await askPageAhead(['signups', 'coming'], signupsOf('coming'), whose)
  const { accountId, streetId } = whose
  const list = queries.getQueryData<{ pages: { items: Signup[] }[] }>([
    'signups',
    'coming',
    accountId,
    streetId,
  ])
  return list?.pages[0]?.items ?? []
}

/** The next shifts and all one waits for; looked at again while open, since an offer does not wait long. */
export function useNextShifts() {
  return useMine(['signups', 'next'], streetId => listSignups(streetId, {}), { refetchInterval: lookEveryMs })
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
