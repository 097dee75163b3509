import type { Reply, Service, ServiceQuery } from '@yunxuan/contract'
import { addDays, dayMs, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { fromCursor, toPage, wrongCursor } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import {
  type Found,
  type Hit,
  listNear,
  listSoonest,
  listTiers,
  type Picking,
  soonerFirst,
} from './catalogue.store.ts'
import { findPublished, listCards, type SlotSpan } from './service.store.ts'
import { presentCard, presentService } from './service-present.ts'
import { searchAnywhere, searchTiers } from './service-search.ts'

type Page = Reply<'GET /v1/streets/:streetId/services'>

/** A hit with how well it fits: 0 in the title, 1 in the head, 2 anywhere. */
interface RankedHit extends Hit {
  tier: number
}

/** How well hits fit, what the index was asked for them, and what it said. */
interface Tier extends Found {
  tier: number
  tsquery: string
}

const usualLimit = 20
const lastDay = '9998-12-31'

/** Returns a page of the published services that fit, the best or the soonest first. */
export async function listServices(
  db: Executor,
  streetId: string,
  query: ServiceQuery,
  now: Date,
): Promise<Page> {
  const limit = query.limit ?? usualLimit
  const after = query.cursor === undefined ? undefined : hitOf(query.cursor)
  const picking = { ...pickingOf(streetId, query, now), after, limit: limit + 1 }
  const found = await pick(db, picking, query, after?.tier ?? 0)
  const page = toPage(found, limit, hit => [hit.tier, hit.at, hit.serviceId])
  const [cards, policy] = await Promise.all([
    listCards(
      db,
      streetId,
      page.items.map(hit => hit.serviceId),
      spanOf(picking, now),
    ),
    loadPolicy(db, streetId),
  ])
  return { items: cards.map(card => presentCard(card, policy, now)), nextCursor: page.nextCursor }
}

/** Returns a published service as its page shows it. */
export async function readService(
  db: Executor,
  streetId: string,
  serviceId: string,
  now: Date,
): Promise<Service> {
  const from = new Date(now.getTime() - dayMs)
  const [row, policy] = await Promise.all([
    findPublished(db, streetId, serviceId, { now, from, before: undefined, isOpenOnly: false }),
    loadPolicy(db, streetId),
  ])
  if (row === undefined) throw new Refusal('not_found')
  return presentService(row, policy, now)
}

/** Returns the hit a cursor names, the last of its page. */
function hitOf(cursor: string): RankedHit {
  const [tier, at, serviceId] = fromCursor(cursor, 3)
  if (tier !== 0 && tier !== 1 && tier !== 2) throw wrongCursor()
  return { tier, at: String(at), serviceId: String(serviceId) }
}

async function pick(db: Executor, picking: Picking, query: ServiceQuery, tier: number): Promise<RankedHit[]> {
  const text = query.q ?? ''
  const anywhere = searchAnywhere(picking.streetId, text)
  if (anywhere === undefined) return ranked(await listSoonest(db, picking), 0)
  const all =
    query.sort === 'soonest'
      ? [{ tsquery: anywhere, titleTokens: undefined }]
      : searchTiers(picking.streetId, text)
  const first = query.sort === 'soonest' ? 0 : tier
  const tiers = all.slice(first)
  const found = await listTiers(db, picking, tiers)
  return fillPage(
    db,
    picking,
    found.map((one, index) => ({ ...one, tsquery: tiers[index]?.tsquery ?? '', tier: first + index })),
  )
}

/** Fills a page tier by tier; one of more hits than the index was asked for is looked for among the soonest, too. */
async function fillPage(
  db: Executor,
  picking: Picking,
  [best, ...worse]: readonly Tier[],
): Promise<RankedHit[]> {
  if (best === undefined || picking.limit <= 0) return []
  const hits = best.isAll ? best.hits : await listCommon(db, picking, best)
  const own = ranked(hits.slice(0, picking.limit), best.tier)
  const left = { ...picking, after: undefined, limit: picking.limit - own.length }
  return [...own, ...(await fillPage(db, left, worse))]
}

/** Returns the hits of a common word: the soonest where they fill the page, otherwise with those of the index. */
async function listCommon(db: Executor, picking: Picking, { tsquery, hits, near }: Tier): Promise<Hit[]> {
  const soonest = near ?? (await listNear(db, picking, tsquery))
  if (soonest.length >= picking.limit) return soonest
  const known = new Set(soonest.map(hit => hit.serviceId))
  return [...soonest, ...hits.filter(hit => !known.has(hit.serviceId))].sort(soonerFirst)
}

function pickingOf(streetId: string, query: ServiceQuery, now: Date) {
  const { category, brand, area, mode, audience, from, to } = query
  const isOpenOnly = query.open === true
  const today = shanghaiDate(now)
  const begins = from !== undefined && from > today ? shanghaiInstant(from) : undefined
  // A slot that has begun takes no bookings any more, so only later ones can have places left.
  const slotsFrom = begins ?? (isOpenOnly ? now : undefined)
  const before = to === undefined ? undefined : shanghaiInstant(addDays(to > lastDay ? lastDay : to, 1))
  // Asking for a span asks for a slot in it: services with none planned stand at infinity.
  const bounded = before ?? (from === undefined ? undefined : shanghaiInstant(lastDay))
  const isFromNow = begins === undefined
  return {
    streetId,
    category,
    brand,
    area,
    mode,
    audience,
    slotsFrom,
    isFromNow,
    before: bounded,
    isOpenOnly,
  }
}

function spanOf(picking: Picking, now: Date): SlotSpan {
  const from = picking.slotsFrom ?? new Date(now.getTime() - dayMs)
  return { now, from, before: picking.before, isOpenOnly: picking.isOpenOnly }
}

function ranked(hits: readonly Hit[], tier: number): RankedHit[] {
  return hits.map(hit => ({ ...hit, tier }))
}
