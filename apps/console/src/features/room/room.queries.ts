import { useQuery } from '@tanstack/react-query'
import type { DeskPerson, RoomEdit, RoomWish } from '@yunxuan/contract'
import type { RoomDecision } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { useWrite } from '../../api/write.ts'

const roomKey = (streetId: string) => ['street', streetId, 'rooms']
const stale = (streetId: string) => [roomKey(streetId)]

export const useRooms = (streetId: string) =>
  useQuery({
    queryKey: [...roomKey(streetId), 'all'],
    queryFn: () => call('GET /v1/streets/:streetId/managed/rooms', { params: { streetId } }),
  })

export const useRoomDay = (streetId: string, day: string) =>
  useQuery({
    queryKey: [...roomKey(streetId), 'day', day],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/room-calendar', { params: { streetId }, query: { from: day } }),
  })

export type UsesShown = 'pending' | 'all'

export const useRoomUses = (streetId: string, state: UsesShown) =>
  usePaged({
    queryKey: [...roomKey(streetId), 'uses', state],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/room-uses', {
        params: { streetId },
        query: { state, ...(cursor === '' ? {} : { cursor }) },
      }),
  })

/** A room as it is written, new or read before. */
export type RoomPut =
  | { locationId: string; edit: RoomEdit }
  | { roomId: string; version: number; edit: RoomEdit }

export const usePutRoom = (streetId: string) =>
  useWrite(stale(streetId), (wish: RoomPut) => {
    if ('locationId' in wish) {
      return call('POST /v1/streets/:streetId/managed/rooms', { params: { streetId }, body: wish })
    }
    const { roomId, ...body } = wish
    return call('PUT /v1/streets/:streetId/managed/rooms/:roomId', { params: { streetId, roomId }, body })
  })

export const useDecideRoom = (streetId: string) =>
  useWrite(stale(streetId), ({ useId, ...body }: { useId: string; to: RoomDecision; reason: string }) =>
    call('POST /v1/streets/:streetId/managed/room-uses/:useId/decision', {
      params: { streetId, useId },
      body,
    }),
  )

export const useGiveRoom = (streetId: string) =>
  useWrite(stale(streetId), ({ roomId, ...body }: { roomId: string; person: DeskPerson; wish: RoomWish }) =>
    call('POST /v1/streets/:streetId/managed/rooms/:roomId/uses', { params: { streetId, roomId }, body }),
  )

export interface Closing {
  roomId: string
  from: string
  until: string
  reason: string
}

export const useClosingPreview = (streetId: string) =>
  useWrite([], ({ roomId, ...body }: Closing) =>
    call('POST /v1/streets/:streetId/managed/rooms/:roomId/closures/preview', {
      params: { streetId, roomId },
      body,
    }),
  )

export const useCloseRoom = (streetId: string) =>
  useWrite(stale(streetId), ({ roomId, ...body }: Closing) =>
    call('POST /v1/streets/:streetId/managed/rooms/:roomId/closures', { params: { streetId, roomId }, body }),
  )

export const useReopenRoom = (streetId: string) =>
  useWrite(stale(streetId), ({ roomId, closureId }: { roomId: string; closureId: string }) =>
    call('DELETE /v1/streets/:streetId/managed/rooms/:roomId/closures/:closureId', {
      params: { streetId, roomId, closureId },
    }),
  )

export const useAdopt = (streetId: string) =>
  useWrite(stale(streetId), (roomId: string) =>
    call('POST /v1/streets/:streetId/managed/rooms/:roomId/adoption', { params: { streetId, roomId } }),
  )

/** When a room may be had in the days to come. */
export const useSegments = (streetId: string, roomId: string) =>
  useQuery({
    queryKey: [...roomKey(streetId), 'segments', roomId],
    queryFn: () => call('GET /v1/streets/:streetId/rooms/:roomId/segments', { params: { streetId, roomId } }),
  })
