import { coordinators, type DeskPerson, type RoomEdit, type RoomWish } from '@yunxuan/contract'
import { denyHours, denyRoomDecision, denyRoomUse, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { memberOf } from '../member/desk-person.service.ts'
import { lockMemberOf } from '../member/member.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { lockStationPlace } from '../station/station.store.ts'
import { freeUses, occupy } from './occupancy.store.ts'
import {
  countOpenUses,
  decideUses,
  findRoom,
  findUse,
  insertRoom,
  insertUse,
  lockRoom,
  lockUses,
  type RoomRow,
  type RoomUseRow,
  updateRoom,
} from './room.store.ts'

export interface RoomAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}

/** Adds a room to a place. */
export async function addRoom(
  tx: Tx,
  ask: RoomAsk & { locationId: string; edit: RoomEdit },
): Promise<RoomRow> {
  const { streetId, locationId } = ask
  const areaIds = existing(await lockStationPlace(tx, streetId, locationId))
  const role = keeperRole(ask, areaIds)
  const edit = checked(ask.edit)
  const id = newId()
  if (!(await insertRoom(tx, streetId, { id, locationId, edit }))) throw new Refusal('name_taken')
  await writeDeed(tx, ask, { role, action: 'room.add', id })
  return existing(await findRoom(tx, streetId, id))
}

/** Changes a room whose version is still the one that was read; what was promised in it stays. */
export async function editRoom(
  tx: Tx,
  ask: RoomAsk & { roomId: string; version: number; edit: RoomEdit },
): Promise<RoomRow> {
  const { streetId, roomId, version } = ask
  const { room, role } = await holdRoom(tx, ask)
  if (room.version !== version) throw new Refusal('changed_meanwhile')
  if (!(await updateRoom(tx, streetId, { roomId, edit: checked(ask.edit) }))) throw new Refusal('name_taken')
  await writeDeed(tx, ask, { role, action: 'room.edit', id: roomId })
  return existing(await findRoom(tx, streetId, roomId))
}

/** Asks for a room; one that needs no approval is had at once. */
export async function askForRoom(
  tx: Tx,
  ask: RoomAsk & { roomId: string; wish: RoomWish },
): Promise<RoomUseRow> {
  const { streetId, caller, roomId } = ask
  // Locked before counting: one person may ask on two phones.
  await lockMemberOf(tx, streetId, caller.accountId)
  const room = existing(await findRoom(tx, streetId, roomId))
  return use(tx, ask, { room, memberId: caller.member.id, isApproved: !room.needsApproval, decidedBy: null })
}

/** Gives a room to somebody who is there or telephones: whoever keeps it has said yes. */
export async function giveRoom(
  tx: Tx,
  ask: RoomAsk & { roomId: string; person: DeskPerson; wish: RoomWish },
): Promise<RoomUseRow> {
  const { streetId, caller, roomId, person, now } = ask
  const room = existing(await findRoom(tx, streetId, roomId))
  const role = keeperRole(ask, room.areaIds)
  const memberId = await memberOf(tx, { streetId, person, now })
  const row = await use(tx, ask, { room, memberId, isApproved: true, decidedBy: caller.member.id })
  await writeDeed(tx, ask, { role, action: 'room_use.desk_book', id: row.id })
  return row
}

async function use(
  tx: Tx,
  { streetId, wish, now }: RoomAsk & { wish: RoomWish },
  of: { room: RoomRow; memberId: string; isApproved: boolean; decidedBy: string | null },
): Promise<RoomUseRow> {
  const { room, memberId, isApproved, decidedBy } = of
  const segment = { startsAt: new Date(wish.startsAt), endsAt: new Date(wish.endsAt) }
  const { bookingOpensDays } = await loadPolicy(tx, streetId)
  const open = await countOpenUses(tx, streetId, {
    ...{ memberId, roomId: room.id, startsAt: segment.startsAt, now },
  })
  const asked = { ...open, aheadDays: bookingOpensDays, isStaff: decidedBy !== null, now }
  const denial = denyRoomUse(room, { ...segment, heads: wish.heads }, asked)
  if (denial !== undefined) throw new Refusal(denial)
  const id = newId()
  await insertUse(tx, streetId, {
    ...{ id, roomId: room.id, memberId, ...segment, heads: wish.heads, createdAt: now, decidedBy },
    ...{ purpose: wish.purpose.trim(), groupName: wish.groupName.trim() },
    status: isApproved ? 'approved' : 'pending',
  })
  if (isApproved)
    await take(tx, streetId, { ...segment, id, roomId: room.id, bufferMinutes: room.bufferMinutes })
  return existing(await findUse(tx, streetId, id))
}

/** Takes an application back, or gives up a room that one has. */
export async function withdrawUse(tx: Tx, ask: RoomAsk & { useId: string }): Promise<RoomUseRow> {
  const { streetId, caller, useId, now } = ask
  await lockUses(tx, streetId, [useId])
  const row = existing(await findUse(tx, streetId, useId))
  if (row.memberId !== caller.member.id) throw new Refusal('not_found')
  const denial = denyRoomDecision(row, 'withdrawn', now)
  if (denial !== undefined) throw new Refusal(denial)
  await decideUses(tx, streetId, { ids: [useId], status: 'withdrawn', reason: '', by: null })
  await freeUses(tx, streetId, [useId])
  return existing(await findUse(tx, streetId, useId))
}

/** Takes a room for an application; whoever has it already, the exclusion constraint says no. */
export async function take(
  tx: Tx,
  streetId: string,
  { id, ...of }: Pick<RoomUseRow, 'id' | 'roomId' | 'startsAt' | 'endsAt' | 'bufferMinutes'>,
): Promise<void> {
  await occupy(tx, streetId, [{ ...of, id: newId(), by: { useId: id } }])
}

/** Locks a room of the caller's; returns the role in which they keep it. */
export async function holdRoom(
  tx: Tx,
  ask: RoomAsk & { roomId: string },
): Promise<{ room: RoomRow; role: StaffRole }> {
  const room = existing(await lockRoom(tx, ask.streetId, ask.roomId))
  return { room, role: keeperRole(ask, room.areaIds) }
}

export function keeperRole({ caller, now }: RoomAsk, areaIds: string[]): StaffRole {
  return roleAt(caller, coordinators.roles, { areaIds, organizationId: null }, now)
}

export function existing<T>(found: T | undefined): T {
  if (found === undefined) throw new Refusal('not_found')
  return found
}

function checked(edit: RoomEdit): RoomEdit {
  const denial = denyHours({ hours: edit.segments, closure: null })
  if (denial !== undefined) throw new Refusal(denial)
  return { ...edit, name: edit.name.trim(), rules: edit.rules.trim() }
}
