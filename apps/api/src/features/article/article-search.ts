import { type ArticleEdit, type ArticleKind, articleKindNames, textsOf } from '@yunxuan/domain'
import { serviceTokens } from '../service/service-search.ts'

/** Returns the tokens an article is found by: its title and its initials, its kind, and all that is written in it. */
export const articleTokens = (streetId: string, kind: ArticleKind, edit: ArticleEdit): string[] =>
  serviceTokens(streetId, {
    title: edit.title,
    summary: edit.summary,
    description: textsOf(edit).join('\n'),
    keywords: [],
    category: articleKindNames[kind],
    brand: edit.documentNo,
    organization: edit.issuer,
    location: '',
  })
