import { api } from '../../api.ts'
import { queries } from '../../queries.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useSend } from '../../shell/send.ts'

export function useNotices(streetId: string) {
  const accountId = useAccountId()
  return usePaged({
    queryKey: ['notices', accountId, streetId],
    ask: query => api('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query }),
  })
}

/** Marks everything up to a notice as read; the list keeps its marks until it is opened again. */
export function useMarkRead(streetId: string) {
  return useSend(
    (upTo: string, options) =>
      api('POST /v1/streets/:streetId/me/notices/read', { params: { streetId }, body: { upTo } }, options),
    () => queries.invalidateQueries({ queryKey: ['member'] }),
  )
}
