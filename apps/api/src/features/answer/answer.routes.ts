import type { AnswerReceipt } from '@yunxuan/contract'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Tx } from '../../platform/database.ts'
import type { Serving } from '../../platform/serve.ts'
import { alikeTo } from './alike.queries.ts'
import { openAnswers, readAnswers } from './answer.queries.ts'
import { findMatterOf, listAnswers, listGiven, listVoices } from './answer.store.ts'
import { presentAnswerReceipt, presentGiven } from './answer-present.ts'
import { stepAnswer } from './answer-step.service.ts'
import { draftActivityFromAnswer, draftFromAnswer } from './draft.service.ts'
import { inviteToAnswer } from './invite.service.ts'
import { offerAnswer } from './offer.service.ts'
import { needsFor, suggestFor } from './suggestion.queries.ts'

const usualLimit = 20

export function bindAnswer(on: Serving): void {
  on.secret('POST /v1/streets/:streetId/matters/alike', ({ tx, params, body, caller, now }) =>
    alikeTo(tx, { ...params, wish: body, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/matters/:matterId/answers', ({ db, params, caller, now }) =>
    readAnswers(db, { ...params, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/matters/:matterId/answers',
    async ({ tx, params, body, caller, now }) => {
      const id = await offerAnswer(tx, { ...params, caller, wish: body, now })
      return receiptOf(tx, params.streetId, id)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/answers/:answerId/steps',
    async ({ tx, params, body, caller, now }) => {
      await stepAnswer(tx, { ...params, caller, wish: body, now })
      return receiptOf(tx, params.streetId, params.answerId)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/answers/:answerId/service',
    async ({ tx, params, body, caller, now }) => ({
      serviceId: await draftFromAnswer(tx, { ...params, caller, wish: body, now }),
    }),
  )

  on.write(
    'POST /v1/streets/:streetId/answers/:answerId/activity',
    async ({ tx, params, body, caller, now }) => ({
      activityId: await draftActivityFromAnswer(tx, { ...params, caller, wish: body, now }),
    }),
  )

  on.read('GET /v1/streets/:streetId/me/answers', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? usualLimit
    const [before = null] = query.cursor === undefined ? [] : fromCursor(query.cursor, 1)
    const memberId = caller.member.id
    const voices = await listVoices(db, params.streetId, memberId, now)
    const idsOf = (wanted: 'team' | 'organization') =>
      voices.filter(({ voice }) => voice === wanted).map(({ id }) => id)
    const rows = await listGiven(
      db,
      { ...params, memberId, teamIds: idsOf('team'), organizationIds: idsOf('organization') },
      { before: before === null ? null : String(before), limit: limit + 1 },
    )
    const page = toPage(rows, limit, row => [row.id])
    return { ...page, items: page.items.map(presentGiven) }
  })

  on.read(
    'GET /v1/streets/:streetId/managed/matters/:matterId/answers',
    async ({ db, params, caller, now }) => ({ items: await openAnswers(db, { ...params, caller, now }) }),
  )

  on.read('GET /v1/streets/:streetId/managed/matters/:matterId/suggestions', ({ db, params, caller, now }) =>
    suggestFor(db, { ...params, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/managed/matters/:matterId/invitations',
    async ({ tx, params, body, caller, now }) => ({
      told: await inviteToAnswer(tx, { ...params, caller, wish: body, now }),
    }),
  )

  on.read('GET /v1/streets/:streetId/me/suited-needs', async ({ db, params, caller, now }) => ({
    items: await needsFor(db, { ...params, caller, now }),
  }))
}

async function receiptOf(tx: Tx, streetId: string, answerId: string): Promise<AnswerReceipt> {
  const matterId = await findMatterOf(tx, streetId, answerId)
  const rows = matterId === undefined ? [] : await listAnswers(tx, streetId, matterId)
  const row = rows.find(({ id }) => id === answerId)
  if (row === undefined) throw new Error('an answer vanished while it was written')
  return presentAnswerReceipt(row)
}
