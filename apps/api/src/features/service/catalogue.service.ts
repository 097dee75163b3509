import type { Reply, Service, ServiceQuery } from '@yunxuan/contract'
import { addDays, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { type Hit, listMatching, listSoonest, type Picking } from './catalogue.store.ts'
import { findPublished, listCards, type SlotSpan } from './service.store.ts'
import { presentCard, presentService } from './service-present.ts'
import { searchAnywhere, searchTiers } from './service-search.ts'

type Page = Reply<'GET /v1/streets/:streetId/services'>

/** A hit with how well it fits: 0 in the title, 1 in the head, 2 anywhere. */
interface RankedHit extends Hit {
  tier: number
}

const usualLimit = 20
const dayMs = 86_400_000
const lastDay = '9998-12-31'

/** Returns a page of the published services that fit, the best or the soonest first. */
export async function listServices(
  db: Executor,
  streetId: string,
  query: ServiceQuery,
  now: Date,
): Promise<Page> {
  const limit = query.limit ?? usualLimit
  const cursor = query.cursor === undefined ? undefined : fromCursor(query.cursor, 3)
  const after = cursor && { serviceId: String(cursor[2]), at: String(cursor[1]) }
  const picking = { ...pickingOf(streetId, query, now), after, limit: limit + 1 }
  const found = await pick(db, picking, query, Number(cursor?.[0] ?? 0))
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

async function pick(db: Executor, picking: Picking, query: ServiceQuery, tier: number): Promise<RankedHit[]> {
  const anywhere = searchAnywhere(picking.streetId, query.q ?? '')
  if (anywhere === undefined) return ranked(await listSoonest(db, picking), 0)
  if (query.sort === 'soonest') return ranked(await listMatching(db, picking, anywhere), 0)
  return pickTiers(db, picking, searchTiers(picking.streetId, query.q ?? ''), tier)
}

/** Fills a page tier by tier: a worse one is only asked when the better ones leave room. */
async function pickTiers(
  db: Executor,
  picking: Picking,
  tiers: readonly string[],
  tier: number,
): Promise<RankedHit[]> {
  const tsquery = tiers[tier]
  if (tsquery === undefined) return []
  const hits = ranked(await listMatching(db, picking, tsquery), tier)
  const left = picking.limit - hits.length
  if (left <= 0) return hits
  const worse = await pickTiers(db, { ...picking, after: undefined, limit: left }, tiers, tier + 1)
  return [...hits, ...worse]
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
  return { streetId, category, brand, area, mode, audience, slotsFrom, before: bounded, isOpenOnly }
}

function spanOf(picking: Picking, now: Date): SlotSpan {
  const from = picking.slotsFrom ?? new Date(now.getTime() - dayMs)
  return { now, from, before: picking.before, isOpenOnly: picking.isOpenOnly }
}

function ranked(hits: readonly Hit[], tier: number): RankedHit[] {
  return hits.map(hit => ({ ...hit, tier }))
}
