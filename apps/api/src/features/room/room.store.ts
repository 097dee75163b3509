import type { RoomEdit } from '@yunxuan/contract'
import type { RoomUseStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { LocationColumns } from '../directory/location-present.ts'
import { areaPath, isWithin } from '../street/area.store.ts'

/** A room with where it is. */
export interface RoomRow extends RoomEdit, LocationColumns {
  id: string
  version: number
  areaIds: string[]
}

const placeColumns = `l.id as "locationId", l.name as "locationName", l.address, l.access, l.area_id as "areaId",
    a.name as "areaName", l.latitude, l.longitude`
const roomColumns = `r.id, r.name, r.capacity, r.features, r.buffer_minutes as "bufferMinutes", r.rules, r.segments,
    r.needs_approval as "needsApproval", r.is_withdrawn as "isWithdrawn", r.version, ${placeColumns},
    ${areaPath('$1', 'l.area_id')} as "areaIds"`
const roomJoined = `room r
    join location l on l.street_id = $1 and l.id = r.location_id
    left join area a on a.street_id = $1 and a.id = l.area_id`

/** Returns the rooms of a street, by place and name; of one place where one is named. */
export async function listRooms(
  db: Executor,
  streetId: string,
  locationId: string | null,
): Promise<RoomRow[]> {
  const { rows } = await db.$client.query<RoomRow>({
    name: 'room-list',
    text: `select ${roomColumns} from ${roomJoined}
      where r.street_id = $1 and ($2::uuid is null or r.location_id = $2)
      order by l.name collate "zh-x-icu", r.name collate "zh-x-icu", r.id`,
    values: [streetId, locationId],
  })
  return rows
}

/** Returns one room. */
export async function findRoom(db: Executor, streetId: string, roomId: string): Promise<RoomRow | undefined> {
  const { rows } = await db.$client.query<RoomRow>({
    name: 'room-find',
    text: `select ${roomColumns} from ${roomJoined} where r.street_id = $1 and r.id = $2`,
    values: [streetId, roomId],
  })
  return rows[0]
}

/** Locks a room, so that what is read of it is what it is until the end of the transaction. */
export async function lockRoom(tx: Tx, streetId: string, roomId: string): Promise<RoomRow | undefined> {
  const { rowCount } = await tx.$client.query({
    name: 'room-lock',
    text: 'select from room where street_id = $1 and id = $2 for no key update',
    values: [streetId, roomId],
  })
  return rowCount === 1 ? findRoom(tx, streetId, roomId) : undefined
}

const editValues = (edit: RoomEdit) => [
  ...[edit.name, edit.capacity, edit.features, edit.bufferMinutes, edit.rules],
  ...[JSON.stringify(edit.segments), edit.needsApproval, edit.isWithdrawn],
]

/** Adds a room; returns false where its place has one of that name. */
export async function insertRoom(
  tx: Tx,
  streetId: string,
  row: { id: string; locationId: string; edit: RoomEdit },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'room-insert',
    text: `insert into room (street_id, id, location_id, name, capacity, features, buffer_minutes, rules, segments,
        needs_approval, is_withdrawn)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [streetId, row.id, row.locationId, ...editValues(row.edit)],
  })
  return rowCount === 1
}

/** Writes what was edited of a locked room; returns false where its place has another of that name. */
export async function updateRoom(
  tx: Tx,
  streetId: string,
  { roomId, edit }: { roomId: string; edit: RoomEdit },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'room-update',
    text: `update room set name = $3, capacity = $4, features = $5, buffer_minutes = $6, rules = $7, segments = $8,
        needs_approval = $9, is_withdrawn = $10, version = version + 1
      where street_id = $1 and id = $2 and not exists (select from room o where o.street_id = $1
        and o.location_id = room.location_id and o.name = $3 and o.id <> $2)`,
    values: [streetId, roomId, ...editValues(edit)],
  })
  return rowCount === 1
}

/** An application, with its room and whoever answers for it. */
export interface RoomUseRow extends LocationColumns {
  id: string
  roomId: string
  roomName: string
  bufferMinutes: number
  memberId: string
  personName: string
  phone: string | null
  hasAccount: boolean
  startsAt: Date
  endsAt: Date
  purpose: string
  heads: number
  groupName: string
  status: RoomUseStatus
  reason: string
  decidedByName: string | null
  createdAt: Date
  areaIds: string[]
}

const useColumns = `u.id, u.room_id as "roomId", r.name as "roomName", r.buffer_minutes as "bufferMinutes",
    u.member_id as "memberId", m.name as "personName", m.phone, m.account_id is not null as "hasAccount",
    u.starts_at as "startsAt", u.ends_at as "endsAt", u.purpose, u.heads, u.group_name as "groupName", u.status,
    u.reason, d.name as "decidedByName", u.created_at as "createdAt", ${placeColumns},
    ${areaPath('$1', 'l.area_id')} as "areaIds"`
const useJoined = `room_use u
    join room r on r.street_id = $1 and r.id = u.room_id
    join location l on l.street_id = $1 and l.id = r.location_id
    left join area a on a.street_id = $1 and a.id = l.area_id
    join member m on m.street_id = $1 and m.id = u.member_id
    left join member d on d.street_id = $1 and d.id = u.decided_by`

/** Returns one application. */
export async function findUse(
  db: Executor,
  streetId: string,
  useId: string,
): Promise<RoomUseRow | undefined> {
  const { rows } = await db.$client.query<RoomUseRow>({
    name: 'room-use-find',
    text: `select ${useColumns} from ${useJoined} where u.street_id = $1 and u.id = $2`,
    values: [streetId, useId],
  })
  return rows[0]
}

/** Locks applications in the order of their ids. */
export async function lockUses(tx: Tx, streetId: string, useIds: readonly string[]): Promise<void> {
  await tx.$client.query({
    name: 'room-use-lock',
    text: `select from room_use where street_id = $1 and id = any($2::uuid[]) order by id for no key update`,
    values: [streetId, useIds],
  })
}

/** Returns the applications of a list by id, the soonest first. */
export async function listUsesById(
  db: Executor,
  streetId: string,
  useIds: readonly string[],
): Promise<RoomUseRow[]> {
  const { rows } = await db.$client.query<RoomUseRow>({
    name: 'room-use-by-id',
    text: `select ${useColumns} from ${useJoined} where u.street_id = $1 and u.id = any($2::uuid[])
      order by u.starts_at, u.id`,
    values: [streetId, useIds],
  })
  return rows
}

/** Writes an application. */
export async function insertUse(
  tx: Tx,
  streetId: string,
  row: Pick<
    RoomUseRow,
    | 'id'
    | 'roomId'
    | 'memberId'
    | 'startsAt'
    | 'endsAt'
    | 'purpose'
    | 'heads'
    | 'groupName'
    | 'status'
    | 'createdAt'
  > & { decidedBy: string | null },
): Promise<void> {
  await tx.$client.query({
    name: 'room-use-insert',
    text: `insert into room_use (street_id, id, room_id, member_id, starts_at, ends_at, purpose, heads, group_name,
        status, decided_by, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      ...[streetId, row.id, row.roomId, row.memberId, row.startsAt, row.endsAt, row.purpose, row.heads],
      ...[row.groupName, row.status, row.decidedBy, row.createdAt],
    ],
  })
}

/** Writes what became of applications that are locked. */
export async function decideUses(
  tx: Tx,
  streetId: string,
  of: { ids: readonly string[]; status: RoomUseStatus; reason: string; by: string | null },
): Promise<void> {
  await tx.$client.query({
    name: 'room-use-decide',
    text: `update room_use set status = $3, reason = $4, decided_by = coalesce($5, decided_by)
      where street_id = $1 and id = any($2::uuid[]) and status in ('pending', 'approved')`,
    values: [streetId, of.ids, of.status, of.reason, of.by],
  })
}

/** Counts what a person asked for that waits or is still to come, and says whether this segment is among it. */
export async function countOpenUses(
  db: Executor,
  streetId: string,
  of: { memberId: string; roomId: string; startsAt: Date; now: Date },
): Promise<{ openUses: number; hasAsked: boolean }> {
  const { rows } = await db.$client.query<{ openUses: number; hasAsked: boolean }>({
    name: 'room-use-open',
    text: `select count(*)::int as "openUses",
        coalesce(bool_or(room_id = $4 and starts_at = $5), false) as "hasAsked" from room_use
      where street_id = $1 and member_id = $2 and status in ('pending', 'approved') and ends_at > $3`,
    values: [streetId, of.memberId, of.now, of.roomId, of.startsAt],
  })
  return rows[0] ?? { openUses: 0, hasAsked: false }
}

/** Returns what rooms a person asked for, the latest first. */
export async function listOwnUses(
  db: Executor,
  streetId: string,
  of: { memberId: string; before: string | null; limit: number },
): Promise<RoomUseRow[]> {
  const { rows } = await db.$client.query<RoomUseRow>({
    name: 'room-use-own',
    text: `select ${useColumns} from ${useJoined}
      where u.street_id = $1 and u.member_id = $2 and ($3::uuid is null or u.id < $3) order by u.id desc limit $4`,
    values: [streetId, of.memberId, of.before, of.limit],
  })
  return rows
}

/** Returns applications for those who decide: what waits, the soonest first, or all, the latest first. */
export async function listUses(
  db: Executor,
  streetId: string,
  of: {
    isPending: boolean
    isWholeStreet: boolean
    areaIds: readonly string[]
    after: { at: string; id: string } | null
    limit: number
  },
): Promise<RoomUseRow[]> {
  const isAfter = of.isPending
    ? `($4::timestamptz is null or (u.starts_at, u.id) > ($4, $5::uuid))`
    : `($4::timestamptz is null or (u.created_at, u.id) < ($4, $5::uuid))`
  const { rows } = await db.$client.query<RoomUseRow>({
    name: of.isPending ? 'room-use-pending' : 'room-use-all',
    text: `select ${useColumns} from ${useJoined}
      where u.street_id = $1 and ($2::boolean or ${isWithin(3, 'l.area_id')}) and ${isAfter}
        ${of.isPending ? `and u.status = 'pending' order by u.starts_at, u.id` : 'order by u.created_at desc, u.id desc'}
      limit $6`,
    values: [streetId, of.isWholeStreet, of.areaIds, of.after?.at ?? null, of.after?.id ?? null, of.limit],
  })
  return rows
}
