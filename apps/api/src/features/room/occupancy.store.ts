import { occupiedUntil, type Segment } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { brokenConstraint } from '../../platform/database-error.ts'
import { Refusal } from '../../platform/refuse.ts'

/** What takes a room for a time. */
export interface Taking extends Segment {
  id: string
  roomId: string
  bufferMinutes: number
  by: { useId: string } | { slotId: string } | { closure: string }
}

/** Runs what takes rooms; of two that would overlap the second is refused by the exclusion constraint. */
export async function orRoomTaken<T>(take: () => Promise<T>): Promise<T> {
  try {
    return await take()
  } catch (error) {
    if (brokenConstraint(error) === 'occupancy_once') throw new Refusal('room_taken')
    throw error
  }
}

/** Takes rooms for a time each, with the buffer after it. */
export async function occupy(tx: Tx, streetId: string, takings: readonly Taking[]): Promise<void> {
  if (takings.length === 0) return
  const rows = takings.map(({ by, ...taking }) => ({
    ...{ id: taking.id, roomId: taking.roomId, startsAt: taking.startsAt },
    until: occupiedUntil(taking, taking.bufferMinutes),
    ...by,
  }))
  await orRoomTaken(() =>
    tx.$client.query({
      name: 'occupancy-insert',
      text: `insert into occupancy (street_id, id, room_id, during, use_id, slot_id, closure)
        select $1, id, "roomId", tstzrange("startsAt", until), "useId", "slotId", closure
        from json_to_recordset($2::json) as r(id uuid, "roomId" uuid, "startsAt" timestamptz, until timestamptz,
          "useId" uuid, "slotId" uuid, closure text)`,
      values: [streetId, JSON.stringify(rows)],
    }),
  )
}

/** Gives a room back that applications had. */
export async function freeUses(tx: Tx, streetId: string, useIds: readonly string[]): Promise<void> {
  await tx.$client.query({
    name: 'occupancy-free',
    text: 'delete from occupancy where street_id = $1 and use_id = any($2::uuid[])',
    values: [streetId, useIds],
  })
}

/** Opens a room that was closed; returns whether it was. */
export async function reopen(
  tx: Tx,
  streetId: string,
  { roomId, closureId }: { roomId: string; closureId: string },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'occupancy-reopen',
    text: `delete from occupancy where street_id = $1 and room_id = $2 and id = $3 and closure is not null`,
    values: [streetId, roomId, closureId],
  })
  return rowCount === 1
}

/** Gives the rooms of slots back that are cancelled. */
export async function freeSlots(tx: Tx, streetId: string, slotIds: readonly string[]): Promise<void> {
  await tx.$client.query({
    name: 'occupancy-free-slots',
    text: 'delete from occupancy where street_id = $1 and slot_id = any($2::uuid[])',
    values: [streetId, slotIds],
  })
}

/** Lets the rooms of slots go along with them to another time, or refuses where somebody else has one then. */
export async function moveSlotRooms(tx: Tx, streetId: string, slotIds: readonly string[]): Promise<void> {
  // Away first and back at once: of several that are moved together each may come to where another was.
  const { rows } = await tx.$client.query<
    { id: string; roomId: string; slotId: string } & Segment & Buffered
  >({
    name: 'occupancy-lift',
    text: `delete from occupancy o using slot s, room r
      where o.street_id = $1 and o.slot_id = any($2::uuid[]) and s.street_id = $1 and s.id = o.slot_id
        and r.street_id = $1 and r.id = o.room_id
      returning o.id, o.room_id as "roomId", o.slot_id as "slotId", s.starts_at as "startsAt",
        s.ends_at as "endsAt", r.buffer_minutes as "bufferMinutes"`,
    values: [streetId, slotIds],
  })
  await occupy(
    tx,
    streetId,
    rows.map(({ slotId, ...row }) => ({ ...row, by: { slotId } })),
  )
}

interface Buffered {
  bufferMinutes: number
}

/** What stands in a room. */
export interface StandingRow extends Segment {
  id: string
  roomId: string
  kind: 'use' | 'slot' | 'closure'
  title: string
  heads: number | null
}

const standing = `select coalesce(o.use_id, o.slot_id, o.id) as id, o.room_id as "roomId",
    case when o.use_id is not null then 'use' when o.slot_id is not null then 'slot' else 'closure' end as kind,
    coalesce(u.starts_at, s.starts_at, lower(o.during)) as "startsAt",
    coalesce(u.ends_at, s.ends_at, upper(o.during)) as "endsAt",
    coalesce(u.purpose, v.title, o.closure) as title, coalesce(u.heads, s.taken) as heads
  from occupancy o
  left join room_use u on u.street_id = $1 and u.id = o.use_id
  left join slot s on s.street_id = $1 and s.id = o.slot_id
  left join service v on v.street_id = $1 and v.id = s.service_id`

/** Returns what stands in rooms of a time, in order. */
export async function listStanding(
  db: Executor,
  streetId: string,
  { roomIds, from, until }: { roomIds: readonly string[]; from: Date; until: Date },
): Promise<StandingRow[]> {
  const { rows } = await db.$client.query<StandingRow>({
    name: 'occupancy-standing',
    text: `${standing} where o.street_id = $1 and o.room_id = any($2::uuid[]) and o.during && tstzrange($3, $4)
      order by lower(o.during), o.room_id`,
    values: [streetId, roomIds, from, until],
  })
  return rows
}

/** A coming slot that is had where a room is, and names it. */
export interface NamingSlot extends Segment {
  id: string
  roomId: string
  title: string
  bufferMinutes: number
  taken: number
}

/** Returns open slots of a time that name rooms without having them. */
export async function listNamingSlots(
  db: Executor,
  streetId: string,
  { roomIds, from, until }: { roomIds: readonly string[]; from: Date; until: Date },
): Promise<NamingSlot[]> {
  const { rows } = await db.$client.query<NamingSlot>({
    name: 'occupancy-naming',
    text: `select s.id, r.id as "roomId", v.title, s.starts_at as "startsAt", s.ends_at as "endsAt", s.taken,
        r.buffer_minutes as "bufferMinutes"
      from slot s
        join service v on v.street_id = $1 and v.id = s.service_id
        join room r on r.street_id = $1 and r.location_id = coalesce(s.location_id, v.location_id) and r.name = s.room
      where s.street_id = $1 and s.status = 'open' and s.starts_at >= $3 and s.starts_at < $4
        and r.id = any($2::uuid[])
        and not exists (select from occupancy o where o.street_id = $1 and o.slot_id = s.id)
      order by s.starts_at, s.id`,
    values: [streetId, roomIds, from, until],
  })
  return rows
}
