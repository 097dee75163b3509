import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

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
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/star-runs/:runId/candidates', {
        params: { streetId, runId },
        query: { limit: 100, ...wanted({ cursor }) },
      }),
  })

export const useObjections = (streetId: string, runId: string) =>
  useQuery({
    queryKey: [...runKey(streetId, runId), 'objections'],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/star-runs/:runId/objections', { params: { streetId, runId } }),
  })

export const useFreeze = (streetId: string) =>
  useWrite([runsKey(streetId)], (body: { title: string; until: string }) =>
    call('POST /v1/streets/:streetId/managed/star-runs', { params: { streetId }, body }),
  )

export const usePublishRun = (streetId: string, runId: string) =>
  useWrite([runsKey(streetId)], () =>
    call('POST /v1/streets/:streetId/managed/star-runs/:runId/notice', { params: { streetId, runId } }),
  )

export const useConfirmRun = (streetId: string, runId: string) =>
  useWrite([runsKey(streetId)], () =>
    call('POST /v1/streets/:streetId/managed/star-runs/:runId/confirmation', { params: { streetId, runId } }),
  )

export const useCancelRun = (streetId: string, runId: string) =>
  useWrite([runsKey(streetId)], (reason: string) =>
    call('POST /v1/streets/:streetId/managed/star-runs/:runId/cancellation', {
      params: { streetId, runId },
      body: { reason },
    }),
  )

export const useAnswerObjection = (streetId: string) =>
  useWrite(
    [runsKey(streetId)],
    ({ objectionId, ...body }: { objectionId: string; isUpheld: boolean; answer: string }) =>
      call('POST /v1/streets/:streetId/managed/objections/:objectionId/answer', {
        params: { streetId, objectionId },
        body,
      }),
  )
