import type { ManagedSlot } from '@yunxuan/contract'
import type { Place } from '@yunxuan/domain'
import { isoText } from '../../platform/columns.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { areaPath } from '../street/area.store.ts'

const managedSlots = `select s.id, ${isoText('s.starts_at')} as "startsAt", ${isoText('s.ends_at')} as "endsAt",
    s.status, s.places, s.taken, s.held, s.room, s.sequence, s.reason,
    (select count(*)::int from waitlist w where w.street_id = $1 and w.slot_id = s.id
      and w.status in ('waiting', 'offered')) as waiting
  from slot s`

/** Returns the slots of a service that begin in a span, cancelled ones too, soonest first. */
export async function listManagedSlots(
  db: Executor,
  streetId: string,
  serviceId: string,
  span: { from: Date; before: Date },
): Promise<ManagedSlot[]> {
  const { rows } = await db.$client.query<ManagedSlot>({
    name: 'schedule-list',
    text: `${managedSlots} where s.street_id = $1 and s.service_id = $2 and s.starts_at >= $3
      and s.starts_at < $4 order by s.starts_at, s.id limit 1000`,
    values: [streetId, serviceId, span.from, span.before],
  })
  return rows
}

/** Returns slots by id as those who keep them see them, soonest first. */
export async function listManagedById(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<ManagedSlot[]> {
  const { rows } = await db.$client.query<ManagedSlot>({
    name: 'schedule-by-id',
    text: `${managedSlots} where s.street_id = $1 and s.id = any($2::uuid[]) order by s.starts_at, s.id`,
    values: [streetId, ids],
  })
  return rows
}

/** Returns the starts of a service's open slots in one room within a span. */
export async function listStarts(
  db: Executor,
  streetId: string,
  serviceId: string,
  within: { room: string; from: Date; before: Date },
): Promise<Date[]> {
  const { rows } = await db.$client.query<{ starts_at: Date }>({
    name: 'schedule-starts',
    text: `select starts_at from slot where street_id = $1 and service_id = $2 and room = $3
      and starts_at >= $4 and starts_at < $5 and status = 'open'`,
    values: [streetId, serviceId, within.room, within.from, within.before],
  })
  return rows.map(row => row.starts_at)
}

/** A slot to be made. */
export interface NewSlot {
  id: string
  startsAt: Date
  endsAt: Date
  places: number
  room: string
}

/** Makes slots; one that is there at that time and room already is left as it is. Returns what was made. */
export async function insertSlots(
  tx: Tx,
  streetId: string,
  serviceId: string,
  slots: readonly NewSlot[],
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'schedule-insert',
    text: `insert into slot (street_id, id, service_id, starts_at, ends_at, room, status, places)
      select $1, r.id, $2, r."startsAt", r."endsAt", r.room, 'open', r.places
      from json_to_recordset($3::json) as r(id uuid, "startsAt" timestamptz, "endsAt" timestamptz, room text,
        places int)
      on conflict do nothing returning id`,
    values: [streetId, serviceId, JSON.stringify(slots)],
  })
  return rows.map(row => row.id)
}

/** What a locked slot becomes. */
export interface SlotUpdate extends NewSlot {
  sequence: number
  movedAt: Date | null
  reason: string
}

/** Writes what was changed of locked slots. */
export async function updateSlots(tx: Tx, streetId: string, slots: readonly SlotUpdate[]): Promise<void> {
  if (slots.length === 0) return
  await tx.$client.query({
    name: 'schedule-update',
    text: `update slot s set starts_at = r."startsAt", ends_at = r."endsAt", places = r.places, room = r.room,
        sequence = r.sequence, moved_at = r."movedAt", reason = r.reason
      from json_to_recordset($2::json) as r(id uuid, "startsAt" timestamptz, "endsAt" timestamptz, places int,
        room text, sequence int, "movedAt" timestamptz, reason text)
      where s.street_id = $1 and s.id = r.id`,
    values: [streetId, JSON.stringify(slots)],
  })
}

/** Returns where services stand. */
export async function listServicePlaces(
  db: Executor,
  streetId: string,
  serviceIds: readonly string[],
): Promise<Map<string, Place>> {
  const { rows } = await db.$client.query<{ id: string; areaIds: string[]; organizationId: string }>({
    name: 'schedule-places',
    text: `select v.id, ${areaPath('$1', 'l.area_id')} as "areaIds", v.organization_id as "organizationId"
      from service v join location l on l.street_id = $1 and l.id = v.location_id
      where v.street_id = $1 and v.id = any($2::uuid[])`,
    values: [streetId, [...new Set(serviceIds)]],
  })
  return new Map(rows.map(({ id, ...place }) => [id, place]))
}

/** Cancels a locked slot and gives back what it held; whoever has come already keeps that. */
export async function cancelSlotRow(
  tx: Tx,
  streetId: string,
  slot: { id: string; reason: string; freed: { taken: number; held: number } },
): Promise<void> {
  await tx.$client.query({
    name: 'schedule-cancel',
    text: `update slot set status = 'cancelled', reason = $3, sequence = sequence + 1, taken = taken - $4,
        held = held - $5 where street_id = $1 and id = $2`,
    values: [streetId, slot.id, slot.reason, slot.freed.taken, slot.freed.held],
  })
}

/** Returns the address of a location. */
export async function findAddress(db: Executor, streetId: string, locationId: string): Promise<string> {
  const { rows } = await db.$client.query<{ address: string }>({
    name: 'location-address',
    text: 'select address from location where street_id = $1 and id = $2',
    values: [streetId, locationId],
  })
  return rows[0]?.address ?? ''
}
