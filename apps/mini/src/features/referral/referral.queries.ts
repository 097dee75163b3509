import type { Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, useOfStreet } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

/** What the organizations were asked that one works or speaks for; a guest has none. */
export function useAskedReferrals() {
  return useMine(['referrals'], streetId =>
    api('GET /v1/streets/:streetId/me/referrals', { params: { streetId } }),
  )
}

/** One of these, opened. */
export function useReferral(referralId: string) {
  return useOfStreet(['referral', referralId], streetId =>
    api('GET /v1/streets/:streetId/referrals/:referralId', { params: { streetId, referralId } }),
  )
}

/** Whom the office asked to answer what one's organization needs. */
export function useReferralsOf(matterId: string) {
  return useOfStreet(['referrals-of', matterId], streetId =>
    api('GET /v1/streets/:streetId/matters/:matterId/referrals', { params: { streetId, matterId } }),
  )
}

export type ReferralWish = Input<'POST /v1/streets/:streetId/referrals/:referralId/steps'>['body']

export function useReferralStep(referralId: string, onDone: () => void = () => undefined) {
  return useWrite(
    (body: ReferralWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/referrals/:referralId/steps',
        { params: { streetId, referralId }, body },
        options,
      ),
    afterRefresh(onDone),
  )
}
