import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'

const ratingsKey = (streetId: string) => ['street', streetId, 'ratings']

export interface RatingFilter {
  /** Everything in scope when empty. */
  serviceId: string
  isUnanswered: boolean
}

export const useRatings = (streetId: string, filter: RatingFilter) =>
  useInfiniteQuery({
    queryKey: [...ratingsKey(streetId), filter],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('GET /v1/streets/:streetId/managed/ratings', {
        params: { streetId },
        query: {
          limit: 20,
          ...(filter.serviceId === '' ? {} : { serviceId: filter.serviceId }),
          ...(filter.isUnanswered ? { unanswered: true } : {}),
          ...(pageParam === '' ? {} : { cursor: pageParam }),
        },
      }),
    getNextPageParam: last => last.nextCursor,
    placeholderData: previous => previous,
  })

export const useAnswer = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ratingId, text }: { ratingId: string; text: string }) =>
      call('POST /v1/streets/:streetId/ratings/:ratingId/answer', {
        params: { streetId, ratingId },
        body: { text },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ratingsKey(streetId) }),
  })
}
