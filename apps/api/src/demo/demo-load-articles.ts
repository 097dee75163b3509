import { dayMs, shanghaiDate } from '@yunxuan/domain'
import { draftArticle, moveArticle } from '../features/article/article.service.ts'
import type { Tx } from '../platform/database.ts'
import { articlesOf, type DemoArticle } from './demo-articles.ts'
import { callerOf } from './demo-load-cases.ts'
import type { DemoStreet } from './demo-source.ts'

// Each was shown on a day of its own, the last of them yesterday.
const shownEveryDays = 3

/** Gives a street what can be read, written by one and shown by another as in life. What is there already stays. */
export async function loadArticles(tx: Tx, street: DemoStreet, now: Date): Promise<void> {
  const there = await listTitles(tx, street.code)
  const articles = articlesOf(street, shanghaiDate(now))
  for (const [at, article] of articles.entries()) {
    if (there.has(article.edit.title)) continue
    const daysAgo = 1 + (articles.length - 1 - at) * shownEveryDays
    await show(tx, street, article, new Date(now.getTime() - daysAgo * dayMs))
  }
}

async function show(tx: Tx, street: DemoStreet, { kind, edit }: DemoArticle, now: Date): Promise<void> {
  const streetId = street.code
  const writer = { streetId, caller: callerOf(street, 'coordinator'), now }
  const articleId = await draftArticle(tx, { ...writer, kind, edit })
  await moveArticle(tx, { ...writer, articleId, version: 1, to: 'in_review', reason: '' })
  const reader = { ...writer, caller: callerOf(street, 'reviewer') }
  await moveArticle(tx, { ...reader, articleId, version: 2, to: 'published', reason: '' })
  await tx.$client.query('update article set is_sample = true where street_id = $1 and id = $2', [
    streetId,
    articleId,
  ])
}

async function listTitles(tx: Tx, streetId: string): Promise<Set<string>> {
  const { rows } = await tx.$client.query<{ title: string }>(
    `select edit ->> 'title' as title from article where street_id = $1`,
    [streetId],
  )
  return new Set(rows.map(({ title }) => title))
}
