import { api } from '../../api.ts'
import { useMine, usePaged } from '../../shell/ask.ts'

const points = 'GET /v1/streets/:streetId/me/points'

/** The balance of oneself or a child, and what changes it next. */
export function usePoints(personId: string | undefined) {
  return useMine(['points', personId], streetId =>
    api(points, { params: { streetId }, query: { limit: 1, ...(personId ? { personId } : {}) } }),
  )
}

export function useMoves(personId: string | undefined) {
  return usePaged(['points-moves', personId], (streetId, paging) =>
    api(points, { params: { streetId }, query: { ...paging, ...(personId ? { personId } : {}) } }),
  )
}
