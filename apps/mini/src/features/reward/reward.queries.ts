import type { Redemption } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { beforeRefresh, useWrite } from '../../shell/send.ts'

/** What points are redeemed for; whether this person may have each comes with it. */
export function useRewards(personId: string | undefined) {
  return useOfStreet(['rewards', personId], streetId =>
    api('GET /v1/streets/:streetId/rewards', {
      params: { streetId },
      query: personId === undefined ? {} : { personId },
    }),
  )
}

export interface RedeemWish {
  rewardId: string
  personId: string | undefined
}

export function useRedeem(onDone: (redemption: Redemption) => void) {
  return useWrite(
    ({ rewardId, personId }: RedeemWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/rewards/:rewardId/redemptions',
        { params: { streetId, rewardId }, body: personId === undefined ? {} : { personId } },
        options,
      ),
    beforeRefresh(onDone),
  )
}

export function useGiveBack() {
  return useWrite((redemptionId: string, streetId, options) =>
    api(
      'DELETE /v1/streets/:streetId/redemptions/:redemptionId',
      { params: { streetId, redemptionId } },
      options,
    ),
  )
}

export function useRedemptions() {
  return usePaged(['redemptions'], (streetId, paging) =>
    api('GET /v1/streets/:streetId/me/redemptions', { params: { streetId }, query: paging }),
  )
}

export function useRedemption(redemptionId: string) {
  return useMine(['redemption', redemptionId], streetId =>
    api('GET /v1/streets/:streetId/redemptions/:redemptionId', { params: { streetId, redemptionId } }),
  )
}
