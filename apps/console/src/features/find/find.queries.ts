import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'

/** A few of each kind by what was typed, once typing has paused. */
export const useFound = (streetId: string, q: string) =>
  useQuery({
    queryKey: ['street', streetId, 'find', q],
    enabled: q !== '',
    staleTime: 10_000,
    // What was looked for names people: it is not kept once nobody shows it.
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: () => call('GET /v1/streets/:streetId/find', { params: { streetId }, query: { q } }),
  })
