import type { ServiceQuery } from '@yunxuan/contract'
import { isoText } from '../../platform/columns.ts'
import type { Executor } from '../../platform/database.ts'
import { soonestFirst } from './listing.store.ts'

/** A service that belongs on a page: `at` is the start of its next slot in the span, or infinity. */
export interface Hit {
  serviceId: string
  at: string
}

/** What a page is picked by. */
export interface Picking {
  streetId: string
  category: ServiceQuery['category'] | undefined
  brand: string | undefined
  area: string | undefined
  mode: ServiceQuery['mode'] | undefined
  audience: ServiceQuery['audience'] | undefined
  /** Slots themselves are walked when this is set: the span begins later than now, or only open ones count. */
  slotsFrom: Date | undefined
  before: Date | undefined
  isOpenOnly: boolean
  after: Hit | undefined
  limit: number
}

// Measured on 1,000,000 services of one street (docs/decisions/catalogue-search.md): a word that one service
// in thirty carries is found within the soonest 600; a rarer one has its hits taken from the index.
const walked = 600
const candidates = 400

/** Returns the services that come first in time order. */
export async function listSoonest(db: Executor, picking: Picking): Promise<Hit[]> {
  const build = new Question(picking.streetId)
  const text = `${sourceOf(build, picking)} limit ${build.value(picking.limit)}`
  const { rows } = await db.$client.query<Hit>({ name: build.name(text), text, values: build.values })
  return rows
}

/**
 * Returns the hits of a search that come first in time order. Work is bounded however many services there are:
 * the soonest few hundred are looked at one by one; where they hold too few hits the word is rare, and the
 * hits come from the full-text index, as many as are looked at again.
 */
export async function listMatching(db: Executor, picking: Picking, tsquery: string): Promise<Hit[]> {
  // Walking slots costs more than walking the listing, so there the index is asked first.
  const first = picking.slotsFrom === undefined ? listNear : listIndexed
  const second = picking.slotsFrom === undefined ? listIndexed : listNear
  const found = await first(db, picking, tsquery)
  const isEnough = first === listNear && found.hits.length >= picking.limit
  if (isEnough || found.isAll) return found.hits.slice(0, picking.limit)
  const more = await second(db, picking, tsquery)
  const known = new Set(more.hits.map(hit => hit.serviceId))
  const others = found.hits.filter(hit => !known.has(hit.serviceId))
  return [...more.hits, ...others].sort(order).slice(0, picking.limit)
}

/** Some hits, in time order; `isAll` when there are no others. */
interface Found {
  hits: Hit[]
  isAll: boolean
}

async function listNear(db: Executor, picking: Picking, tsquery: string): Promise<Found> {
  const build = new Question(picking.streetId)
  const source = sourceOf(build, picking)
  const text = `with near as materialized (${source} limit ${walked})
    select near."serviceId", near.at, (select count(*)::int from near) as walked
    from near cross join lateral (select v.search from service v
      where v.street_id = $1 and v.id = near."serviceId" offset 0) v
    where v.search @@ ${build.value(tsquery)}::tsquery
    union all select null, null, (select count(*)::int from near)`
  const { rows } = await db.$client.query<{ serviceId: string | null; at: string; walked: number }>({
    text,
    values: build.values,
  })
  const hits = rows
    .flatMap(({ serviceId, at }) => (serviceId === null ? [] : [{ serviceId, at }]))
    .sort(order)
  return { hits, isAll: (rows[0]?.walked ?? 0) < walked }
}

async function listIndexed(db: Executor, picking: Picking, tsquery: string): Promise<Found> {
  const build = new Question(picking.streetId)
  const { category, slotsFrom } = picking
  const inCategory = category === undefined ? '' : `and v.category = ${build.value(category)}`
  const clauses = [...listingClauses(build, picking)]
  const at = slotsFrom === undefined ? 'n.next_starts_at' : 's.starts_at'
  const slots =
    slotsFrom === undefined
      ? ''
      : `join lateral (select e.starts_at from slot e where e.street_id = $1 and e.service_id = n.service_id
          and ${slotClauses(build, picking, 'e').join(' and ')} ${soonestFirst('e')} limit 1) s on true`
  if (slotsFrom === undefined) clauses.push(...beforeClause(build, picking, at))
  clauses.push(...afterClause(build, picking, at))
  const text = `with hit as materialized (select v.id from service v where v.street_id = $1 ${inCategory}
      and v.search @@ ${build.value(tsquery)}::tsquery limit ${candidates}),
    picked as (select n.service_id, ${at} as at from hit join service_listing n on n.street_id = $1 and n.service_id = hit.id ${slots}
    where ${['true', ...clauses].join(' and ')}
      order by ${at}, n.service_id limit ${build.value(picking.limit)})
    select service_id as "serviceId", ${isoText('at')} as at, 0 as found from picked
    union all select null, null, (select count(*)::int from hit)`
  const { rows } = await db.$client.query<{ serviceId: string | null; at: string; found: number }>({
    text,
    values: build.values,
  })
  const hits = rows.flatMap(({ serviceId, at: begins }) =>
    serviceId === null ? [] : [{ serviceId, at: begins }],
  )
  return { hits: hits.sort(order), isAll: rows.every(row => row.found < candidates) }
}

/** The walk of a street in time order: over the listing, or over the slots of a span. */
function sourceOf(build: Question, picking: Picking): string {
  if (picking.slotsFrom !== undefined) return slotSource(build, picking)
  const at = 'n.next_starts_at'
  const clauses = [
    ...listingClauses(build, picking),
    ...beforeClause(build, picking, at),
    ...afterClause(build, picking, at),
  ]
  return `select n.service_id as "serviceId", ${isoText(at)} as at from service_listing n
    where ${['n.street_id = $1', ...clauses].join(' and ')} order by ${at}, n.service_id`
}

/** Each service stands at the first of its slots in the span. */
function slotSource(build: Question, picking: Picking): string {
  const clauses = [
    ...slotClauses(build, picking, 's'),
    ...listingClauses(build, picking),
    ...afterClause(build, picking, 's.starts_at'),
    `not exists (select 1 from slot e where e.street_id = $1 and e.service_id = s.service_id
      and (e.starts_at, e.id) < (s.starts_at, s.id) and ${slotClauses(build, picking, 'e').join(' and ')})`,
  ]
  return `select s.service_id as "serviceId", ${isoText('s.starts_at')} as at
    from slot s join service_listing n on n.street_id = $1 and n.service_id = s.service_id
    where ${['s.street_id = $1', ...clauses].join(' and ')} order by s.starts_at, s.service_id`
}

function listingClauses(build: Question, picking: Picking): string[] {
  const { category, brand, area, mode, audience } = picking
  const clauses: string[] = []
  if (category !== undefined) clauses.push(`n.category = ${build.value(category)}`)
  if (brand !== undefined) clauses.push(`n.brand_id = ${build.value(brand)}::uuid`)
  if (area !== undefined) clauses.push(`${build.value(area)}::uuid = any(n.area_ids)`)
  if (mode !== undefined) clauses.push(`n.mode = ${build.value(mode)}`)
  if (audience !== undefined) clauses.push(`n.audiences && array[${build.value(audience)}, 'everyone']`)
  return clauses
}

function slotClauses(build: Question, picking: Picking, slot: string): string[] {
  const clauses = [`${slot}.status = 'open'`, `${slot}.starts_at >= ${build.value(picking.slotsFrom)}`]
  if (picking.before !== undefined) clauses.push(`${slot}.starts_at < ${build.value(picking.before)}`)
  if (picking.isOpenOnly) clauses.push(`${slot}.taken + ${slot}.held < ${slot}.places`)
  return clauses
}

function beforeClause(build: Question, picking: Picking, at: string): string[] {
  return picking.before === undefined ? [] : [`${at} < ${build.value(picking.before)}`]
}

function afterClause(build: Question, picking: Picking, at: string): string[] {
  const { after } = picking
  if (after === undefined) return []
  return [
    `(${at}, n.service_id) > (${build.value(after.at)}::timestamptz, ${build.value(after.serviceId)}::uuid)`,
  ]
}

function order(a: Hit, b: Hit): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1
  return a.serviceId < b.serviceId ? -1 : 1
}

/** Numbers the parameters of a question; a question of the same shape is prepared once a connection. */
class Question {
  readonly values: unknown[]
  constructor(streetId: string) {
    this.values = [streetId]
  }
  value(value: unknown): string {
    this.values.push(value)
    return `$${this.values.length}`
  }
  name(text: string): string {
    return `catalogue-${shapeNumber(text)}`
  }
}

const shapes = new Map<string, number>()

function shapeNumber(text: string): number {
  const known = shapes.get(text)
  if (known !== undefined) return known
  shapes.set(text, shapes.size)
  return shapes.size - 1
}
