import { useInfiniteQuery } from '@tanstack/react-query'
import { addDays, shanghaiInstant } from '@yunxuan/domain'
import { call } from '../../api/client.ts'

export interface AuditFilter {
  /** A subject such as booking; everything when empty. */
  subject: string
  /** Days in Shanghai, both included. */
  from: string | null
  to: string | null
}

export const useAudit = (streetId: string, filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['street', streetId, 'audit', filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('GET /v1/streets/:streetId/audit', {
        params: { streetId },
        query: {
          limit: 50,
          ...(filter.subject === '' ? {} : { action: filter.subject }),
          ...(filter.from === null ? {} : { from: shanghaiInstant(filter.from).toISOString() }),
          ...(filter.to === null ? {} : { to: shanghaiInstant(addDays(filter.to, 1)).toISOString() }),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
      }),
    getNextPageParam: last => last.nextCursor,
    placeholderData: previous => previous,
  })
