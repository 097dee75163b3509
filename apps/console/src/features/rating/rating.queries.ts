import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'

const ratingsKey = (streetId: string) => ['street', streetId, 'ratings']

export interface RatingFilter {
  /** Everything in scope when empty. */
  serviceId: string
  isUnanswered: boolean
}

export const useRatings = (streetId: string, filter: RatingFilter) =>
  usePaged({
    queryKey: [...ratingsKey(streetId), filter],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/ratings', {
        params: { streetId },
        query: {
          limit: 20,
          ...(filter.serviceId === '' ? {} : { serviceId: filter.serviceId }),
          ...(filter.isUnanswered ? { unanswered: true } : {}),
          ...(cursor === '' ? {} : { cursor }),
        },
      }),
  })

export const useAnswer = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ratingId, text }: { ratingId: string; text: string }) =>
      call('POST /v1/streets/:streetId/ratings/:ratingId/answer', {
        params: { streetId, ratingId },
        body: { text },
      }),
    onSettled: () => void client.invalidateQueries({ queryKey: ratingsKey(streetId) }),
  })
}
