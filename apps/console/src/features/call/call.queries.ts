import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'

const pollMs = 30_000

const callsKey = (streetId: string) => ['street', streetId, 'calls']

/** Whom to call, the soonest slot first; or whom the desk has called, the latest first. */
export const useCalls = (streetId: string, isDone: boolean, isWanted = true) =>
  useQuery({
    queryKey: [...callsKey(streetId), isDone],
    enabled: isWanted,
    refetchInterval: pollMs,
    queryFn: () =>
      call('GET /v1/streets/:streetId/calls', {
        params: { streetId },
        query: isDone ? { done: true } : {},
      }),
  })

export const useCalled = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (noticeId: string) =>
      call('POST /v1/streets/:streetId/calls/:noticeId/done', { params: { streetId, noticeId } }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: callsKey(streetId) })
      void client.invalidateQueries({ queryKey: ['street', streetId, 'desk'] })
    },
  })
}
