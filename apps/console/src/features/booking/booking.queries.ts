import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'

const approvalsKey = (streetId: string) => ['street', streetId, 'approvals']

export const useApprovals = (streetId: string) =>
  useInfiniteQuery({
    queryKey: [...approvalsKey(streetId), 'list'],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call('GET /v1/streets/:streetId/approvals', {
        params: { streetId },
        query: { limit: 50, ...(pageParam === '' ? {} : { cursor: pageParam }) },
      }),
    getNextPageParam: last => last.nextCursor,
    refetchInterval: 20_000,
  })

/** How many bookings wait for a yes; 100 means at least as many. */
export const useApprovalCount = (streetId: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...approvalsKey(streetId), 'count'],
    enabled: isWanted,
    queryFn: async () => {
      const { items } = await call('GET /v1/streets/:streetId/approvals', {
        params: { streetId },
        query: { limit: 100 },
      })
      return items.length
    },
    refetchInterval: 60_000,
  })

export const useApprove = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (bookingId: string) =>
      call('POST /v1/streets/:streetId/bookings/:bookingId/approval', { params: { streetId, bookingId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['street', streetId] }),
  })
}

export const useReject = (streetId: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ bookingId, reason }: { bookingId: string; reason: string }) =>
      call('POST /v1/streets/:streetId/bookings/:bookingId/rejection', {
        params: { streetId, bookingId },
        body: { reason },
      }),
    onSettled: () => client.invalidateQueries({ queryKey: ['street', streetId] }),
  })
}
