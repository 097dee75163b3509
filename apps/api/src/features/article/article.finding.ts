import { deciders } from '@yunxuan/contract'
import { type ArticleSort, articleKindNames, shanghaiDate, validityOn } from '@yunxuan/domain'
import { type Finder, mostOfEach, type PublicFinder } from '../../platform/finding.ts'
import { orderOf } from '../../platform/sorting.ts'
import { searchAnywhere, searchTiers } from '../service/service-search.ts'
import { listFound } from './article-found.store.ts'
import { type LineRow, listLines } from './article-list.store.ts'

const statusNames: Readonly<Record<LineRow['status'], string>> = {
  draft: '草稿',
  in_review: '等审核',
  published: '已发布',
  paused: '暂停',
  archived: '已归档',
}

/** Policies, guides and other texts by their words, or the initials of their titles. */
export const articleFinder: Finder = {
  name: '文章',
  roles: deciders.roles,
  async find(db, { streetId, scope, q, now }) {
    const tsquery = searchAnywhere(streetId, q)
    if (tsquery === undefined) return []
    const today = shanghaiDate(now)
    const anything = {
      kind: undefined,
      status: undefined,
      due: undefined,
      order: orderOf<ArticleSort>('-new', {}),
      assuredSince: today,
    }
    const rows = await listLines(db, streetId, { ...anything, scope, tsquery, today, limit: mostOfEach })
    return rows.map(row => ({
      kind: 'article' as const,
      title: row.title,
      hint: `${articleKindNames[row.kind]} · ${statusNames[row.status]}`,
      to: `articles/${row.id}`,
    }))
  },
}

const mostArticles = 3

/** Guides and articles that everybody reads: those that have the words in their titles first, what has run out last. */
export const publicArticleFinder: PublicFinder = async (db, { streetId, q, now }) => {
  const tsqueries = searchTiers(streetId, q).map(({ tsquery }) => tsquery)
  if (tsqueries.length === 0) return []
  const today = shanghaiDate(now)
  const rows = await listFound(db, streetId, { tsqueries, today, limit: mostArticles })
  return rows.map(({ id, kind, title, summary, validUntil }) => {
    const isExpired = validityOn(today, { validFrom: null, validUntil }) === 'expired'
    return {
      kind: kind === 'guide' ? ('guide' as const) : ('article' as const),
      id,
      title,
      hint: [isExpired && '已过期', kind !== 'guide' && articleKindNames[kind], summary]
        .filter(Boolean)
        .join(' · '),
    }
  })
}
