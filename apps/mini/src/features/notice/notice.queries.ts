import { api } from '../../api.ts'
import { usePaged } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

export function useNotices() {
  return usePaged(['notices'], (streetId, query) =>
    api('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query }),
  )
}

/** Marks everything up to a notice as read; the list keeps its marks until it is opened again. */
export function useMarkRead() {
  return useWrite(
    (upTo: string, streetId, options) =>
      api('POST /v1/streets/:streetId/me/notices/read', { params: { streetId }, body: { upTo } }, options),
    afterRefresh(() => undefined, 'member'),
  )
}
