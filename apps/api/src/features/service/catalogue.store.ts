import type { ServiceQuery } from '@yunxuan/contract'
import { isoText } from '../../platform/columns.ts'
import type { Executor } from '../../platform/database.ts'
import { soonestFirst } from './listing.store.ts'
import type { SearchTier } from './service-search.ts'

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
  /** The span begins now: no service has a slot in it before its listing's next one. */
  isFromNow: boolean
  before: Date | undefined
  isOpenOnly: boolean
  after: Hit | undefined
  limit: number
}

// Measured (docs/decisions/catalogue-search.md). Each slot that is walked asks for the ones before it; a title's marks
// are passed in the index, a hundred for one service that is looked at.
const walkedTitles = 5_000
const candidates = 400
const walked = 300
const walkedSlots = 100
// Services are met by the bound of their first slot with places left; few have it much later.
const metPerHit = 2

/** What is known of one tier: some hits of the index in time order; `isAll` when there are no others. */
export interface Found {
  hits: Hit[]
  isAll: boolean
  /** The hits among the soonest services, at most a page; undefined where they have to be asked for. */
  near: Hit[] | undefined
}

/** Returns the services that come first in time order. */
export async function listSoonest(db: Executor, picking: Picking): Promise<Hit[]> {
  const build = new Question(picking.streetId)
  const text = `${sourceOf(build, picking)} limit ${build.value(picking.limit)}`
  const { rows } = await db.$client.query<Hit>(build.ask(text))
  return rows
}

/**
 * Asks for the hits of each tier, best first, in one statement: the titles of the soonest services, then the
 * full-text index. A tier is only asked while what is better leaves room on the page; `after` is a place in the first.
 */
export async function listTiers(
  db: Executor,
  picking: Picking,
  tiers: readonly SearchTier[],
): Promise<Found[]> {
  const build = new Question(picking.streetId)
  const limit = build.value(picking.limit)
  const near = picking.isFromNow ? nearTitles(build, picking, tiers[0]) : undefined
  const withs = tiers.map(({ tsquery }, tier) => {
    const better = tiers.slice(0, tier).map((_, one) => `picked${one}`)
    const asked = [...(near === undefined ? [] : [roomAfter(['near'], limit)]), roomAfter(better, limit)]
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
  if (near !== undefined) answers.push(`select -1, service_id, ${isoText('at')}, 0 from near`)
  const { rows } = await db.$client.query<{
    tier: number
    serviceId: string | null
    at: string
    found: number
  }>(build.ask(`with ${[...(near ?? []), ...withs].join(', ')} ${answers.join(' union all ')}`))
  const hitsOf = (tier: number) =>
    rows
      .flatMap(row =>
        row.tier === tier && row.serviceId !== null ? [{ serviceId: row.serviceId, at: row.at }] : [],
      )
      .sort(soonerFirst)
  const titled = near === undefined ? [] : hitsOf(-1)
  const isFilled = titled.length >= picking.limit
  // Far into the pages of a span, the walk from its start ends before it is sure of anything.
  const isSure = isFilled || (near !== undefined && picking.slotsFrom === undefined)
  return tiers.map((_, tier) => ({
    hits: hitsOf(tier),
    isAll: !isFilled && rows.every(row => row.tier !== tier || row.found < candidates),
    near: tier === 0 && isSure ? titled : undefined,
  }))
}

function roomAfter(better: readonly string[], limit: string): string {
  const counts = ['0', ...better.map(name => `(select count(*) from ${name})`)]
  return `${counts.join(' + ')} < ${limit}::int`
}

/** The index's hits of one tier, and those of them that come first in time order. */
function indexedTier(
  build: Question,
  picking: Picking,
  { tier, tsquery, asked, limit }: { tier: number; tsquery: string; asked: readonly string[]; limit: string },
): string {
  const { category, slotsFrom } = picking
  const inCategory = category === undefined ? '' : `and v.category = ${build.value(category)}`
  const clauses = [...listingClauses(build, picking)]
  const at = slotsFrom === undefined ? 'n.next_starts_at' : 's.starts_at'
  const slots =
    slotsFrom === undefined ? '' : `cross join lateral (${firstSlot(build, picking, 'n.service_id')}) s`
  if (slotsFrom === undefined) clauses.push(...beforeClause(build, picking, at))
  clauses.push(...afterClause(build, picking, at))
  return `hit${tier} as materialized (select v.street_id, v.id from service v
      where v.search @@ (select ${build.value(tsquery)}::tsquery) and v.kind = 'service' ${inCategory} and ${asked.join(' and ')}
      limit ${candidates}),
    picked${tier} as materialized (select n.service_id, ${at} as at from hit${tier} h
      cross join lateral (${listingOf('h.id')}) n ${slots}
      where ${['h.street_id = $1', ...clauses].join(' and ')} order by ${at}, n.service_id limit ${limit})`
}

/**
 * Walks the soonest services by the marks beside their times and looks at those whose titles may have the tokens:
 * `near` holds the hits among them that certainly come first. Undefined for words that may stand elsewhere.
 */
function nearTitles(build: Question, picking: Picking, tier: SearchTier | undefined): string[] | undefined {
  if (tier?.titleTokens === undefined) return undefined
  const isBySlot = picking.slotsFrom !== undefined
  const at = isBySlot ? 's.starts_at' : 'w.next_starts_at'
  const marks = `(select title_marks(${build.value(tier.titleTokens)}::text[]))`
  const filters = rowClauses(build, picking)
  const clauses = [
    `w.title_marks & ${marks} = ${marks}`,
    `v.search @@ (select ${build.value(tier.tsquery)}::tsquery)`,
    ...filters,
    ...(isBySlot ? afterClause(build, picking, at, 'w.service_id') : []),
  ]
  return [
    `met as materialized (select w.service_id, ${at} as at, w.next_starts_at as bound
      from (${titleSource(build, picking)}) w
      cross join lateral (select v.search from service v where v.street_id = $1 and v.id = w.service_id offset 0) v
      ${filters.length === 0 ? '' : `cross join lateral (${listingOf('w.service_id')}) n`}
      ${isBySlot ? `cross join lateral (${firstSlot(build, picking, 'w.service_id')}) s` : ''}
      where ${clauses.join(' and ')} order by w.next_starts_at, w.service_id
      limit ${build.value(isBySlot ? picking.limit * metPerHit : picking.limit)})`,
    // Whatever was not met would stand behind the last bound.
    `near as materialized (select service_id, at from met
      ${isBySlot ? `where (at, service_id) <= (${lastMet})` : ''} order by at, service_id
      limit ${build.value(picking.limit)})`,
  ]
}

const lastMet = 'select bound, service_id from met order by bound desc, service_id desc limit 1'

/** The walk over times and title marks, read from one index. */
function titleSource(build: Question, picking: Picking): string {
  const at = 'n.next_starts_at'
  const span =
    picking.slotsFrom === undefined
      ? [...beforeClause(build, picking, at), ...afterClause(build, picking, at)]
      : []
  return `select n.service_id, n.next_starts_at, n.title_marks from service_listing n
    where ${['n.street_id = $1', ...keyClauses(build, picking), ...span].join(' and ')}
    order by ${at}, n.service_id limit ${walkedTitles}`
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

function listingOf(serviceId: string): string {
  return `select * from service_listing n where n.street_id = $1 and n.service_id = ${serviceId} offset 0`
}

function firstSlot(build: Question, picking: Picking, serviceId: string): string {
  return `select e.starts_at from slot e where e.street_id = $1 and e.service_id = ${serviceId}
    and ${slotClauses(build, picking, 'e').join(' and ')} ${soonestFirst('e')} limit 1`
}

function listingClauses(build: Question, picking: Picking): string[] {
  return [...keyClauses(build, picking), ...rowClauses(build, picking)]
}

/** Filters that an index has before the time. */
function keyClauses(build: Question, { category, brand }: Picking): string[] {
  const clauses: string[] = []
  if (category !== undefined) clauses.push(`n.category = ${build.value(category)}`)
  if (brand !== undefined) clauses.push(`n.brand_id = ${build.value(brand)}::uuid`)
  return clauses
}

/** Filters that only the listing's row answers. */
function rowClauses(build: Question, { area, mode, audience }: Picking): string[] {
  const clauses: string[] = []
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

function afterClause(build: Question, picking: Picking, at: string, serviceId = 'n.service_id'): string[] {
  const { after } = picking
  if (after === undefined) return []
  return [
    `(${at}, ${serviceId}) > (${build.value(after.at)}::timestamptz, ${build.value(after.serviceId)}::uuid)`,
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
