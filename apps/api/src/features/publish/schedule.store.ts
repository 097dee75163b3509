import type { ManagedSlot } from '@yunxuan/contract'
import type { Place } from '@yunxuan/domain'
import { isoText } from '../../platform/columns.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { areaPath } from '../street/area.store.ts'

const managedSlots = `select s.id, ${isoText('s.starts_at')} as "startsAt", ${isoText('s.ends_at')} as "endsAt",
    s.status, s.places, s.taken, s.held, s.room, s.sequence, s.reason, s.location_id as "locationId",
    l.name as "locationName", l.id <> v.location_id as "isElsewhere",
    (select count(*)::int from waitlist w where w.street_id = $1 and w.slot_id = s.id
      and w.status in ('waiting', 'offered')) as waiting
  from slot s
  join service v on v.street_id = $1 and v.id = s.service_id
  join location l on l.street_id = $1 and l.id = coalesce(s.location_id, v.location_id)`

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

/** Returns the starts of a service's open slots at one place and in one room within a span. */
export async function listStarts(
  db: Executor,
  streetId: string,
  serviceId: string,
  within: { locationId: string | null; room: string; from: Date; before: Date },
): Promise<Date[]> {
  const { rows } = await db.$client.query<{ starts_at: Date }>({
    name: 'schedule-starts',
    text: `select starts_at from slot where street_id = $1 and service_id = $2 and room = $3
      and starts_at >= $4 and starts_at < $5 and status = 'open' and location_id is not distinct from $6`,
    values: [streetId, serviceId, within.room, within.from, within.before, within.locationId],
  })
  return rows.map(row => row.starts_at)
}

/** A slot to be made. */
export interface NewSlot {
  id: string
  startsAt: Date
  endsAt: Date
  places: number
  /** Its own place; null for the service's usual one. */
  locationId: string | null
  room: string
}

/** Makes slots; one that is there at that time, place and room already is left as it is. Returns what was made. */
export async function insertSlots(
  tx: Tx,
  streetId: string,
  serviceId: string,
  slots: readonly NewSlot[],
): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'schedule-insert',
    text: `insert into slot (street_id, id, service_id, starts_at, ends_at, location_id, room, status, places)
      select $1, r.id, $2, r."startsAt", r."endsAt", r."locationId", r.room, 'open', r.places
      from json_to_recordset($3::json) as r(id uuid, "startsAt" timestamptz, "endsAt" timestamptz,
        "locationId" uuid, room text, places int)
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

/** Takes locked open slots away from where they stand, until `updateSlots` says in the same transaction where to. */
export async function clearTimes(tx: Tx, streetId: string, slotIds: readonly string[]): Promise<void> {
  await tx.$client.query({
    name: 'schedule-clear',
    text: `update slot set status = 'cancelled' where street_id = $1 and id = any($2::uuid[])`,
    values: [streetId, slotIds],
  })
}

/** Writes what was changed of locked open slots. */
export async function updateSlots(tx: Tx, streetId: string, slots: readonly SlotUpdate[]): Promise<void> {
  if (slots.length === 0) return
  await tx.$client.query({
    name: 'schedule-update',
    text: `update slot s set starts_at = r."startsAt", ends_at = r."endsAt", places = r.places,
        location_id = r."locationId", room = r.room, status = 'open', sequence = r.sequence, moved_at = r."movedAt", reason = r.reason
      from json_to_recordset($2::json) as r(id uuid, "startsAt" timestamptz, "endsAt" timestamptz, places int,
        "locationId" uuid, room text, sequence int, "movedAt" timestamptz, reason text)
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

/** Returns the usual places of the services that slots belong to. */
export async function listUsualLocations(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<string[]> {
  if (slotIds.length === 0) return []
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'schedule-usual',
    text: `select distinct v.location_id as id from slot s
      join service v on v.street_id = $1 and v.id = s.service_id
      where s.street_id = $1 and s.id = any($2::uuid[])`,
    values: [streetId, slotIds],
  })
  return rows.map(row => row.id)
}

/** Cancels locked slots and gives back what they held; whoever has come already keeps that. */
export async function cancelSlotRows(
  tx: Tx,
  streetId: string,
  slots: readonly { id: string; reason: string; taken: number; held: number }[],
): Promise<void> {
  await tx.$client.query({
    name: 'schedule-cancel',
    text: `update slot s set status = 'cancelled', reason = r.reason, sequence = sequence + 1,
        taken = s.taken - r.taken, held = s.held - r.held
      from json_to_recordset($2::json) as r(id uuid, reason text, taken int, held int)
      where s.street_id = $1 and s.id = r.id`,
    values: [streetId, JSON.stringify(slots)],
  })
}

/** Returns where a service's other open slots stand of which one begins at some instants. */
export async function listStanding(
  db: Executor,
  streetId: string,
  serviceId: string,
  of: { startsAt: readonly Date[]; butIds: readonly string[] },
): Promise<Pick<NewSlot, 'startsAt' | 'locationId' | 'room'>[]> {
  const { rows } = await db.$client.query<Pick<NewSlot, 'startsAt' | 'locationId' | 'room'>>({
    name: 'schedule-standing',
    text: `select starts_at as "startsAt", location_id as "locationId", room from slot where street_id = $1 and service_id = $2
        and starts_at = any($3::timestamptz[]) and id <> all($4::uuid[]) and status = 'open'`,
    values: [streetId, serviceId, of.startsAt, of.butIds],
  })
  return rows
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
