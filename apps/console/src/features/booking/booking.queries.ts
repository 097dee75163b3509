import { useQueryClient } from '@tanstack/react-query'
import type { RosterLine } from '@yunxuan/contract'
import { pathOf } from '@yunxuan/contract/client'
import { pendingSorts } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'

export interface ApprovalFilter {
  q: string
  sort: string
}

/** Bookings that wait for a yes, oldest first unless another order is wanted. */
export function useApprovals(streetId: string, { q, sort }: ApprovalFilter) {
  const query = wanted({ q, sort: knownSort(pendingSorts, sort) })
  return usePaged({
    queryKey: ['street', streetId, 'approvals', 'list', q, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/approvals', {
        params: { streetId },
        query: { limit: 50, ...query, ...wanted({ cursor }) },
      }),
    file: pathOf('GET /v1/streets/:streetId/approvals.xlsx', { params: { streetId }, query }),
    refetchInterval: 20_000,
  })
}

export const useApprove = (streetId: string) =>
  useWrite([['street', streetId]], (bookingId: string) =>
    call('POST /v1/streets/:streetId/bookings/:bookingId/approval', { params: { streetId, bookingId } }),
  )

/** Approves one of many; the lists are read again once, after the last. */
export const useApproving = (streetId: string) => {
  const client = useQueryClient()
  return {
    approveOne: ({ bookingId }: RosterLine) =>
      call('POST /v1/streets/:streetId/bookings/:bookingId/approval', { params: { streetId, bookingId } }),
    refresh: () => client.invalidateQueries({ queryKey: ['street', streetId] }),
  }
}

export const useReject = (streetId: string) =>
  useWrite([['street', streetId]], ({ bookingId, reason }: { bookingId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/bookings/:bookingId/rejection', {
      params: { streetId, bookingId },
      body: { reason },
    }),
  )
