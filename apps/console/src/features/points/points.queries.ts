import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import type { PointsHolder } from '@yunxuan/contract'
import { call } from '../../api/client.ts'

const pointsKey = (streetId: string) => ['street', streetId, 'hours', 'points']

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
  useInfiniteQuery({
    queryKey: [...pointsKey(streetId), 'holders', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) => askHolders(streetId, filter, pageParam),
    getNextPageParam: last => last.nextCursor,
    placeholderData: previous => previous,
  })

/** Fetches everybody a filter lets through, page by page, for a spreadsheet. */
export const useAllHolders = (streetId: string) =>
  useMutation({
    mutationFn: async (filter: HolderFilter) => {
      const holders: PointsHolder[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const page: Awaited<ReturnType<typeof askHolders>> = await askHolders(streetId, filter, cursor)
        holders.push(...page.items)
        cursor = page.nextCursor
      }
      return holders
    },
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
