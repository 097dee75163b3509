import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'

const points = 'GET /v1/streets/:streetId/me/points'

/** The balance of oneself or a child, and what changes it next. */
export function usePoints(streetId: string, personId: string | undefined) {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['points', accountId, streetId, personId],
    queryFn: () =>
      api(points, { params: { streetId }, query: { limit: 1, ...(personId ? { personId } : {}) } }),
  })
}

export function useMoves(streetId: string, personId: string | undefined) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['points-moves', accountId, streetId, personId],
    ask: paging =>
      api(points, { params: { streetId }, query: { ...paging, ...(personId ? { personId } : {}) } }),
  })
}
