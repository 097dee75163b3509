import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { useWrite } from '../../shell/send.ts'

const oneRun = 'GET /v1/streets/:streetId/star-runs/:runId'

/** The stars of oneself or a child, and the way to the next. */
export function useStars(personId: string | undefined) {
  return useMine(['stars', personId], streetId =>
    api('GET /v1/streets/:streetId/me/stars', {
      params: { streetId },
      query: personId === undefined ? {} : { personId },
    }),
  )
}

/** Rating runs that were shown to everybody, newest first. */
export function useRuns() {
  return useOfStreet(['star-runs'], streetId =>
    api('GET /v1/streets/:streetId/star-runs', { params: { streetId } }),
  )
}

export function useRun(runId: string) {
  return useOfStreet(['star-run', runId], streetId =>
    api(oneRun, { params: { streetId, runId }, query: { limit: 1 } }),
  )
}

export function useCandidates(runId: string) {
  return usePaged(['star-candidates', runId], (streetId, paging) =>
    api(oneRun, { params: { streetId, runId }, query: paging }),
  )
}

export interface ObjectionWish {
  candidateId: string
  text: string
}

export function useObject(runId: string, onDone: () => void) {
  return useWrite(
    (body: ObjectionWish, streetId, options) =>
      api(
        'POST /v1/streets/:streetId/star-runs/:runId/objections',
        { params: { streetId, runId }, body },
        options,
      ),
    onDone,
  )
}
