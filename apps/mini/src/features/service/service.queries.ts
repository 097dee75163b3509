import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import type { ServiceFilter } from './open-services.ts'

/** The first page has no cursor. */
const firstPage: string | undefined = undefined

export function useServices(streetId: string, filter: ServiceFilter) {
  return useInfiniteQuery({
    queryKey: ['services', streetId, filter],
    initialPageParam: firstPage,
    queryFn: ({ pageParam }) =>
      api('GET /v1/streets/:streetId/services', {
        params: { streetId },
        query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    getNextPageParam: last => last.nextCursor ?? undefined,
  })
}
