import { addDays, shanghaiInstant } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'

export interface AuditFilter {
  /** A subject such as booking; everything when empty. */
  action: string
  /** Days in Shanghai, both included. */
  from: string | null
  to: string | null
}

export const useAudit = (streetId: string, { action, from, to }: AuditFilter) =>
  usePaged({
    queryKey: ['street', streetId, 'audit', action, from, to],
    ask: cursor =>
      call('GET /v1/streets/:streetId/audit', {
        params: { streetId },
        query: {
          limit: 50,
          ...wanted({
            action,
            from: from && shanghaiInstant(from).toISOString(),
            to: to && shanghaiInstant(addDays(to, 1)).toISOString(),
            cursor,
          }),
        },
      }),
  })
