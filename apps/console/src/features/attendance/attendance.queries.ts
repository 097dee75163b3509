import { useQuery } from '@tanstack/react-query'
import type { BoardLine } from '@yunxuan/contract'
import { call } from '../../api/client.ts'
import { useWrite } from '../../api/write.ts'

const pollMs = 5_000
const wallPollMs = 3_000
// A code asked for at the very change might still be the old one.
const graceMs = 150

const shiftKey = (streetId: string, shiftId: string) => ['street', streetId, 'shift', shiftId]

/** Shifts of today that one is in charge of. */
export const useLeading = (streetId: string) =>
  useQuery({
    queryKey: ['street', streetId, 'leading'],
    refetchInterval: 15_000,
    queryFn: () => call('GET /v1/streets/:streetId/me/leading', { params: { streetId } }),
  })

export interface BoardFilter {
  show: BoardLine['state'] | 'all' | 'conflicted'
  q: string
}

/** The board of a shift, asked again every few seconds: people come while it is looked at. */
export const useBoard = (streetId: string, shiftId: string, { show, q }: BoardFilter) =>
  useQuery({
    queryKey: [...shiftKey(streetId, shiftId), 'board', show, q],
    refetchInterval: pollMs,
    placeholderData: previous => previous,
    queryFn: () =>
      call('GET /v1/streets/:streetId/shifts/:shiftId/board', {
        params: { streetId, shiftId },
        query: { show, ...(q === '' ? {} : { q }) },
      }),
  })

/** The board as it may hang on a wall: masked, without anything private. */
export const useWallBoard = (streetId: string, shiftId: string) =>
  useQuery({
    queryKey: [...shiftKey(streetId, shiftId), 'wall'],
    refetchInterval: wallPollMs,
    refetchIntervalInBackground: true,
    queryFn: () =>
      call('GET /v1/streets/:streetId/shifts/:shiftId/board', {
        params: { streetId, shiftId },
        query: { masked: true },
      }),
  })

/** The code of now; the next is asked for the moment this one ends, by the server's clock. */
export const useCheckInCode = (streetId: string, shiftId: string) =>
  useQuery({
    queryKey: [...shiftKey(streetId, shiftId), 'code'],
    gcTime: 0,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data } }) =>
      data === undefined ? wallPollMs : untilChange(data.changesAt, data.serverTime),
    queryFn: () =>
      call('GET /v1/streets/:streetId/shifts/:shiftId/check-in-code', { params: { streetId, shiftId } }),
  })

function untilChange(changesAt: string, serverTime: string): number {
  return Math.max(0, Date.parse(changesAt) - Date.parse(serverTime)) + graceMs
}

export const useApproveWalkIn = (streetId: string, shiftId: string) =>
  useWrite([shiftKey(streetId, shiftId)], (requestId: string) =>
    call('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/approval', {
      params: { streetId, shiftId, requestId },
    }),
  )

export const useRejectWalkIn = (streetId: string, shiftId: string) =>
  useWrite([shiftKey(streetId, shiftId)], ({ requestId, reason }: { requestId: string; reason: string }) =>
    call('POST /v1/streets/:streetId/shifts/:shiftId/walk-ins/:requestId/rejection', {
      params: { streetId, shiftId, requestId },
      body: { reason },
    }),
  )
