import type { CorrectionView } from '@yunxuan/contract'
import type { Executor } from '../../platform/database.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { listRecordsById, type RecordView } from '../record/record.store.ts'
import { presentRecord } from '../record/record-present.ts'
import { recordScopeOf } from '../record/record-scope.ts'
import { deciders } from '../record/reversal.service.ts'
import { answerCorrection, askCorrection, askMissing } from './correction.service.ts'
import { type CorrectionRow, listCorrections, listCorrectionsOf } from './correction.store.ts'

export function bindCorrection(on: Serving): void {
  on.write(
    'POST /v1/streets/:streetId/records/:recordId/corrections',
    async ({ tx, params, body, caller, now }) => {
      const { text, wishedMinutes } = body
      const row = await askCorrection(tx, { ...params, caller, text, wishedMinutes, now })
      return presentOne(tx, params.streetId, row)
    },
  )

  on.write(
    'POST /v1/streets/:streetId/signups/:signupId/corrections',
    async ({ tx, params, body, caller, now }) => {
      const { text, wishedMinutes } = body
      const row = await askMissing(tx, { ...params, caller, text, wishedMinutes, now })
      return presentOne(tx, params.streetId, row)
    },
  )

  on.read('GET /v1/streets/:streetId/me/corrections', async ({ db, params, caller }) => {
    const { streetId } = params
    const rows = await listCorrectionsOf(db, streetId, caller.member.id)
    return { items: await presentAll(db, streetId, rows) }
  })

  on.read('GET /v1/streets/:streetId/managed/corrections', async ({ db, params, caller, now }) => {
    const { streetId } = params
    const isOwn = await recordScopeOf(db, { streetId, caller, wanted: deciders, now })
    const rows = await listCorrections(db, streetId, scopeOf(caller, deciders))
    return { items: await presentAll(db, streetId, rows.filter(isOwn)) }
  })

  on.write(
    'POST /v1/streets/:streetId/managed/corrections/:correctionId/answer',
    async ({ tx, params, body, caller, now }) =>
      presentOne(tx, params.streetId, await answerCorrection(tx, { ...params, caller, answer: body, now })),
  )
}

async function presentOne(db: Executor, streetId: string, row: CorrectionRow): Promise<CorrectionView> {
  const [view] = await presentAll(db, streetId, [row])
  if (view === undefined) throw new Error('a correction without a view')
  return view
}

async function presentAll(
  db: Executor,
  streetId: string,
  rows: readonly CorrectionRow[],
): Promise<CorrectionView[]> {
  const ids = rows.flatMap(row => row.recordId ?? [])
  const records = new Map((await listRecordsById(db, streetId, ids)).map(record => [record.id, record]))
  return rows.map(row => present(row, row.recordId === null ? undefined : records.get(row.recordId)))
}

function present(row: CorrectionRow, record: RecordView | undefined): CorrectionView {
  return {
    id: row.id,
    personName: row.personName,
    number: row.number,
    text: row.text,
    wishedMinutes: row.wishedMinutes,
    status: row.status,
    answer: row.answer,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    answeredByName: row.answeredByName,
    createdAt: row.createdAt.toISOString(),
    record: record === undefined ? null : presentRecord(record),
    title: row.title,
    servedOn: row.servedOn,
    newRecordId: row.newRecordId,
  }
}
