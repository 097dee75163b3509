import { addDays, auditSorts, shanghaiInstant } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'

export interface AuditFilter {
  /** A subject such as booking; everything when empty. */
  action: string
  /** Days in Shanghai, both included. */
  from: string | null
  to: string | null
  sort: string
}

const [onScreen, forSheet] = [50, 1000]

export function useAudit(streetId: string, { action, from, to, sort }: AuditFilter) {
  const askFor = (limit: number) => (cursor: string) =>
    call('GET /v1/streets/:streetId/audit', {
      params: { streetId },
      query: {
        limit,
        ...wanted({
          action,
          from: from && shanghaiInstant(from).toISOString(),
          to: to && shanghaiInstant(addDays(to, 1)).toISOString(),
          sort: knownSort(auditSorts, sort),
          cursor,
        }),
      },
    })
  return usePaged({
    queryKey: ['street', streetId, 'audit', action, from, to, sort],
    ask: askFor(onScreen),
    askLong: askFor(forSheet),
  })
}
