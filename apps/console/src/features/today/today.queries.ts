import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { todayKey } from '../../api/write.ts'

/** What waits for this person and what the day brings; the menu's numbers are of the same answer. */
export const useToday = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, todayKey],
    queryFn: () => call('GET /v1/streets/:streetId/today', { params: { streetId } }),
    refetchInterval: 60_000,
    staleTime: 10_000,
  })
