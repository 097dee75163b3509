import type { ActivityCard, ActivityQuery, Input, Reply } from '@yunxuan/contract'
import { type ActivitySort, addDays, dayMs, shanghaiInstant } from '@yunxuan/domain'
import type { Caller, CallerMember, MemberCaller } from '../../platform/caller.ts'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { readOfKind, staff } from '../publish/publish.service.ts'
import { searchAnywhere } from '../service/service-search.ts'
import { listAreaPath } from '../street/area.store.ts'
import type { KeptActivity } from './activity.service.ts'
import { countManagedActivities, listExtras, listManagedActivities } from './activity.store.ts'
import { listActivityCards, listOwnTeams, type Picking, type Point } from './activity-list.store.ts'
import { presentActivityCard } from './activity-present.ts'

const usualLimit = 20

type ManagedQuery = Input<'GET /v1/streets/:streetId/managed/activities'>['query']

/** Returns a page of the published activities that fit, each with its next shift. */
export async function listActivities(
  db: Executor,
  ask: { streetId: string; query: ActivityQuery; member: CallerMember | null; now: Date },
): Promise<Reply<'GET /v1/streets/:streetId/activities'>> {
  const limit = ask.query.limit ?? usualLimit
  const found = await listActivityCards(db, ask.streetId, { ...(await pickingOf(db, ask)), limit: limit + 1 })
  const page = toPage(found, limit, row => [row.rank, row.startsAt, row.id])
  return { ...page, items: page.items.map((row): ActivityCard => presentActivityCard(row)) }
}

/** Returns a page of activities of every status within the caller's scope. */
export async function listKeptActivities(
  db: Executor,
  ask: { streetId: string; query: ManagedQuery; caller: Caller; now: Date },
): Promise<{ items: KeptActivity[]; nextCursor: string | null; total: number | null }> {
  const { streetId, query, caller, now } = ask
  const limit = query.limit ?? usualLimit
  const order = orderOf<ActivitySort>('-new', query)
  const asked = {
    scope: scopeOf(caller, staff),
    tsquery: searchAnywhere(streetId, query.q ?? ''),
    status: query.status,
    teamId: query.teamId,
    brandId: query.brandId,
    isTemplate: query.template,
    order,
    limit: limit + 1,
    now,
  }
  const page = toSortedPage(await listManagedActivities(db, streetId, asked), limit, order, row => row.id)
  const total = await countManagedActivities(db, streetId, asked)
  const extras = await listExtras(
    db,
    streetId,
    page.items.map(row => row.id),
  )
  const items = page.items.flatMap(row => {
    const own = extras.get(row.id)
    return own === undefined ? [] : [{ row, extras: own }]
  })
  return { items, nextCursor: page.nextCursor, total }
}

/** Returns one activity of any status within the caller's scope. */
export async function readKeptActivity(
  db: Executor,
  ask: { streetId: string; activityId: string; caller: MemberCaller; now: Date },
): Promise<KeptActivity> {
  const { streetId, activityId, caller, now } = ask
  const row = await readOfKind(db, { streetId, serviceId: activityId, kind: 'activity', caller, now }, staff)
  const extras = (await listExtras(db, streetId, [activityId])).get(activityId)
  if (extras === undefined) throw new Refusal('not_found')
  return { row, extras }
}

async function pickingOf(
  db: Executor,
  { streetId, query, member, now }: Parameters<typeof listActivities>[1],
): Promise<Omit<Picking, 'limit'>> {
  const { from, to, cursor } = query
  const here = pointOf(query)
  const key = cursor === undefined ? undefined : fromCursor(cursor, 3)
  const begins = from === undefined ? now.getTime() - dayMs : shanghaiInstant(from).getTime()
  const byArea = query.near === true && here === undefined && member !== null && member.areaId !== null
  return {
    now,
    // A shift that has begun is still shown until it is over.
    from: new Date(Math.max(begins, now.getTime() - dayMs)),
    before: to === undefined ? undefined : shanghaiInstant(addDays(to, 1)),
    tsquery: searchAnywhere(streetId, query.q ?? ''),
    brand: query.brand,
    project: query.project,
    teamIds: await teamsOf(db, streetId, query, member),
    isOpenOnly: query.open === true,
    here,
    nearness: query.near !== true ? 'none' : here !== undefined ? 'distance' : byArea ? 'area' : 'none',
    homeAreaIds: byArea ? await listAreaPath(db, streetId, member.areaId) : [],
    after: key && { rank: Number(key[0]), at: String(key[1]), id: String(key[2]) },
  }
}

async function teamsOf(
  db: Executor,
  streetId: string,
  query: ActivityQuery,
  member: CallerMember | null,
): Promise<string[] | undefined> {
  if (query.teamId !== undefined) return [query.teamId]
  if (query.mine !== true) return undefined
  if (member === null) throw new Refusal('not_signed_in')
  return listOwnTeams(db, streetId, member.id)
}

/** Half a point is no point. */
function pointOf({ lat, lng }: ActivityQuery): Point | undefined {
  if (lat === undefined && lng === undefined) return undefined
  if (lat === undefined || lng === undefined) {
    const field = lat === undefined ? 'lat' : 'lng'
    throw wrongField(field, '经度和纬度要一起给')
  }
  return { latitude: lat, longitude: lng }
}
