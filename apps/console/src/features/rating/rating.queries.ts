import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const ratingsKey = (streetId: string) => ['street', streetId, 'ratings']

export interface RatingFilter {
  /** Everything in scope when empty. */
  serviceId: string
  standing: 'all' | 'waiting' | 'set_aside'
}

export const useRatings = (streetId: string, filter: RatingFilter) =>
  usePaged({
    queryKey: [...ratingsKey(streetId), filter],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/ratings', {
        params: { streetId },
        query: {
          limit: 20,
          ...wanted({ ...filter, cursor }),
        },
      }),
  })

export const useAnswer = (streetId: string) =>
  useWrite([ratingsKey(streetId)], ({ ratingId, text }: { ratingId: string; text: string }) =>
    call('POST /v1/streets/:streetId/ratings/:ratingId/answer', {
      params: { streetId, ratingId },
      body: { text },
    }),
  )

export const useSetAside = (streetId: string) =>
  useWrite([ratingsKey(streetId)], ({ ratingId, reason }: { ratingId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/ratings/:ratingId/setting-aside', {
      params: { streetId, ratingId },
      body: { reason },
    }),
  )
