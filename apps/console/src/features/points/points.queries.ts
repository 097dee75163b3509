import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'

const pointsKey = (streetId: string) => ['street', streetId, 'records', 'points']

export const usePointsTotals = (streetId: string) =>
  useQuery({
    queryKey: [...pointsKey(streetId), 'totals'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/points/totals', { params: { streetId } }),
  })

export interface HolderFilter {
  q: string
  isInDebt: boolean
}

export const useHolders = (streetId: string, filter: HolderFilter) =>
  usePaged({
    queryKey: [...pointsKey(streetId), 'holders', filter],
    ask: cursor => askHolders(streetId, filter, cursor),
  })

function askHolders(streetId: string, { q, isInDebt }: HolderFilter, cursor: string) {
  return call('GET /v1/streets/:streetId/managed/points', {
    params: { streetId },
    query: {
      limit: 100,
      ...(q === '' ? {} : { q }),
      ...(isInDebt ? { inDebt: true } : {}),
      ...(cursor === '' ? {} : { cursor }),
    },
  })
}
