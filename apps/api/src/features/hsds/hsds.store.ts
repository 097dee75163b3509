import type { ArticleEdit, Audience, Category, StationKind } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** Which rows of a list, counted from none. */
export interface Window {
  offset: number
  limit: number
}

interface Page<T> {
  rows: T[]
  total: number
}

/** The street, who answers for guides. */
export interface StreetRow {
  id: string
  name: string
  city: string
  province: string
  district: string
  phone: string
}

/** A published service, with all that HSDS asks of one. */
export interface ServiceRow {
  id: string
  title: string
  summary: string
  description: string
  category: Category
  audiences: Audience[]
  eligibility: string
  minimumAge: number | null
  maximumAge: number | null
  residentsOf: { id: string; name: string }[]
  preparation: string[]
  bring: string[]
  feeFen: number | null
  feeNote: string
  phone: string
  needsApproval: boolean
  assuredDate: string | null
  updatedAt: Date
  organizationId: string
  organizationName: string
  locationId: string
}

/** A guide as everybody reads it. */
export interface GuideRow {
  id: string
  shown: ArticleEdit
  shownAt: Date
  assuredDate: string | null
}

export interface LocationRow {
  id: string
  name: string
  address: string
  access: string
  latitude: number | null
  longitude: number | null
  /** What makes it a station. */
  station: StationColumns | null
}

interface StationColumns {
  kind: StationKind
  note: string
  phone: string | null
  openMinutes: string
  closedFrom: string | null
  closedUntil: string | null
  closedReason: string | null
}

export interface SlotRow {
  id: string
  serviceId: string
  locationId: string
  startsAt: Date
  endsAt: Date
  room: string
}

const isOffered = "v.street_id = $1 and v.kind = 'service' and v.status = 'published'"
const isGuide = "g.street_id = $1 and g.kind = 'guide' and g.shown is not null"

/** More coming times of one service than any consumer asks after. */
const mostSlots = 500

export async function findStreet(db: Executor, streetId: string): Promise<StreetRow | undefined> {
  const { rows } = await db.$client.query<StreetRow>({
    name: 'hsds-street',
    text: 'select id, name, city, province, district, desk_phone as phone from street where id = $1',
    values: [streetId],
  })
  return rows[0]
}

/** Returns which services and guides stand on a page, in the order of their ids; of one organization, or of the street. */
export async function listOffered(
  db: Executor,
  streetId: string,
  {
    organizationId,
    isOfStreet,
    offset,
    limit,
  }: Window & { organizationId?: string | undefined; isOfStreet: boolean },
): Promise<Page<string>> {
  const { rows } = await db.$client.query<{ id: string | null; total: number }>({
    name: 'hsds-offered',
    text: `with offered as (
        select v.id from service v where ${isOffered} and ($2::uuid is null or v.organization_id = $2)
        union all select g.id from article g where ${isGuide} and ($2::uuid is null or $3)),
      counted as (select count(*)::int as total from offered)
      select p.id, c.total from counted c
        left join (select id from offered order by id offset $4 limit $5) p on true order by p.id`,
    values: [streetId, organizationId ?? null, isOfStreet, offset, limit],
  })
  return pageOf(rows, row => row.id)
}

export async function listServices(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<ServiceRow[]> {
  const { rows } = await db.$client.query<ServiceRow>({
    name: 'hsds-services',
    text: `select v.id, v.title, v.summary, v.description, v.category, v.audiences, v.eligibility,
        v.minimum_age as "minimumAge", v.maximum_age as "maximumAge",
        coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.name) from area r
          where r.street_id = $1 and r.id = any(v.residents_of)), '[]') as "residentsOf",
        v.preparation, v.bring, v.fee_fen as "feeFen", v.fee_note as "feeNote",
        coalesce(nullif(v.phone, ''), (select desk_phone from street where id = $1)) as phone,
        v.needs_approval as "needsApproval", v.assured_date::text as "assuredDate", v.updated_at as "updatedAt",
        o.id as "organizationId", o.name as "organizationName", v.location_id as "locationId"
      from service v join organization o on o.street_id = $1 and o.id = v.organization_id
      where ${isOffered} and v.id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

export async function listGuides(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<GuideRow[]> {
  const { rows } = await db.$client.query<GuideRow>({
    name: 'hsds-guides',
    text: `select g.id, g.shown, g.shown_at as "shownAt", g.assured_date::text as "assuredDate" from article g
      where ${isGuide} and g.id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

/** Returns when services are had from now on, and where. */
export async function listSlots(
  db: Executor,
  streetId: string,
  ids: readonly string[],
  now: Date,
): Promise<SlotRow[]> {
  const { rows } = await db.$client.query<SlotRow>({
    name: 'hsds-slots',
    text: `select s.id, s.service_id as "serviceId", coalesce(s.location_id, v.location_id) as "locationId",
        s.starts_at as "startsAt", s.ends_at as "endsAt", s.room
      from unnest($2::uuid[]) w(id)
      join service v on v.street_id = $1 and v.id = w.id
      join lateral (select * from slot e where e.street_id = $1 and e.service_id = v.id and e.starts_at >= $3
        and e.status = 'open' order by e.starts_at, e.id limit ${mostSlots}) s on true
      order by s.starts_at, s.id`,
    values: [streetId, ids, now],
  })
  return rows
}

export async function listLocations(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<LocationRow[]> {
  const { rows } = await db.$client.query<LocationRow>({
    name: 'hsds-locations',
    text: `select l.id, l.name, l.address, l.access, l.latitude, l.longitude,
        case when t.location_id is not null then json_build_object('kind', t.kind, 'note', t.note, 'phone', t.phone,
          'openMinutes', t.open_minutes::text, 'closedFrom', t.closed_from, 'closedUntil', t.closed_until,
          'closedReason', t.closed_reason) end as station
      from location l left join station t on t.street_id = $1 and t.location_id = l.id
      where l.street_id = $1 and l.id = any($2::uuid[]) order by l.id`,
    values: [streetId, ids],
  })
  return rows
}

/** SQL: each place at which a published service is had, usually or from now on ($2), and where guides are done. */
const offeredAt = `
    select v.id as service_id, v.location_id from service v where ${isOffered}
    union select v.id, s.location_id from service v
      join slot s on s.street_id = $1 and s.service_id = v.id and s.location_id is not null
        and s.starts_at >= $2 and s.status = 'open' where ${isOffered}
    union select g.id, p.id::uuid from article g
      cross join lateral jsonb_array_elements_text(g.shown -> 'guide' -> 'locationIds') p(id)
      join location l on l.street_id = $1 and l.id = p.id::uuid where ${isGuide}`

export async function listOfferedAt(
  db: Executor,
  streetId: string,
  now: Date,
  { offset, limit }: Window,
): Promise<Page<{ serviceId: string; locationId: string }>> {
  const { rows } = await db.$client.query<{ serviceId: string | null; locationId: string; total: number }>({
    name: 'hsds-offered-at',
    text: `with offered as (${offeredAt}), counted as (select count(*)::int as total from offered)
      select p.service_id as "serviceId", p.location_id as "locationId", c.total from counted c
        left join (select * from offered order by 1, 2 offset $3 limit $4) p on true order by 1, 2`,
    values: [streetId, now, offset, limit],
  })
  return pageOf(rows, ({ serviceId, locationId }) => (serviceId === null ? null : { serviceId, locationId }))
}

/** Returns which places stand on a page: where something is offered, and the stations. */
export async function listPlaces(
  db: Executor,
  streetId: string,
  now: Date,
  { offset, limit }: Window,
): Promise<Page<string>> {
  const { rows } = await db.$client.query<{ id: string | null; total: number }>({
    name: 'hsds-places',
    text: `with offered as (${offeredAt}), places as (select location_id as id from offered
          union select t.location_id from station t where t.street_id = $1),
        counted as (select count(*)::int as total from places)
      select p.id, c.total from counted c
        left join (select id from places order by id offset $3 limit $4) p on true order by p.id`,
    values: [streetId, now, offset, limit],
  })
  return pageOf(rows, row => row.id)
}

/** Returns who offers something that is published; all of them, since they are few. */
export async function listOrganizations(
  db: Executor,
  streetId: string,
): Promise<{ id: string; name: string }[]> {
  const { rows } = await db.$client.query<{ id: string; name: string }>({
    name: 'hsds-organizations',
    text: `select o.id, o.name from organization o where o.street_id = $1
      and exists (select from service v where ${isOffered} and v.organization_id = o.id) order by o.id`,
    values: [streetId],
  })
  return rows
}

function pageOf<R extends { total: number }, T>(rows: readonly R[], one: (row: R) => T | null): Page<T> {
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.flatMap(row => {
      const item = one(row)
      return item === null ? [] : [item]
    }),
  }
}
