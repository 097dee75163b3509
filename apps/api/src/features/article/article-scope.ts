import type { StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { requireScope } from '../../platform/scope.ts'
import { type ArticleRow, findArticle, lockArticle } from './article.store.ts'

/** Who keeps articles, and who may read all of them. */
export const articleKeepers = ['administrator', 'coordinator'] as const satisfies readonly StaffRole[]
export const articleReaders = [...articleKeepers, 'reviewer'] as const satisfies readonly StaffRole[]

/** Who acts, in which street. */
export interface ArticleAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}
export type OneArticle = ArticleAsk & { articleId: string }

/** Returns an article that lies within the caller's scope. */
export async function readManaged(db: Executor, ask: OneArticle): Promise<ArticleRow> {
  return within(await findArticle(db, ask.streetId, ask.articleId), ask, articleReaders)
}

/** Locks an article that lies within the caller's scope. */
export async function lockManaged(
  tx: Tx,
  ask: OneArticle,
  wanted: readonly StaffRole[] = articleKeepers,
): Promise<ArticleRow> {
  return within(await lockArticle(tx, ask.streetId, ask.articleId), ask, wanted)
}

function within(row: ArticleRow | undefined, ask: OneArticle, wanted: readonly StaffRole[]): ArticleRow {
  if (row === undefined) throw new Refusal('not_found')
  requireScope(ask.caller, wanted, placeOf(row), ask.now)
  return row
}

export const placeOf = ({ areaIds }: Pick<ArticleRow, 'areaIds'>) => ({ areaIds, organizationId: null })
