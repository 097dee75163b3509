import type { Executor, Tx } from '../../platform/database.ts'
import { areaPath } from '../street/area.store.ts'

/**
 * SQL: the order of a service's few slots. Written as a row, so that the planner sorts them instead of walking
 * the slots of the whole street in time order until it meets this service: 15 s against 0.1 ms.
 */
export const soonestFirst = (slot: string) => `order by (${slot}.starts_at, ${slot}.id)`

/**
 * Brings the catalogue's listing of some services up to date: call it in the transaction of every change
 * to a service, its place or the times of its slots. Services that are not published lose their row.
 */
export async function refreshListing(
  tx: Tx,
  streetId: string,
  serviceIds: readonly string[],
  now: Date,
): Promise<void> {
  if (serviceIds.length === 0) return
  const asked = [...new Set(serviceIds)].sort()
  await tx.$client.query({
    name: 'listing-drop',
    text: `delete from service_listing n using service v
      where n.street_id = $1 and n.service_id = any($2::uuid[])
        and v.street_id = $1 and v.id = n.service_id and v.status <> 'published'`,
    values: [streetId, asked],
  })
  await tx.$client.query({
    name: 'listing-refresh',
    text: `insert into service_listing as n (street_id, service_id, category, brand_id, mode, audiences,
        area_ids, next_starts_at, title_marks)
      select v.street_id, v.id, v.category, v.brand_id, v.mode,
        case when v.audiences = '{}' then '{everyone}' else v.audiences end, p.area_ids,
        coalesce(s.starts_at, 'infinity'), v.title_marks
      from service v
      cross join lateral (select array(select distinct u.id
        from (select v.location_id as id union select location_id from slot where street_id = $1
          and service_id = v.id and status = 'open' and starts_at > $3 and location_id is not null) w
        join location l on l.street_id = $1 and l.id = w.id
        cross join lateral unnest(${areaPath('$1', 'l.area_id')}) as u(id)
        order by u.id) as area_ids) p
      left join lateral (
        select starts_at from slot
        where street_id = $1 and service_id = v.id and status = 'open' and starts_at > $3
        ${soonestFirst('slot')} limit 1) s on true
      where v.street_id = $1 and v.id = any($2::uuid[]) and v.status = 'published' and v.kind = 'service'
      order by v.id
      on conflict (street_id, service_id) do update set category = excluded.category,
        brand_id = excluded.brand_id, mode = excluded.mode, audiences = excluded.audiences,
        area_ids = excluded.area_ids, next_starts_at = excluded.next_starts_at, title_marks = excluded.title_marks
      where (n.category, n.brand_id, n.mode, n.audiences, n.area_ids, n.next_starts_at, n.title_marks)
        is distinct from (excluded.category, excluded.brand_id, excluded.mode, excluded.audiences,
          excluded.area_ids, excluded.next_starts_at, excluded.title_marks)`,
    values: [streetId, asked, now],
  })
}

/** Moves services whose next slot has begun on to the one after it, the earliest first; returns how many. */
export async function rollListing(tx: Tx, streetId: string, now: Date, most: number): Promise<number> {
  const { rows } = await tx.$client.query<{ service_id: string }>({
    name: 'listing-over',
    text: `select service_id from service_listing where street_id = $1 and next_starts_at <= $2
      order by next_starts_at limit $3`,
    values: [streetId, now, most],
  })
  await refreshListing(
    tx,
    streetId,
    rows.map(row => row.service_id),
    now,
  )
  return rows.length
}

/** Returns streets that have services whose next slot has begun. */
export async function listStreetsBehind(db: Executor, now: Date): Promise<string[]> {
  const { rows } = await db.$client.query<{ street_id: string }>({
    name: 'listing-streets-behind',
    text: 'select distinct street_id from service_listing where next_starts_at <= $1 order by street_id',
    values: [now],
  })
  return rows.map(row => row.street_id)
}

/** How a street's catalogue stands. */
export interface CatalogueState {
  version: number
  /** Some services are listed under a slot that has begun. */
  isBehind: boolean
}

/** Returns how the catalogue of a street stands; undefined when the street is not there. */
export async function findCatalogueState(
  db: Executor,
  streetId: string,
  now: Date,
): Promise<CatalogueState | undefined> {
  const { rows } = await db.$client.query<CatalogueState>({
    name: 'catalogue-state',
    // By the soonest: whether there is one at all is taken for likely, and the whole table read to find none.
    text: `select coalesce((select version from catalogue_version where street_id = $1), 0) as version,
        coalesce($2 >= (select min(next_starts_at) from service_listing where street_id = $1), false) as "isBehind"
      from street where id = $1`,
    values: [streetId, now],
  })
  return rows[0]
}
