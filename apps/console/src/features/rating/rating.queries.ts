import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'

const ratingsKey = (streetId: string, serviceId: string) => ['street', streetId, 'ratings', serviceId]

export const useRatings = (streetId: string, serviceId: string) =>
  useInfiniteQuery({
    queryKey: ratingsKey(streetId, serviceId),
    enabled: serviceId !== '',
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('GET /v1/streets/:streetId/services/:serviceId/ratings', {
        params: { streetId, serviceId },
        query: { limit: 20, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: last => last.nextCursor,
  })

export const useAnswer = (streetId: string, serviceId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ratingId, text }: { ratingId: string; text: string }) =>
      call('POST /v1/streets/:streetId/ratings/:ratingId/answer', {
        params: { streetId, ratingId },
        body: { text },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ratingsKey(streetId, serviceId) }),
  })
}
