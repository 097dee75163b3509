import type { ArticleCard, ArticlePage, Input, ManagedArticle, OwnConsent } from '@yunxuan/contract'
import { type Audience, audiences, isInAudience, shanghaiDate } from '@yunxuan/domain'
import { type Caller, type MemberCaller, requireMember } from '../../platform/caller.ts'
import { fromTimeCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listMemberPersons } from '../member/person.store.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { searchAnywhere } from '../service/service-search.ts'
import { listAreaPath } from '../street/area.store.ts'
import { findArticle } from './article.store.ts'
import { type CardQuery, listCards } from './article-list.store.ts'
import {
  presentCard,
  presentConsent,
  presentManaged,
  presentPage,
  presentText,
  type Showing,
} from './article-present.ts'
import { readReferred } from './article-read.store.ts'
import { readManaged } from './article-scope.ts'
import { readConsent } from './consent.service.ts'
import { listPersons } from './consent.store.ts'

const usualLimit = 20

type CardsAsk = Input<'GET /v1/streets/:streetId/articles'>['query']

/** Returns a page of what everybody reads. */
export async function readCards(
  db: Executor,
  ask: { streetId: string; query: CardsAsk; caller: Caller | null; now: Date },
): Promise<{ items: ArticleCard[]; nextCursor: string | null }> {
  const { streetId, query, caller, now } = ask
  const limit = query.limit ?? usualLimit
  const today = shanghaiDate(now)
  const rows = await listCards(db, streetId, {
    kind: query.kind,
    tsquery: searchAnywhere(streetId, query.q ?? ''),
    isExpired: query.expired === true,
    today,
    person: query.mine === true ? await personOf(db, streetId, caller, now) : undefined,
    after: query.cursor === undefined ? undefined : fromTimeCursor(query.cursor),
    limit: limit + 1,
  })
  const page = toPage(rows, limit, row => [row.shownAt.toISOString(), row.id])
  return { ...page, items: page.items.map(row => presentCard(row, { today })) }
}

/** Returns for whom the caller counts: by their age, by what they said of themselves, and where they live. */
async function personOf(
  db: Executor,
  streetId: string,
  caller: Caller | null,
  now: Date,
): Promise<CardQuery['person']> {
  if (caller === null) throw new Refusal('not_signed_in')
  const { member } = requireMember(caller)
  const [person] = await listMemberPersons(db, streetId, [member.id])
  if (person === undefined) throw new Error('a caller vanished while they were asked about')
  const isIn = (audience: Audience) => isInAudience(person, [audience], now)
  return { audiences: audiences.filter(isIn), areaIds: await listAreaPath(db, streetId, member.areaId) }
}

/** Returns an article as everybody reads it. */
export async function readPage(
  db: Executor,
  of: { streetId: string; articleId: string; now: Date },
): Promise<ArticlePage> {
  const row = await findArticle(db, of.streetId, of.articleId)
  if (row === undefined || row.shown === null || row.shownAt === null) throw new Refusal('not_found')
  const { shown, shownAt } = row
  const referred = await readReferred(db, of.streetId, shown)
  return presentPage({ ...row, shown, shownAt }, { ...referred, ...(await showing(db, of.streetId, of.now)) })
}

/** Returns what an article says of the caller, as it is worked on. */
export async function readOwnConsent(
  db: Executor,
  of: { streetId: string; articleId: string; caller: MemberCaller; now: Date },
) {
  const { row, person } = await readConsent(db, of)
  const referred = await readReferred(db, of.streetId, row.edit)
  const text = presentText(row, row.edit, { ...referred, today: shanghaiDate(of.now) })
  return { ...consentOf(row, person), text, version: row.version }
}

/** Returns how a named member stands to an article. */
export const consentOf = (
  row: Awaited<ReturnType<typeof readConsent>>['row'],
  { state, at }: Awaited<ReturnType<typeof readConsent>>['person'],
): OwnConsent => presentConsent({ articleId: row.id, title: row.edit.title, kind: row.kind, state, at })

/** Returns an article as those who keep it work on it. */
export async function openManaged(
  db: Executor,
  of: { streetId: string; articleId: string; caller: MemberCaller; now: Date },
): Promise<ManagedArticle> {
  const row = await readManaged(db, of)
  const isOther = row.shown !== null && row.status !== 'published'
  return presentManaged(row, {
    ...(await showing(db, of.streetId, of.now)),
    memberId: of.caller.member.id,
    preview: await readReferred(db, of.streetId, row.edit),
    shown: isOther && row.shown !== null ? await readReferred(db, of.streetId, row.shown) : null,
    persons: await listPersons(db, of.streetId, row.id),
  })
}

/** Returns the day on which an article is read, and how old what was confirmed may be. */
export async function showing(db: Executor, streetId: string, now: Date): Promise<Showing> {
  const { unconfirmedAfterDays } = await loadPolicy(db, streetId)
  return { today: shanghaiDate(now), unconfirmedAfterDays }
}
