import type { Input } from '@yunxuan/contract'
import { api } from '../../api.ts'
import { useMine, useOfStreet, usePaged } from '../../shell/ask.ts'
import { useWrite } from '../../shell/send.ts'
import type { ArticleFilter } from './filter.ts'

export function useArticles(filter: ArticleFilter) {
  return usePaged(['articles', filter], (streetId, paging) =>
    api('GET /v1/streets/:streetId/articles', { params: { streetId }, query: { ...filter, ...paging } }),
  )
}

export function useArticle(articleId: string) {
  return useOfStreet(['article', articleId], streetId =>
    api('GET /v1/streets/:streetId/articles/:articleId', { params: { streetId, articleId } }),
  )
}

/** The articles that name whoever looks; a guest is named in none. */
export function useConsents() {
  return useMine(['consents'], streetId =>
    api('GET /v1/streets/:streetId/me/consents', { params: { streetId } }),
  )
}

export function useConsent(articleId: string) {
  return useMine(['consent', articleId], streetId =>
    api('GET /v1/streets/:streetId/me/consents/:articleId', { params: { streetId, articleId } }),
  )
}

type Answer = Input<'PUT /v1/streets/:streetId/me/consents/:articleId'>['body']

/** Says yes to what was read, or has one's name taken out. */
export function useAnswer(articleId: string) {
  return useWrite((body: Answer, streetId, options) =>
    api(
      'PUT /v1/streets/:streetId/me/consents/:articleId',
      { params: { streetId, articleId }, body },
      options,
    ),
  )
}
