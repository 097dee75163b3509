import type { StationEdit, StationFacility } from '@yunxuan/contract'
import {
  type Facility,
  isoWeekday,
  metresADegree,
  type StationKind,
  type StationSort,
  shanghaiClock,
  shanghaiDate,
  wholeDay,
} from '@yunxuan/domain'
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
import type { LocationColumns } from '../directory/location-present.ts'
import { areaPath, isWithin } from '../street/area.store.ts'
import { toMinutes } from './opening-minutes.ts'

/** A station with its location and the areas it lies in. */
export interface StationRow extends LocationColumns {
  kind: StationKind
  phone: string | null
  note: string
  openMinutes: string
  closedFrom: string | null
  closedUntil: string | null
  closedReason: string | null
  facilities: StationFacility[]
  confirmedDate: string
  version: number
  areaIds: string[]
}

const columns = `st.location_id as "locationId", l.name as "locationName", l.address, l.access,
    l.area_id as "areaId", a.name as "areaName", l.latitude, l.longitude,
    st.kind, st.phone, st.note, st.open_minutes as "openMinutes",
    st.closed_from::text as "closedFrom", st.closed_until::text as "closedUntil",
    st.closed_reason as "closedReason", st.facilities, st.confirmed_date::text as "confirmedDate", st.version,
    ${areaPath('$1', 'l.area_id')} as "areaIds"`

const joined = `station st
    join location l on l.street_id = $1 and l.id = st.location_id
    left join area a on a.street_id = $1 and a.id = l.area_id`

/** What stations are looked for by whoever wants to go to one. */
export interface NearbyQuery {
  kind: StationKind | undefined
  facility: Facility | undefined
  areaId: string | undefined
  /** From where; null where nobody said. */
  point: { latitude: number; longitude: number } | null
  order: Order<'near'>
  limit: number
  now: Date
}

// What is open comes before what is not, the near before the far, one's own community before others, then by name.
const isOpen = `st.open_minutes @> $4::int
    and not (st.closed_from is not null and st.closed_from <= $5::date
      and $5::date <= coalesce(st.closed_until, 'infinity'))`
const metres = `round(${metresADegree} * sqrt((l.latitude - $6) ^ 2
    + ((l.longitude - $7) * cos(radians($6::float8))) ^ 2))::int`
const farAway = 99_999_999
const nearness = `(case when ${isOpen} then '0' else '1' end)
    || lpad(least(coalesce(${metres}, ${farAway}), ${farAway})::text, 8, '0')
    || (case when $8::uuid[] is null or ${isWithin(8, 'l.area_id')} then '0' else '1' end) || l.name`

/** Returns stations in the order in which somebody would go to them. */
export async function listNearby(
  db: Executor,
  streetId: string,
  query: NearbyQuery,
): Promise<Placed<StationRow & { metres: number | null }>[]> {
  const { kind, facility, areaId, point, order, now } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, bySound(nearness), { id: 'st.location_id', at: 9 })
  const { rows } = await db.$client.query<Placed<StationRow & { metres: number | null }>>({
    name: 'station-nearby',
    text: `select ${sortKey}, ${columns}, ${metres} as metres from ${joined}
      where st.street_id = $1 and ($2::text is null or st.kind = $2)
        and ($3::jsonb is null or st.facilities @> $3) and ${isAfter} ${inOrder} limit $11`,
    values: [
      streetId,
      kind ?? null,
      facility === undefined ? null : JSON.stringify([{ facility, state: 'working' }]),
      minuteOfWeek(now),
      shanghaiDate(now),
      point?.latitude ?? null,
      point?.longitude ?? null,
      areaId === undefined ? null : [areaId],
      ...orderValues(order),
      query.limit,
    ],
  })
  return rows
}

function minuteOfWeek(now: Date): number {
  const { hour, minute } = shanghaiClock(now)
  return (isoWeekday(shanghaiDate(now)) - 1) * wholeDay + hour * 60 + minute
}

/** What those who look after stations list them by. */
export interface StationQuery {
  q: string
  kind: StationKind | undefined
  due: 'wanting' | 'unconfirmed' | undefined
  order: Order<StationSort>
  limit: number
  /** The day since which somebody has to have confirmed them. */
  since: string
}

/** SQL: how much of what is there cannot be used. */
export const wanting = `jsonb_array_length(jsonb_path_query_array(st.facilities, '$[*] ? (@.state != "working")'))`
/** SQL: a station that nobody has confirmed since the day of the parameter. */
export const isUnconfirmed = (day: string) => `st.confirmed_date < ${day}::date`

const sorts: SortColumns<StationSort> = {
  name: bySound('l.name'),
  kind: { sql: 'st.kind', type: 'text' },
  area: bySound(`coalesce(a.name, '')`),
  confirmed: { sql: 'st.confirmed_date', type: 'date' },
  wanting: { sql: wanting, type: 'int' },
}

const narrowed = `st.street_id = $1
    and ($2::text = '' or l.name like $2 or l.address like $2)
    and ($3::text is null or st.kind = $3)
    and ($4::text is null or case $4 when 'wanting' then ${wanting} > 0 else ${isUnconfirmed('$5')} end)
    and $5::date is not null`

const narrowedValues = (streetId: string, { q, kind, due, since }: StationQuery) => [
  streetId,
  q.trim() === '' ? '' : `%${likeText(q.trim())}%`,
  kind ?? null,
  due ?? null,
  since,
]

/** Returns stations for those who look after them. */
export async function listManagedStations(
  db: Executor,
  streetId: string,
  query: StationQuery,
): Promise<Placed<StationRow>[]> {
  const { order } = query
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, sorts[order.by], { id: 'st.location_id', at: 6 })
  const { rows } = await db.$client.query<Placed<StationRow>>({
    text: `select ${sortKey}, ${columns} from ${joined} where ${narrowed} and ${isAfter} ${inOrder} limit $8`,
    values: [...narrowedValues(streetId, query), ...orderValues(order), query.limit],
  })
  return rows
}

/** Counts the stations of a list, with its first page. */
export const countStations = (db: Executor, streetId: string, query: StationQuery) =>
  countListed(
    db,
    query.order,
    `from station st join location l on l.street_id = $1 and l.id = st.location_id where ${narrowed}`,
    narrowedValues(streetId, query),
  )

/** Returns one station. */
export async function findStation(
  db: Executor,
  streetId: string,
  locationId: string,
): Promise<StationRow | undefined> {
  const { rows } = await db.$client.query<StationRow>({
    name: 'station-find',
    text: `select ${columns} from ${joined} where st.street_id = $1 and st.location_id = $2`,
    values: [streetId, locationId],
  })
  return rows[0]
}

/** Returns the areas a location lies in, and locks it until the end of the transaction; undefined where there is none. */
export async function lockStationPlace(
  tx: Tx,
  streetId: string,
  locationId: string,
): Promise<string[] | undefined> {
  const { rows } = await tx.$client.query<{ areaIds: string[] }>({
    name: 'station-lock',
    text: `select ${areaPath('$1', 'l.area_id')} as "areaIds" from location l
      where l.street_id = $1 and l.id = $2 for no key update`,
    values: [streetId, locationId],
  })
  return rows[0]?.areaIds
}

/** Writes a station of a locked location, whose version is 0 where it is none yet; returns whether it was still that. */
export async function writeStation(
  tx: Tx,
  streetId: string,
  {
    locationId,
    version,
    edit,
    today,
  }: { locationId: string; version: number; edit: StationEdit; today: string },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: version === 0 ? 'station-insert' : 'station-update',
    text:
      version === 0
        ? `insert into station (street_id, location_id, kind, phone, note, open_minutes, closed_from, closed_until,
              closed_reason, facilities, confirmed_date)
            select $1, $2, $4, $5, $6, $7, $8, $9, $10, $11, $12 where $3::int = 0 on conflict do nothing`
        : `update station set kind = $4, phone = $5, note = $6, open_minutes = $7, closed_from = $8,
              closed_until = $9, closed_reason = $10, facilities = $11, confirmed_date = $12, version = version + 1
            where street_id = $1 and location_id = $2 and version = $3`,
    values: [
      streetId,
      locationId,
      version,
      edit.kind,
      edit.phone,
      edit.note,
      toMinutes(edit.hours),
      edit.closure?.from ?? null,
      edit.closure?.until ?? null,
      edit.closure?.reason ?? null,
      JSON.stringify(edit.facilities),
      today,
    ],
  })
  return rowCount === 1
}

/** Notes that somebody confirmed a station on a day. */
export async function confirmStation(
  tx: Tx,
  streetId: string,
  { locationId, today }: { locationId: string; today: string },
): Promise<void> {
  await tx.$client.query({
    name: 'station-confirm',
    text: 'update station set confirmed_date = $3 where street_id = $1 and location_id = $2',
    values: [streetId, locationId, today],
  })
}

/** Makes a location a station no longer. */
export async function deleteStation(tx: Tx, streetId: string, locationId: string): Promise<void> {
  await tx.$client.query({
    name: 'station-delete',
    text: 'delete from station where street_id = $1 and location_id = $2',
    values: [streetId, locationId],
  })
}
