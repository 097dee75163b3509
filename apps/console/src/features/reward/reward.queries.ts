import { useQuery } from '@tanstack/react-query'
import type { Input, ManagedReward, RewardEdit } from '@yunxuan/contract'
import { type RedemptionStatus, redemptionSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const rewardKey = (streetId: string) => ['street', streetId, 'rewards']

export const useRewards = (streetId: string) =>
  useQuery({
    queryKey: [...rewardKey(streetId), 'list'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/rewards', { params: { streetId } }),
  })

export const useStockMoves = (streetId: string, rewardId: string) =>
  useQuery({
    queryKey: [...rewardKey(streetId), 'moves', rewardId],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
        params: { streetId, rewardId },
      }),
  })

/** Adds a reward, or changes the one whose version was read. */
export const useKeepReward = (streetId: string) =>
  useWrite([rewardKey(streetId)], ({ before, edit }: { before: ManagedReward | null; edit: RewardEdit }) =>
    before === null
      ? call('POST /v1/streets/:streetId/managed/rewards', { params: { streetId }, body: edit })
      : call('PUT /v1/streets/:streetId/managed/rewards/:rewardId', {
          params: { streetId, rewardId: before.id },
          body: { version: before.version, edit },
        }),
  )

type Move = Input<'POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves'>['body']

export const useMoveStock = (streetId: string) =>
  useWrite([rewardKey(streetId)], ({ rewardId, move }: { rewardId: string; move: Move }) =>
    call('POST /v1/streets/:streetId/managed/rewards/:rewardId/stock-moves', {
      params: { streetId, rewardId },
      body: move,
    }),
  )

export interface RedemptionFilter {
  q: string
  status: RedemptionStatus | 'all'
  rewardId: string
  sort: string
}

export const useRedemptions = (streetId: string, filter: RedemptionFilter) =>
  usePaged({
    queryKey: [...rewardKey(streetId), 'redemptions', filter],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/redemptions', {
        params: { streetId },
        query: {
          limit: 100,
          ...wanted({ ...filter, cursor, sort: knownSort(redemptionSorts, filter.sort) }),
        },
      }),
    refetchInterval: 20_000,
  })

/** Hands over what a code stands for. */
export const useCollect = (streetId: string) =>
  useWrite([rewardKey(streetId)], (code: string) =>
    call('POST /v1/streets/:streetId/managed/redemptions/collection', {
      params: { streetId },
      body: { code },
    }),
  )

export const useTakeBack = (streetId: string) =>
  useWrite([rewardKey(streetId)], ({ redemptionId, reason }: { redemptionId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/managed/redemptions/:redemptionId/return', {
      params: { streetId, redemptionId },
      body: { reason },
    }),
  )
