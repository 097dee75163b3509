import { useQuery } from '@tanstack/react-query'
import { holderSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'

const pointsKey = (streetId: string) => ['street', streetId, 'records', 'points']

export const usePointsTotals = (streetId: string) =>
  useQuery({
    queryKey: [...pointsKey(streetId), 'totals'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/points/totals', { params: { streetId } }),
  })

export interface HolderFilter {
  q: string
  standing: 'all' | 'debt'
  sort: string
}

export const useHolders = (streetId: string, { q, standing, sort }: HolderFilter) =>
  usePaged({
    queryKey: [...pointsKey(streetId), 'holders', q, standing, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/points', {
        params: { streetId },
        query: {
          limit: 100,
          ...wanted({ q, inDebt: standing === 'debt', cursor, sort: knownSort(holderSorts, sort) }),
        },
      }),
  })
