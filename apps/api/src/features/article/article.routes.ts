import { type ArticleSort, addDays } from '@yunxuan/domain'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { searchAnywhere } from '../service/service-search.ts'
import { consentOf, openManaged, readCards, readOwnConsent, readPage, showing } from './article.queries.ts'
import { confirmArticle, draftArticle, editArticle, moveArticle } from './article.service.ts'
import { countLines, listLines } from './article-list.store.ts'
import { presentConsent, presentLine } from './article-present.ts'
import { articleReaders } from './article-scope.ts'
import { answerConsent, namePerson, withdrawPerson } from './consent.service.ts'
import { listConsents } from './consent.store.ts'

const usualLimit = 20

export function bindArticle(on: Serving): void {
  bindReading(on)
  bindConsent(on)
  bindKept(on)
  bindNamed(on)
}

function bindReading(on: Serving): void {
  on.read('GET /v1/streets/:streetId/articles', ({ db, params, query, caller, now }) =>
    readCards(db, { ...params, query, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/articles/:articleId', ({ db, params, now }) =>
    readPage(db, { ...params, now }),
  )
}

function bindConsent(on: Serving): void {
  on.read('GET /v1/streets/:streetId/me/consents', async ({ db, params, caller }) => {
    const rows = await listConsents(db, { ...params, memberId: caller.member.id })
    return { items: rows.map(presentConsent) }
  })

  on.read('GET /v1/streets/:streetId/me/consents/:articleId', ({ db, params, caller, now }) =>
    readOwnConsent(db, { ...params, caller, now }),
  )

  on.write('PUT /v1/streets/:streetId/me/consents/:articleId', async ({ tx, params, body, caller, now }) => {
    const { row, person } = await answerConsent(tx, { ...params, ...body, caller, now })
    return consentOf(row, person)
  })
}

function bindKept(on: Serving): void {
  on.read('GET /v1/streets/:streetId/managed/articles', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? usualLimit
    const seen = await showing(db, params.streetId, now)
    const order = orderOf<ArticleSort>('-new', query)
    const asked = {
      scope: scopeOf(caller, articleReaders),
      kind: query.kind,
      status: query.status,
      due: query.due,
      tsquery: searchAnywhere(params.streetId, query.q ?? ''),
      today: seen.today,
      assuredSince: addDays(seen.today, -seen.unconfirmedAfterDays),
      order,
      limit: limit + 1,
    }
    const page = toSortedPage(await listLines(db, params.streetId, asked), limit, order, row => row.id)
    return {
      ...page,
      total: await countLines(db, params.streetId, asked),
      items: page.items.map(row => presentLine(row, { ...seen, memberId: caller.member.id })),
    }
  })

  on.write('POST /v1/streets/:streetId/managed/articles', async ({ tx, params, body, caller, now }) => {
    const articleId = await draftArticle(tx, { ...params, ...body, caller, now })
    return openManaged(tx, { ...params, articleId, caller, now })
  })

  on.read('GET /v1/streets/:streetId/managed/articles/:articleId', ({ db, params, caller, now }) =>
    openManaged(db, { ...params, caller, now }),
  )

  on.write(
    'PUT /v1/streets/:streetId/managed/articles/:articleId',
    async ({ tx, params, body, caller, now }) => {
      await editArticle(tx, { ...params, ...body, caller, now })
      return openManaged(tx, { ...params, caller, now })
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/articles/:articleId/transition',
    async ({ tx, params, body, caller, now }) => {
      await moveArticle(tx, { ...params, ...body, caller, now })
      return openManaged(tx, { ...params, caller, now })
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/articles/:articleId/confirmation',
    async ({ tx, params, caller, now }) => {
      await confirmArticle(tx, { ...params, caller, now })
      return openManaged(tx, { ...params, caller, now })
    },
  )
}

function bindNamed(on: Serving): void {
  on.write(
    'POST /v1/streets/:streetId/managed/articles/:articleId/persons',
    async ({ tx, params, body, caller, now }) => {
      await namePerson(tx, { ...params, naming: body, caller, now })
      return openManaged(tx, { ...params, caller, now })
    },
  )

  on.write(
    'POST /v1/streets/:streetId/managed/articles/:articleId/persons/:namedId/withdrawal',
    async ({ tx, params, caller, now }) => {
      await withdrawPerson(tx, { ...params, caller, now })
      return openManaged(tx, { ...params, caller, now })
    },
  )
}
