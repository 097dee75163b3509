import { useQuery } from '@tanstack/react-query'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

const approvalsKey = (streetId: string) => ['street', streetId, 'approvals']

export const useApprovals = (streetId: string) =>
  usePaged({
    queryKey: [...approvalsKey(streetId), 'list'],
    ask: cursor =>
      call('GET /v1/streets/:streetId/approvals', {
        params: { streetId },
        query: { limit: 50, ...wanted({ cursor }) },
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

export const useApprove = (streetId: string) =>
  useWrite([['street', streetId]], (bookingId: string) =>
    call('POST /v1/streets/:streetId/bookings/:bookingId/approval', { params: { streetId, bookingId } }),
  )

export const useReject = (streetId: string) =>
  useWrite([['street', streetId]], ({ bookingId, reason }: { bookingId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/bookings/:bookingId/rejection', {
      params: { streetId, bookingId },
      body: { reason },
    }),
  )
