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

export const useAudit = (streetId: string, { action, from, to, sort }: AuditFilter) =>
  usePaged({
    queryKey: ['street', streetId, 'audit', action, from, to, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/audit', {
        params: { streetId },
        query: {
          limit: 50,
          ...wanted({
            action,
            from: from && shanghaiInstant(from).toISOString(),
            to: to && shanghaiInstant(addDays(to, 1)).toISOString(),
            sort: knownSort(auditSorts, sort),
            cursor,
          }),
        },
      }),
  })
