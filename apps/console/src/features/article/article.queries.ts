import { useQuery } from '@tanstack/react-query'
import type { articleDues, Input } from '@yunxuan/contract'
import { type ArticleKind, articleSorts, type PublicationStatus } from '@yunxuan/domain'
import { call } from '../../api/client.ts'
import { usePaged } from '../../api/paged.ts'
import { knownSort, wanted } from '../../api/wanted.ts'
import { useWrite } from '../../api/write.ts'
import type { ArticleEdit } from './article-form.ts'

const articlesKey = (streetId: string) => ['street', streetId, 'articles']

export interface ArticleFilter {
  kind: ArticleKind | 'all'
  status: PublicationStatus | 'all'
  due: (typeof articleDues)[number] | 'all'
  q: string
  sort: string
}

export const useArticles = (streetId: string, { sort, ...filter }: ArticleFilter) =>
  usePaged({
    queryKey: [...articlesKey(streetId), filter, sort],
    ask: cursor =>
      call('GET /v1/streets/:streetId/managed/articles', {
        params: { streetId },
        query: {
          limit: 50,
          ...wanted({ ...filter, sort: knownSort(articleSorts, sort), cursor }),
        },
      }),
  })

export const useArticle = (streetId: string, articleId: string) =>
  useQuery({
    queryKey: [...articlesKey(streetId), articleId],
    queryFn: () =>
      call('GET /v1/streets/:streetId/managed/articles/:articleId', { params: { streetId, articleId } }),
  })

/** Every write on an article: what may be done after it is read before it counts as done. */
const useArticleWrite = <V, R>(streetId: string, write: (wish: V) => Promise<R>) =>
  useWrite([articlesKey(streetId)], write, { isAwaited: true })

export const useDraftArticle = (streetId: string) =>
  useArticleWrite(streetId, (body: { kind: ArticleKind; edit: ArticleEdit }) =>
    call('POST /v1/streets/:streetId/managed/articles', { params: { streetId }, body }),
  )

export const useSaveArticle = (streetId: string, articleId: string) =>
  useArticleWrite(streetId, (body: { version: number; edit: ArticleEdit }) =>
    call('PUT /v1/streets/:streetId/managed/articles/:articleId', { params: { streetId, articleId }, body }),
  )

export interface ArticleMoveWish {
  id: string
  version: number
  to: PublicationStatus
  reason: string
}

export const useMoveArticle = (streetId: string) =>
  useArticleWrite(streetId, ({ id: articleId, ...body }: ArticleMoveWish) =>
    call('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
      params: { streetId, articleId },
      body,
    }),
  )

export const useConfirmArticle = (streetId: string) =>
  useArticleWrite(streetId, (articleId: string) =>
    call('POST /v1/streets/:streetId/managed/articles/:articleId/confirmation', {
      params: { streetId, articleId },
    }),
  )

export type Naming = Input<'POST /v1/streets/:streetId/managed/articles/:articleId/persons'>['body']

export const useNamePerson = (streetId: string, articleId: string) =>
  useArticleWrite(streetId, (body: Naming) =>
    call('POST /v1/streets/:streetId/managed/articles/:articleId/persons', {
      params: { streetId, articleId },
      body,
    }),
  )

export const useWithdrawPerson = (streetId: string, articleId: string) =>
  useArticleWrite(streetId, (namedId: string) =>
    call('POST /v1/streets/:streetId/managed/articles/:articleId/persons/:namedId/withdrawal', {
      params: { streetId, articleId, namedId },
    }),
  )
