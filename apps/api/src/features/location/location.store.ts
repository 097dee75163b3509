import type { LocationEdit } from '@yunxuan/contract'
import { type Category, categoryNames, type LocationSort } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { likeText } from '../../platform/words.ts'
import { choiceJson, pictureJson, type ShownPicture } from '../picture/picture.store.ts'
import { type SearchText, serviceTokens } from '../service/service-search.ts'
import { areaPath, isWithin } from '../street/area.store.ts'

/** A place with what is had there, and the areas it lies in. */
export interface LocationRow {
  id: string
  version: number
  edit: LocationEdit
  picture: ShownPicture | null
  areaName: string | null
  areaIds: string[]
  services: number
  coming: number
}

/** SQL: places with what is had there as of $2; slots are counted once a question, not once a place. */
const locationRows = (more = '') => `with coming as (
    select coalesce(s.location_id, v.location_id) as id, count(*)::int as slots
    from slot s join service v on v.street_id = $1 and v.id = s.service_id
    where s.street_id = $1 and s.status = 'open' and s.starts_at > $2 group by 1),
  had as (select v.location_id as id, count(*)::int as services from service v
    where v.street_id = $1 and v.status <> 'archived' group by 1)
  select ${more} l.id, l.version, json_build_object('name', l.name, 'address', l.address, 'access', l.access,
      'areaId', l.area_id, 'latitude', l.latitude, 'longitude', l.longitude,
      'picture', ${choiceJson('l.picture_id', 'l.picture_alt')}) as edit,
    ${pictureJson('l.picture_id', 'l.picture_alt')} as picture,
    a.name as "areaName", ${areaPath('$1', 'l.area_id')} as "areaIds",
    coalesce(h.services, 0) as services, coalesce(c.slots, 0) as coming
  from location l
  left join area a on a.street_id = $1 and a.id = l.area_id
  left join coming c on c.id = l.id
  left join had h on h.id = l.id`

const columns: SortColumns<LocationSort> = {
  name: bySound('l.name'),
  area: bySound(`coalesce(a.name, '')`),
  services: { sql: 'coalesce(h.services, 0)', type: 'int' },
  coming: { sql: 'coalesce(c.slots, 0)', type: 'int' },
}

/** What a list of places is picked by. */
export interface LocationQuery {
  q: string
  areaId: string | undefined
  order: Order<LocationSort>
  limit: number
  now: Date
}

const narrowed = `l.street_id = $1 and $2::timestamptz is not null
    and ($3::text = '' or l.name like $3 or l.address like $3)
    and ($4::uuid[] is null or ${isWithin(4, 'l.area_id')})`

const narrowedValues = (streetId: string, { q, areaId, now }: LocationQuery) => [
  streetId,
  now,
  q.trim() === '' ? '' : `%${likeText(q.trim())}%`,
  areaId === undefined ? null : [areaId],
]

/** Returns places of a street. */
export async function listManagedLocations(
  db: Executor,
  streetId: string,
  query: LocationQuery,
): Promise<Placed<LocationRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, columns[order.by], { id: 'l.id', at: 5 })
  const { rows } = await db.$client.query<Placed<LocationRow>>({
    text: `${locationRows(`${sortKey},`)} where ${narrowed} and ${isAfter} ${inOrder} limit $7`,
    values: [...narrowedValues(streetId, query), ...orderValues(order), query.limit],
  })
  return rows
}

/** Counts the places of a list, with its first page. */
export const countLocations = (db: Executor, streetId: string, query: LocationQuery) =>
  countListed(db, query.order, `from location l where ${narrowed}`, narrowedValues(streetId, query))

/** Returns one place. */
export async function findLocation(
  db: Executor,
  streetId: string,
  locationId: string,
  now: Date,
): Promise<LocationRow | undefined> {
  const { rows } = await db.$client.query<LocationRow>({
    name: 'location-find',
    text: `${locationRows()} where l.street_id = $1 and l.id = $3`,
    values: [streetId, now, locationId],
  })
  return rows[0]
}

/** Locks a place until the end of the transaction, before any slot: whoever makes a slot there holds it as it is. */
export async function lockLocation(tx: Tx, streetId: string, locationId: string): Promise<void> {
  await tx.$client.query({
    name: 'location-lock',
    text: 'select 1 from location where street_id = $1 and id = $2 for no key update',
    values: [streetId, locationId],
  })
}

/** Writes what was changed of a locked place. */
export async function updateLocation(
  tx: Tx,
  streetId: string,
  { id, edit }: { id: string; edit: LocationEdit },
): Promise<void> {
  const { name, address, access, areaId, latitude, longitude, picture } = edit
  await tx.$client.query({
    name: 'location-update',
    text: `update location set name = $3, address = $4, access = $5, area_id = $6, latitude = $7, longitude = $8,
        picture_id = $9, picture_alt = $10, version = version + 1 where street_id = $1 and id = $2`,
    values: [
      streetId,
      id,
      name,
      address,
      access,
      areaId,
      latitude,
      longitude,
      picture?.id ?? null,
      picture?.alt ?? '',
    ],
  })
}

/** Returns the open slots that have not begun and are had at a place. */
export async function listComingAt(
  db: Executor,
  streetId: string,
  locationId: string,
  now: Date,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'location-coming',
    text: `select s.id from slot s join service v on v.street_id = $1 and v.id = s.service_id
      where s.street_id = $1 and s.status = 'open' and s.starts_at > $3
        and coalesce(s.location_id, v.location_id) = $2`,
    values: [streetId, locationId, now],
  })
  return rows.map(row => row.id)
}

/** Returns the services with a time, or all their times, at a place. */
export async function listServicesAt(db: Executor, streetId: string, locationId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'location-services',
    text: `select id from service where street_id = $1 and location_id = $2
      union select service_id from slot where street_id = $1 and location_id = $2`,
    values: [streetId, locationId],
  })
  return rows.map(row => row.id)
}

/** Has the services that are usually had at a place found by the name it has now. */
export async function renameInSearch(tx: Tx, streetId: string, locationId: string): Promise<void> {
  await tx.$client.query({
    name: 'location-texts-lock',
    text: 'select 1 from service where street_id = $1 and location_id = $2 order by id for no key update',
    values: [streetId, locationId],
  })
  const { rows } = await tx.$client.query<SearchText & { id: string; category: Category }>({
    name: 'location-texts',
    text: `select v.id, v.title, v.summary, v.description, v.keywords, v.category,
        coalesce(b.name, '') as brand, o.name as organization, l.name as location
      from service v
      join organization o on o.street_id = $1 and o.id = v.organization_id
      join location l on l.street_id = $1 and l.id = v.location_id
      left join brand b on b.street_id = $1 and b.id = v.brand_id
      where v.street_id = $1 and v.location_id = $2 `,
    values: [streetId, locationId],
  })
  const found = rows.map(({ id, ...text }) => {
    const category = categoryNames[text.category].name
    return { id, search: serviceTokens(streetId, { ...text, category }) }
  })
  await tx.$client.query({
    name: 'location-search',
    text: `update service v set search = array_to_tsvector(r.search)
      from json_to_recordset($2::json) as r(id uuid, search text[]) where v.street_id = $1 and v.id = r.id`,
    values: [streetId, JSON.stringify(found)],
  })
}
