import { denyRoomDecision, type RoomDecision, type StaffRole, sayDateTime, sayPlace } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { lockSlots } from '../slot/slot.store.ts'
import { freeUses, listNamingSlots, listStanding, type NamingSlot, occupy } from './occupancy.store.ts'
import { existing, holdRoom, keeperRole, type RoomAsk, take } from './room.service.ts'
import { decideUses, findUse, listUsesById, lockUses, type RoomUseRow } from './room.store.ts'

/** Approves or declines an application, or calls off what was approved; whoever asked is told. */
export async function decideUse(
  tx: Tx,
  ask: RoomAsk & { useId: string; to: RoomDecision; reason: string },
): Promise<RoomUseRow> {
  const { streetId, caller, useId, to, now } = ask
  await lockUses(tx, streetId, [useId])
  const row = existing(await findUse(tx, streetId, useId))
  const role = keeperRole(ask, row.areaIds)
  const denial = denyRoomDecision(row, to, now)
  if (denial !== undefined) throw new Refusal(denial)
  const reason = ask.reason.trim()
  if (to !== 'approved' && reason === '') throw new Refusal('reason_missing')
  await decideUses(tx, streetId, { ids: [useId], status: to, reason, by: caller.member.id })
  if (to === 'approved') await take(tx, streetId, row)
  if (to === 'called_off') await freeUses(tx, streetId, [useId])
  const decided = existing(await findUse(tx, streetId, useId))
  await writeNotices(tx, [noticeOf(streetId, decided)], now)
  const action =
    to === 'approved' ? 'room_use.approve' : to === 'declined' ? 'room_use.reject' : 'room_use.cancel'
  await writeDeed(tx, ask, { role, action, id: useId, detail: reason === '' ? {} : { reason } })
  return decided
}

const said = { approved: '批准了', declined: '没有批准', called_off: '用不成了' } as const

function noticeOf(streetId: string, use: RoomUseRow): NewNotice {
  const { memberId, roomName, locationName, startsAt, purpose, status, reason } = use
  const isYes = status === 'approved'
  const word = said[status === 'approved' || status === 'declined' ? status : 'called_off']
  return {
    ...{ streetId, memberId, bookingId: null, waitlistId: null },
    kind: status === 'called_off' ? 'room_called_off' : 'room_decided',
    title: `${sayPlace(locationName, roomName)}${word}`,
    text: `${sayDateTime(startsAt)}，${purpose}。${isYes ? '到时候直接来，用完请收拾好。' : `原因：${reason}`}`,
  }
}

interface Closing {
  from: string
  until: string
  reason: string
}

/** Returns who has a room that is to be closed, and would have to be told. */
export async function previewClosure(
  tx: Tx,
  ask: RoomAsk & { roomId: string; closing: Closing },
): Promise<RoomUseRow[]> {
  await holdRoom(tx, ask)
  return (await standingIn(tx, ask)).uses
}

/** Closes a room for a time: whoever had it is told; slots that are had in it stand in the way, and nothing is done. */
export async function closeRoom(
  tx: Tx,
  ask: RoomAsk & { roomId: string; closing: Closing },
): Promise<RoomUseRow[]> {
  const { streetId, caller, roomId, closing, now } = ask
  const { role } = await holdRoom(tx, ask)
  const { uses, isSlotThere, startsAt, endsAt } = await standingIn(tx, ask)
  if (isSlotThere) throw new Refusal('room_taken')
  const ids = uses.map(({ id }) => id)
  await lockUses(tx, streetId, ids)
  const reason = closing.reason.trim()
  await decideUses(tx, streetId, { ids, status: 'called_off', reason, by: caller.member.id })
  await freeUses(tx, streetId, ids)
  // Whoever took it since it was looked at is in the way: the constraint refuses.
  const by = { closure: reason }
  await occupy(tx, streetId, [{ id: newId(), roomId, startsAt, endsAt, bufferMinutes: 0, by }])
  // Whoever gave it up meanwhile knows.
  const told = (await listUsesById(tx, streetId, ids)).filter(({ status }) => status === 'called_off')
  await writeNotices(
    tx,
    told.map(use => noticeOf(streetId, use)),
    now,
  )
  const detail = { reason, from: closing.from, to: closing.until, told: told.length }
  await writeDeed(tx, ask, { role, action: 'room.close', id: roomId, detail })
  return told
}

async function standingIn(
  tx: Tx,
  { streetId, roomId, closing }: RoomAsk & { roomId: string; closing: Closing },
) {
  const [startsAt, endsAt] = [new Date(closing.from), new Date(closing.until)]
  if (startsAt >= endsAt) throw new Refusal('closure_reversed')
  const standing = await listStanding(tx, streetId, { roomIds: [roomId], from: startsAt, until: endsAt })
  const useIds = standing.flatMap(({ kind, id }) => (kind === 'use' ? [id] : []))
  const uses = await listUsesById(tx, streetId, useIds)
  return { uses, isSlotThere: standing.some(({ kind }) => kind !== 'use'), startsAt, endsAt }
}

/** How far ahead slots are looked at that name a room. */
const adoptedDays = 400

/** What a slot that names a room collides with; null where it may have it. */
export interface Adoption {
  slot: NamingSlot
  collision: string | null
}

/** Lets coming slots that name a room have it; if any collides nothing is changed, and each is listed with what it meets. */
export async function adoptSlots(
  tx: Tx,
  ask: RoomAsk & { roomId: string },
): Promise<{ isDone: boolean; items: Adoption[] }> {
  const { streetId, roomId, now } = ask
  const { room, role } = await holdRoom(tx, ask)
  const span = { roomIds: [roomId], from: now, until: new Date(now.getTime() + adoptedDays * 86_400_000) }
  const named = await listNamingSlots(tx, streetId, span)
  const ids = named.map(({ id }) => id)
  // Locked before they are read for good: one may be about to be moved.
  await lockSlots(tx, streetId, ids)
  const slots = (await listNamingSlots(tx, streetId, span)).filter(({ id }) => ids.includes(id))
  const standing = await listStanding(tx, streetId, span)
  const items = slots.map(slot => ({ slot, collision: collisionOf(slot, slots, standing) }))
  const isDone = items.every(({ collision }) => collision === null)
  if (!isDone || slots.length === 0) return { isDone, items }
  await occupy(
    tx,
    streetId,
    slots.map(({ id, startsAt, endsAt }) => ({
      ...{ id: newId(), roomId, startsAt, endsAt, bufferMinutes: room.bufferMinutes },
      by: { slotId: id },
    })),
  )
  await logAdoption(tx, ask, role, slots.length)
  return { isDone, items }
}

function logAdoption(tx: Tx, ask: RoomAsk & { roomId: string }, role: StaffRole, slots: number) {
  return writeDeed(tx, ask, { role, action: 'room.adopt', id: ask.roomId, detail: { slots } })
}

/** What in a room overlaps a slot, with the buffer that lies after each. */
export function collisionOf(
  slot: Pick<NamingSlot, 'id' | 'startsAt' | 'endsAt' | 'bufferMinutes'>,
  slots: readonly NamingSlot[],
  standing: readonly { id: string; title: string; startsAt: Date; endsAt: Date }[],
): string | null {
  const buffer = slot.bufferMinutes * 60_000
  const meets = [...standing, ...slots].find(
    other =>
      other.id !== slot.id &&
      +other.startsAt < +slot.endsAt + buffer &&
      +slot.startsAt < +other.endsAt + buffer,
  )
  return meets === undefined ? null : `${sayDateTime(meets.startsAt)} ${meets.title}`
}
