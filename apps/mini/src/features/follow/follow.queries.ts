import { api } from '../../api.ts'
import { useMine } from '../../shell/ask.ts'
import { afterRefresh, useWrite } from '../../shell/send.ts'

/** What this person follows, the last first. */
export function useFollows() {
  return useMine(['follows'], streetId =>
    api('GET /v1/streets/:streetId/me/follows', { params: { streetId } }),
  )
}

/** How somebody follows a service: kept, told of new slots, or not at all. */
export type Following = 'kept' | 'told' | 'not'

export function useFollow({ id, title }: { id: string; title: string }) {
  return useWrite(
    async (wanted: Following, streetId, options) => {
      const params = { streetId, serviceId: id }
      if (wanted === 'not') {
        await api('DELETE /v1/streets/:streetId/me/follows/:serviceId', { params }, options)
      } else {
        const body = { isTold: wanted === 'told' }
        await api('PUT /v1/streets/:streetId/me/follows/:serviceId', { params, body }, options)
      }
    },
    afterRefresh(() => undefined, 'follows'),
    () => title,
  )
}
