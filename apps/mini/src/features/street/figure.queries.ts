import { api } from '../../api.ts'
import { useOfStreet } from '../../shell/ask.ts'

/** What everybody is told of the shown street in numbers. */
export function usePublicFigures() {
  return useOfStreet(['public-figures'], streetId =>
    api('GET /v1/streets/:streetId/public-figures', { params: { streetId } }),
  )
}
