import { addDays, shanghaiInstant } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'

export interface AuditFilter {
  /** A subject such as booking; everything when empty. */
  subject: string
  /** Days in Shanghai, both included. */
  from: string | null
  to: string | null
}

export const useAudit = (streetId: string, filter: AuditFilter) =>
  usePaged({
    queryKey: ['street', streetId, 'audit', filter],
    ask: cursor =>
      call('GET /v1/streets/:streetId/audit', {
        params: { streetId },
        query: {
          limit: 50,
          ...(filter.subject === '' ? {} : { action: filter.subject }),
          ...(filter.from === null ? {} : { from: shanghaiInstant(filter.from).toISOString() }),
          ...(filter.to === null ? {} : { to: shanghaiInstant(addDays(filter.to, 1)).toISOString() }),
          ...(cursor === '' ? {} : { cursor }),
        },
      }),
  })
