import type { RoomUse, RoomWish } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useOfStreet, usePaged } from '../../shell/ask.ts'
import { beforeRefresh, useWrite } from '../../shell/send.ts'

/** The rooms of a place that may be asked for. */
export function useRoomsAt(locationId: string) {
  return useOfStreet(['rooms', locationId], streetId =>
    api('GET /v1/streets/:streetId/stations/:locationId/rooms', { params: { streetId, locationId } }),
  )
}

/** A room, and when it may be had in the days to come. */
export function useSegments(roomId: string) {
  return useOfStreet(['room', roomId], streetId =>
    api('GET /v1/streets/:streetId/rooms/:roomId/segments', { params: { streetId, roomId } }),
  )
}

/** What rooms this person asked for, the latest first. */
export function useOwnRoomUses() {
  return usePaged(['room-uses'], (streetId, query) =>
    api('GET /v1/streets/:streetId/me/room-uses', { params: { streetId }, query }),
  )
}

export function useAskForRoom(roomId: string, name: string, onDone: (use: RoomUse) => void) {
  return useWrite(
    (body: RoomWish, streetId, options) =>
      api('POST /v1/streets/:streetId/rooms/:roomId/uses', { params: { streetId, roomId }, body }, options),
    beforeRefresh(onDone),
    () => name,
  )
}

export function useGiveUpRoom(name: string) {
  return useWrite(
    (useId: string, streetId, options) =>
      api('DELETE /v1/streets/:streetId/room-uses/:useId', { params: { streetId, useId } }, options),
    undefined,
    () => name,
  )
}
