import { skipToken, useQuery } from '@tanstack/react-query'
import type { Redemption } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useSend } from '../../shell/send.ts'
import { useStreetId } from '../../shell/street.queries.ts'

/** What points are redeemed for; whether this person may have each comes with it. */
export function useRewards(streetId: string, personId: string | undefined) {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['rewards', accountId, streetId, personId],
    queryFn: () =>
      api('GET /v1/streets/:streetId/rewards', {
        params: { streetId },
        query: personId === undefined ? {} : { personId },
      }),
  })
}

export interface RedeemWish {
  rewardId: string
  personId: string | undefined
}

export function useRedeem(streetId: string, onDone: (redemption: Redemption) => void) {
  return useSend(
    ({ rewardId, personId }: RedeemWish, options) =>
      api(
        'POST /v1/streets/:streetId/rewards/:rewardId/redemptions',
        { params: { streetId, rewardId }, body: personId === undefined ? {} : { personId } },
        options,
      ),
    redemption => {
      onDone(redemption)
      void queries.invalidateQueries()
    },
  )
}

export function useGiveBack(streetId: string, onDone: () => void) {
  return useSend(
    (redemptionId: string, options) =>
      api(
        'DELETE /v1/streets/:streetId/redemptions/:redemptionId',
        { params: { streetId, redemptionId } },
        options,
      ),
    async () => {
      await queries.invalidateQueries()
      onDone()
    },
  )
}

export function useRedemptions(streetId: string) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['redemptions', accountId, streetId],
    ask: paging => api('GET /v1/streets/:streetId/me/redemptions', { params: { streetId }, query: paging }),
  })
}

export function useRedemption(redemptionId: string) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: ['redemption', accountId, streetId, redemptionId],
    queryFn:
      accountId && streetId
        ? () =>
            api('GET /v1/streets/:streetId/redemptions/:redemptionId', { params: { streetId, redemptionId } })
        : skipToken,
  })
}
