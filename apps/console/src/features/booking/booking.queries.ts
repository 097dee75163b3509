import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'

const approvalsKey = (streetId: string) => ['street', streetId, 'approvals']

export const useApprovals = (streetId: string) =>
  usePaged({
    queryKey: [...approvalsKey(streetId), 'list'],
    ask: cursor =>
      call('GET /v1/streets/:streetId/approvals', {
        params: { streetId },
        query: { limit: 50, ...(cursor === '' ? {} : { cursor }) },
      }),
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
    onSettled: () => void client.invalidateQueries({ queryKey: ['street', streetId] }),
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
    onSettled: () => void client.invalidateQueries({ queryKey: ['street', streetId] }),
  })
}
