import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'

const runsKey = (streetId: string) => ['street', streetId, 'records', 'star-runs']
const runKey = (streetId: string, runId: string) => [...runsKey(streetId), runId]

export const useStarRuns = (streetId: string) =>
  useQuery({
    queryKey: [...runsKey(streetId), 'list'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/star-runs', { params: { streetId } }),
  })

export const useStarRun = (streetId: string, runId: string) =>
  useQuery({
    queryKey: [...runKey(streetId, runId), 'one'],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/star-runs/:runId', { params: { streetId, runId } }),
  })

export const useCandidates = (streetId: string, runId: string) =>
  usePaged({
    queryKey: [...runKey(streetId, runId), 'candidates'],
    ask: cursor => askCandidates(streetId, runId, cursor),
  })

function askCandidates(streetId: string, runId: string, cursor: string) {
  return call('GET /v1/streets/:streetId/managed/star-runs/:runId/candidates', {
    params: { streetId, runId },
    query: { limit: 100, ...(cursor === '' ? {} : { cursor }) },
  })
}

export const useObjections = (streetId: string, runId: string) =>
  useQuery({
    queryKey: [...runKey(streetId, runId), 'objections'],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/star-runs/:runId/objections', { params: { streetId, runId } }),
  })

function useRunChange<V, R>(streetId: string, mutationFn: (wish: V) => Promise<R>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn,
    onSettled: () => void client.invalidateQueries({ queryKey: runsKey(streetId) }),
  })
}

export const useFreeze = (streetId: string) =>
  useRunChange(streetId, (body: { title: string; until: string }) =>
    call('POST /v1/streets/:streetId/managed/star-runs', { params: { streetId }, body }),
  )

export const usePublishRun = (streetId: string, runId: string) =>
  useRunChange(streetId, () =>
    call('POST /v1/streets/:streetId/managed/star-runs/:runId/notice', { params: { streetId, runId } }),
  )

export const useConfirmRun = (streetId: string, runId: string) =>
  useRunChange(streetId, () =>
    call('POST /v1/streets/:streetId/managed/star-runs/:runId/confirmation', { params: { streetId, runId } }),
  )

export const useCancelRun = (streetId: string, runId: string) =>
  useRunChange(streetId, (reason: string) =>
    call('POST /v1/streets/:streetId/managed/star-runs/:runId/cancellation', {
      params: { streetId, runId },
      body: { reason },
    }),
  )

export const useAnswerObjection = (streetId: string) =>
  useRunChange(
    streetId,
    ({ objectionId, ...body }: { objectionId: string; isUpheld: boolean; answer: string }) =>
      call('POST /v1/streets/:streetId/managed/objections/:objectionId/answer', {
        params: { streetId, objectionId },
        body,
      }),
  )
