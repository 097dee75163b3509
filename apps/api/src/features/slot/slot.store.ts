import type { Audience, NoteKind, Policy, ServiceKind, ServiceStatus, SlotStatus } from '@yunxuan/domain'
import { type Executor, type Tx, together } from '../../platform/database.ts'
import type { LocationColumns } from '../directory/location-present.ts'

/** A slot with what its service, place and street say of it; the place is its own, or else the service's. */
export interface SlotRow extends LocationColumns {
  id: string
  serviceId: string
  kind: ServiceKind
  startsAt: Date
  endsAt: Date
  room: string
  status: SlotStatus
  places: number
  taken: number
  held: number
  sequence: number
  movedAt: Date | null
  reason: string
  title: string
  serviceStatus: ServiceStatus
  organizationId: string
  organizationName: string
  /** Its own place; null where it is had at the service's usual one. */
  ownLocationId: string | null
  /** It is had away from the service's usual place. */
  isElsewhere: boolean
  /** The service's usual place, whose area decides whose the slot is wherever it is had. */
  serviceLocationId: string
  serviceAreaId: string | null
  preparation: string[]
  bring: string[]
  /** The service's own, or else the street's desk. */
  phone: string
  needsApproval: boolean
  noteKind: NoteKind | null
  partyMax: number
  minimumAge: number | null
  maximumAge: number | null
  residentsOf: string[]
  audiences: Audience[]
  isAudienceStrict: boolean
  cancelCutoffMinutes: number | null
  bookingOpensDays: number | null
  bookingClosesMinutes: number | null
  /** Of its service, which somebody asked for: until when they come first. */
  askersFirstUntil: Date | null
  /** The street's own settings; null when it changed none. */
  policy: Partial<Policy> | null
}

const slotRows = `select s.id, s.service_id as "serviceId", s.starts_at as "startsAt", s.ends_at as "endsAt",
    s.room, s.status, s.places, s.taken, s.held, s.sequence, s.moved_at as "movedAt", s.reason,
    v.kind, v.title, v.status as "serviceStatus", v.organization_id as "organizationId", o.name as "organizationName",
    s.location_id as "ownLocationId", l.id as "locationId", l.name as "locationName", l.address, l.access,
    l.area_id as "areaId", a.name as "areaName", l.latitude, l.longitude, l.id <> u.id as "isElsewhere",
    u.id as "serviceLocationId", u.area_id as "serviceAreaId", v.preparation, v.bring,
    coalesce(nullif(v.phone, ''), (select desk_phone from street where id = $1)) as phone, v.needs_approval as "needsApproval",
    v.note_kind as "noteKind", v.party_max as "partyMax", v.minimum_age as "minimumAge",
    v.maximum_age as "maximumAge", v.residents_of as "residentsOf", v.audiences,
    v.is_audience_strict as "isAudienceStrict", v.cancel_cutoff_minutes as "cancelCutoffMinutes",
    v.booking_opens_days as "bookingOpensDays", v.booking_closes_minutes as "bookingClosesMinutes",
    v.askers_first_until as "askersFirstUntil",
    (select p.settings from policy p where p.street_id = $1 order by p.version desc limit 1) as policy
  from slot s
  join service v on v.street_id = $1 and v.id = s.service_id
  join organization o on o.street_id = $1 and o.id = v.organization_id
  join location u on u.street_id = $1 and u.id = v.location_id
  join location l on l.street_id = $1 and l.id = coalesce(s.location_id, v.location_id)
  left join area a on a.street_id = $1 and a.id = l.area_id`

/**
 * Locks slots in the order of their ids, so that two transactions never wait for each other; absent ones are left out.
 * What belongs to them is read under the lock: a statement that waited for it still sees the service as it was before.
 */
export async function lockSlots(tx: Tx, streetId: string, slotIds: readonly string[]): Promise<SlotRow[]> {
  const [, { rows }] = await together([
    tx.$client.query({
      name: 'slot-lock',
      text: 'select 1 from slot where street_id = $1 and id = any($2::uuid[]) order by id for no key update',
      values: [streetId, slotIds],
    }),
    tx.$client.query<SlotRow>({
      name: 'slot-locked',
      text: `${slotRows} where s.street_id = $1 and s.id = any($2::uuid[]) order by s.id`,
      values: [streetId, slotIds],
    }),
  ])
  return rows
}

/** Returns a slot without locking it. */
export async function findSlot(db: Executor, streetId: string, slotId: string): Promise<SlotRow | undefined> {
  const { rows } = await db.$client.query<SlotRow>({
    name: 'slot-find',
    text: `${slotRows} where s.street_id = $1 and s.id = $2`,
    values: [streetId, slotId],
  })
  return rows[0]
}

/** Returns slots by id. */
export async function listSlots(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<Map<string, SlotRow>> {
  if (slotIds.length === 0) return new Map()
  const { rows } = await db.$client.query<SlotRow>({
    name: 'slot-by-id',
    text: `${slotRows} where s.street_id = $1 and s.id = any($2::uuid[])`,
    values: [streetId, slotIds],
  })
  return new Map(rows.map(row => [row.id, row]))
}

/** Returns the slots of a service that begin in a span, soonest first. */
export async function listServiceSlots(
  db: Executor,
  streetId: string,
  serviceId: string,
  span: { from: Date; to: Date },
): Promise<SlotRow[]> {
  const { rows } = await db.$client.query<SlotRow>({
    name: 'slot-list-service',
    text: `${slotRows} where s.street_id = $1 and s.service_id = $2 and s.ends_at > $3 and s.starts_at < $4
      order by s.starts_at, s.id limit 500`,
    values: [streetId, serviceId, span.from, span.to],
  })
  return rows
}

/** Returns the slots of services that are on in a span, soonest first; nothing lasts longer than a day. */
export async function listSlotsBetween(
  db: Executor,
  streetId: string,
  span: { from: Date; to: Date },
): Promise<SlotRow[]> {
  const { rows } = await db.$client.query<SlotRow>({
    name: 'slot-list-day',
    text: `${slotRows} where s.street_id = $1 and s.starts_at > $2::timestamptz - interval '1 day' and s.starts_at < $3
        and s.ends_at > $2 and v.kind = 'service'
      order by s.starts_at, s.id limit 1000`,
    values: [streetId, span.from, span.to],
  })
  return rows
}

/**
 * Adds to the counts of slots that this transaction has locked. Written as a difference, so that
 * the constraint on the row refuses an oversold slot even if a lock were forgotten.
 */
export async function changeCounts(
  tx: Tx,
  streetId: string,
  changes: readonly { id: string; taken: number; held: number }[],
): Promise<void> {
  const real = changes.filter(change => change.taken !== 0 || change.held !== 0)
  if (real.length === 0) return
  await tx.$client.query({
    name: 'slot-counts',
    text: `update slot s set taken = s.taken + r.taken, held = s.held + r.held
      from unnest($2::uuid[], $3::int[], $4::int[]) as r(id, taken, held)
      where s.street_id = $1 and s.id = r.id`,
    values: [
      streetId,
      real.map(change => change.id),
      real.map(change => change.taken),
      real.map(change => change.held),
    ],
  })
}
