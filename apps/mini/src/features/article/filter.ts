import { type ArticleKind, articleKindNames, articleKinds } from '@yunxuan/domain'

/** What the list is narrowed to; it stands in the page's address. */
export interface ArticleFilter {
  q?: string
  kind?: ArticleKind
  mine?: true
  expired?: true
}

/** Returns the filter of an address; what nobody could have chosen is left out. */
export function filterOf(params: Record<string, string | undefined>): ArticleFilter {
  const kind = articleKinds.find(one => one === params.kind)
  return {
    ...(params.q ? { q: params.q } : {}),
    ...(kind ? { kind } : {}),
    ...(params.mine === 'true' ? { mine: true } : {}),
    ...(params.expired === 'true' ? { expired: true } : {}),
  }
}

// What somebody wants to get done comes first.
const kindsInOrder: readonly ArticleKind[] = ['guide', 'policy', 'notice', 'story', 'covenant', 'sight']

/** What may be looked at: all of it, or one kind. */
export const kindChoices: readonly { value: ArticleKind | 'all'; title: string }[] = [
  { value: 'all', title: '全部' },
  ...kindsInOrder.map(kind => ({ value: kind, title: articleKindNames[kind] })),
]
