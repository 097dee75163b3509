import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useAccountId } from '../../session/session.ts'
import { usePaged } from '../../shell/paged.ts'
import { useSend } from '../../shell/send.ts'

const oneRun = 'GET /v1/streets/:streetId/star-runs/:runId'

/** The stars of oneself or a child, and the way to the next. */
export function useStars(streetId: string, personId: string | undefined) {
  const accountId = useAccountId()
  return useQuery({
    queryKey: ['stars', accountId, streetId, personId],
    queryFn: () =>
      api('GET /v1/streets/:streetId/me/stars', {
        params: { streetId },
        query: personId === undefined ? {} : { personId },
      }),
  })
}

/** Rating runs that were shown to everybody, newest first. */
export function useRuns(streetId: string) {
  return useQuery({
    queryKey: ['star-runs', streetId],
    queryFn: () => api('GET /v1/streets/:streetId/star-runs', { params: { streetId } }),
  })
}

export function useRun(streetId: string, runId: string) {
  return useQuery({
    queryKey: ['star-run', streetId, runId],
    queryFn: () => api(oneRun, { params: { streetId, runId }, query: { limit: 1 } }),
  })
}

export function useCandidates(streetId: string, runId: string) {
  return usePaged({
    queryKey: ['star-candidates', streetId, runId],
    ask: paging => api(oneRun, { params: { streetId, runId }, query: paging }),
  })
}

export interface ObjectionWish {
  candidateId: string
  text: string
}

export function useObject(streetId: string, runId: string, onDone: () => void) {
  return useSend(
    (body: ObjectionWish, options) =>
      api(
        'POST /v1/streets/:streetId/star-runs/:runId/objections',
        { params: { streetId, runId }, body },
        options,
      ),
    onDone,
  )
}
