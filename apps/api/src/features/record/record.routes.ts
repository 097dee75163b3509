import type { Input, SuspectLine, WaitingRoster } from '@yunxuan/contract'
import { clockState, type RecordSort } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import type { Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { orderOf, toSortedPage } from '../../platform/sorting.ts'
import { workingDaysSince } from '../../platform/working-days.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { listWaiting } from './approval.store.ts'
import {
  countRecords,
  findRecord,
  listRecords,
  listRecordsOf,
  type RecordKey,
  type RecordView,
  sumByGrade,
} from './record.store.ts'
import { presentRecord } from './record-present.ts'
import { recordColumns } from './record-sheet.ts'
import { deciders, reverseRecord } from './reversal.service.ts'
import { approveRoster, readRoster } from './roster.service.ts'
import { listSuspects } from './suspicion.service.ts'

const keepers = ['administrator', 'coordinator', 'provider'] as const
const pageSize = 20
const mostWaiting = 500

export function bindRecord(on: Serving): void {
  on.read('GET /v1/streets/:streetId/shifts/:shiftId/record-roster', ({ db, params, caller, now }) =>
    readRoster(db, { ...params, caller, now }),
  )

  on.write('POST /v1/streets/:streetId/shifts/:shiftId/approval', ({ tx, params, body, caller, now }) =>
    approveRoster(tx, { ...params, caller, now, lines: body.lines }),
  )

  on.read('GET /v1/streets/:streetId/managed/approvals', async ({ db, params, caller, now }) => {
    const { streetId } = params
    const policy = await loadPolicy(db, streetId)
    const scope = scopeOf(caller, keepers)
    const rows = await listWaiting(db, { streetId, scope, now, limit: mostWaiting })
    const items = rows.map((row): WaitingRoster => {
      const workingDays = workingDaysSince(row.endsAt, now)
      return {
        ...row,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
        workingDays,
        state: clockState(workingDays, policy),
      }
    })
    return { items }
  })

  on.read('GET /v1/streets/:streetId/managed/suspicions', async ({ db, params, caller, now }) => {
    const suspects = await listSuspects(db, { ...params, caller, scope: scopeOf(caller, keepers), now })
    return { items: suspects satisfies SuspectLine[] }
  })

  on.read('GET /v1/streets/:streetId/me/records', async ({ db, params, query, caller }) => {
    const { streetId } = params
    const memberId = caller.member.id
    const personId = query.personId ?? memberId
    const limit = query.limit ?? pageSize
    const rows = await listRecordsOf(
      db,
      { streetId, memberId, personId },
      { before: keyOf(query.cursor), limit: limit + 1 },
    )
    // Somebody else's child has no records of this member, and so no sums.
    const byGrade = rows.length === 0 ? [] : await sumByGrade(db, streetId, personId)
    const totalMinutes = byGrade.reduce((sum, grade) => sum + grade.minutes, 0)
    return { ...pageOf(rows, limit), totalMinutes, byGrade }
  })

  on.read('GET /v1/streets/:streetId/me/records/:recordId', async ({ db, params, caller }) => {
    const record = await findRecord(db, params.streetId, params.recordId)
    // Nobody learns that a record is there which is not theirs.
    if (record === undefined || record.memberId !== caller.member.id) throw new Refusal('not_found')
    return presentRecord(record)
  })

  on.read('GET /v1/streets/:streetId/managed/records', ({ db, params, query, caller }) =>
    pageOfRecords(db, { ...params, caller }, query),
  )

  on.read('GET /v1/streets/:streetId/managed/records.xlsx', ({ db, params, query, caller, now }) => {
    const page = (part: ListPart) => pageOfRecords(db, { ...params, caller }, { ...query, ...part })
    return sheetReply(
      exportList(db, { ...params, caller, now, list: '服务记录', columns: recordColumns, page }),
    )
  })

  on.write(
    'POST /v1/streets/:streetId/managed/records/:recordId/reversal',
    async ({ tx, params, body, caller, now }) =>
      presentRecord(await reverseRecord(tx, { ...params, caller, reason: body.reason, now })),
  )
}

async function pageOfRecords(
  db: Executor,
  { streetId, caller }: { streetId: string; caller: MemberCaller },
  query: Input<'GET /v1/streets/:streetId/managed/records'>['query'],
) {
  const { cursor, sort, limit = pageSize, ...narrowed } = query
  const order = orderOf<RecordSort>('-served', { sort, cursor })
  const ask = { streetId, query: narrowed, scope: scopeOf(caller, deciders), order, limit: limit + 1 }
  const page = toSortedPage(await listRecords(db, ask), limit, order, row => row.id)
  return { ...page, total: await countRecords(db, ask), items: page.items.map(presentRecord) }
}

function keyOf(cursor: string | undefined): RecordKey | null {
  if (cursor === undefined) return null
  const [servedOn, id] = fromCursor(cursor, 2)
  return { servedOn: String(servedOn), id: String(id) }
}

function pageOf(rows: readonly RecordView[], limit: number) {
  const { items, nextCursor } = toPage(rows, limit, row => [row.servedOn, row.id])
  return { items: items.map(presentRecord), nextCursor }
}
