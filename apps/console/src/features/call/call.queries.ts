import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const pollMs = 30_000

const callsKey = (streetId: string) => ['street', streetId, 'calls']

/** Whom to call, the soonest slot first; or whom the desk has called, the latest first. */
export const useCalls = (streetId: string, isDone: boolean) =>
  useQuery({
    queryKey: [...callsKey(streetId), isDone],
    refetchInterval: pollMs,
    queryFn: () =>
      call('GET /v1/streets/:streetId/calls', {
        params: { streetId },
        query: isDone ? { done: true } : {},
      }),
  })

export const useCalled = (streetId: string) =>
  useWrite([callsKey(streetId), ['street', streetId, 'desk']], (noticeId: string) =>
    call('POST /v1/streets/:streetId/calls/:noticeId/done', { params: { streetId, noticeId } }),
  )

export const useUncalled = (streetId: string) =>
  useWrite([callsKey(streetId), ['street', streetId, 'desk']], (noticeId: string) =>
    call('DELETE /v1/streets/:streetId/calls/:noticeId/done', { params: { streetId, noticeId } }),
  )
