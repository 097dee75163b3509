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

// Measured (docs/decisions/catalogue-search.md). Each slot that is walked asks for the ones before it.
const candidates = 400
const walked = 300
const walkedSlots = 100

/** What the index says of one tier: some hits in time order; `isAll` when there are no others. */
export interface Found {
  hits: Hit[]
  isAll: boolean
}

/** Returns the services that come first in time order. */
export async function listSoonest(db: Executor, picking: Picking): Promise<Hit[]> {
  const build = new Question(picking.streetId)
  const text = `${sourceOf(build, picking)} limit ${build.value(picking.limit)}`
  const { rows } = await db.$client.query<Hit>(build.ask(text))
  return rows
}

/**
 * Asks the full-text index for the hits of each tier, best first, in one statement. A tier is only asked while
 * the ones before it leave room on the page; `after` is a place in the first of them.
 */
export async function listIndexed(
  db: Executor,
  picking: Picking,
  tiers: readonly string[],
): Promise<Found[]> {
  const build = new Question(picking.streetId)
  const limit = build.value(picking.limit)
  const withs = tiers.map((tsquery, tier) => {
    const room = tiers.slice(0, tier).map((_, better) => `(select count(*) from picked${better})`)
    const asked = room.length === 0 ? '' : `and ${room.join(' + ')} < ${limit}::int`
    const tierPicking = tier === 0 ? picking : { ...picking, after: undefined }
    return indexedTier(build, tierPicking, { tier, tsquery, asked, limit })
  })
  const answers = tiers.map(
    (
      _,
      tier,
    ) => `select ${tier} as tier, null as "serviceId", null as at, (select count(*)::int from hit${tier}) as found
      union all select ${tier}, service_id, ${isoText('at')}, 0 from picked${tier}`,
  )
  const { rows } = await db.$client.query<{
    tier: number
    serviceId: string | null
    at: string
    found: number
  }>(build.ask(`with ${withs.join(', ')} ${answers.join(' union all ')}`))
  return tiers.map((_, tier) => {
    const own = rows.filter(row => row.tier === tier)
    const hits = own.flatMap(({ serviceId, at }) => (serviceId === null ? [] : [{ serviceId, at }]))
    return { hits: hits.sort(soonerFirst), isAll: own.every(row => row.found < candidates) }
  })
}

/** The index's hits of one tier, and those of them that come first in time order. */
function indexedTier(
  build: Question,
  picking: Picking,
  { tier, tsquery, asked, limit }: { tier: number; tsquery: string; asked: string; limit: string },
): string {
  const { category, slotsFrom } = picking
  const inCategory = category === undefined ? '' : `and v.category = ${build.value(category)}`
  const clauses = [...listingClauses(build, picking)]
  const at = slotsFrom === undefined ? 'n.next_starts_at' : 's.starts_at'
  const slots =
    slotsFrom === undefined
      ? ''
      : `cross join lateral (select e.starts_at from slot e where e.street_id = $1 and e.service_id = n.service_id
          and ${slotClauses(build, picking, 'e').join(' and ')} ${soonestFirst('e')} limit 1) s`
  if (slotsFrom === undefined) clauses.push(...beforeClause(build, picking, at))
  clauses.push(...afterClause(build, picking, at))
  return `hit${tier} as materialized (select v.street_id, v.id from service v
      where v.search @@ (select ${build.value(tsquery)}::tsquery) and v.kind = 'service' ${inCategory} ${asked}
      limit ${candidates}),
    picked${tier} as materialized (select n.service_id, ${at} as at from hit${tier} h
      cross join lateral (select * from service_listing n
        where n.street_id = $1 and n.service_id = h.id and h.street_id = $1 offset 0) n ${slots}
      where ${['true', ...clauses].join(' and ')} order by ${at}, n.service_id limit ${limit})`
}

/** Looks at the soonest services one by one and returns the first of them that are hits. */
export async function listNear(db: Executor, picking: Picking, tsquery: string): Promise<Hit[]> {
  const build = new Question(picking.streetId)
  const source = sourceOf(build, picking)
  const text = `with near as (${source} limit ${picking.slotsFrom === undefined ? walked : walkedSlots})
    select near."serviceId", near.at from near cross join lateral (select v.search from service v
      where v.street_id = $1 and v.id = near."serviceId" offset 0) v
    where v.search @@ (select ${build.value(tsquery)}::tsquery)
    order by near.begins, near."serviceId" limit ${build.value(picking.limit)}`
  const { rows } = await db.$client.query<Hit>(build.ask(text))
  return rows
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
  return `select n.service_id as "serviceId", ${isoText(at)} as at, ${at} as begins from service_listing n
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
  return `select s.service_id as "serviceId", ${isoText('s.starts_at')} as at, s.starts_at as begins
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

/** Compares hits by time. */
export function soonerFirst(a: Hit, b: Hit): number {
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
  ask(text: string) {
    return { name: `catalogue-${shapeNumber(text)}`, text, values: this.values }
  }
}

const shapes = new Map<string, number>()

function shapeNumber(text: string): number {
  const known = shapes.get(text)
  if (known !== undefined) return known
  shapes.set(text, shapes.size)
  return shapes.size - 1
}
