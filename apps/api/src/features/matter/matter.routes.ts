import type { Input, MatterReceipt } from '@yunxuan/contract'
import { readMatterNumber, shanghaiDate } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { toSortedPage } from '../../platform/sorting.ts'
import { exportList, type ListPart } from '../audit/list-export.ts'
import { raiseAtDesk } from './desk-errand.service.ts'
import { listOwn, openMatter, readMatter, showing } from './matter.queries.ts'
import { findMatter } from './matter.store.ts'
import { countDesk, listDesk, listOwners, listPublic, orderOfDesk } from './matter-list.store.ts'
import { deskScopeOf } from './matter-people.ts'
import { forgetPicture } from './matter-picture.service.ts'
import { presentLine, presentOwn, presentPublic, presentReceipt } from './matter-present.ts'
import { matterColumns } from './matter-sheet.ts'
import { judgeAnswer } from './opinion.service.ts'
import { raiseMatter } from './raise.service.ts'
import { stepMatter } from './step.service.ts'
import { supportMatter, withdrawSupport } from './support.service.ts'

const usualLimit = 20

export function bindMatter(on: Serving): void {
  on.read('GET /v1/streets/:streetId/matters', async ({ db, params, query, now }) => {
    const limit = query.limit ?? usualLimit
    const [supports, id] = query.cursor === undefined ? [] : fromCursor(query.cursor, 2)
    const rows = await listPublic(db, params.streetId, {
      kind: query.kind,
      state: query.state,
      sort: query.sort ?? 'new',
      after: id === undefined ? null : { supports: Number(supports), id: String(id) },
      limit: limit + 1,
    })
    const shown = await showing(db, params.streetId, now)
    const page = toPage(rows, limit, row => [row.supports, row.id])
    return { ...page, items: page.items.map(row => presentPublic(row, shown)) }
  })

  on.write('POST /v1/streets/:streetId/matters', async ({ tx, deps, params, body, caller, now }) => {
    const id = await raiseMatter(tx, deps.config, { ...params, caller, wish: body, now })
    return receiptOf(tx, params.streetId, id)
  })

  on.read('GET /v1/streets/:streetId/matters/:matterId', ({ db, deps, params, caller, now }) =>
    readMatter(db, deps.config, { ...params, caller, now }),
  )

  on.write(
    'POST /v1/streets/:streetId/matters/:matterId/steps',
    async ({ tx, deps, params, body, caller, now }) => {
      await stepMatter(tx, deps.config, { ...params, caller, wish: body, now })
      return receiptOf(tx, params.streetId, params.matterId)
    },
  )

  on.write(
    'DELETE /v1/streets/:streetId/matters/:matterId/pictures/:pictureId',
    ({ tx, params, caller, now }) => forgetPicture(tx, { ...params, caller, now }),
  )

  on.write('PUT /v1/streets/:streetId/matters/:matterId/support', ({ tx, params, caller, now }) =>
    supportMatter(tx, { ...params, caller, now }),
  )

  on.write('DELETE /v1/streets/:streetId/matters/:matterId/support', ({ tx, params, caller, now }) =>
    withdrawSupport(tx, { ...params, caller, now }),
  )

  on.write('PUT /v1/streets/:streetId/matters/:matterId/opinion', ({ tx, params, body, caller, now }) =>
    judgeAnswer(tx, { ...params, ...body, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/me/matters', async ({ db, params, query, caller, now }) => {
    const limit = query.limit ?? usualLimit
    const [before = null] = query.cursor === undefined ? [] : fromCursor(query.cursor, 1)
    const rows = await listOwn(
      db,
      { ...params, organizationId: query.organizationId, memberId: caller.member.id, now },
      { before: before === null ? null : String(before), limit: limit + 1 },
    )
    const shown = await showing(db, params.streetId, now)
    const page = toPage(rows, limit, row => [row.id])
    return { ...page, items: page.items.map(row => presentOwn(row, shown)) }
  })

  on.read('GET /v1/streets/:streetId/managed/matters', ({ db, params, query, caller, now }) =>
    pageOfMatters(db, { ...params, caller, now }, query),
  )

  on.read('GET /v1/streets/:streetId/managed/matters.xlsx', ({ db, params, query, caller, now }) => {
    const ask = { ...params, caller, now }
    const page = (part: ListPart) => pageOfMatters(db, ask, { ...query, ...part })
    return sheetReply(exportList(db, { ...ask, list: '事项', columns: matterColumns, page }))
  })

  on.write('POST /v1/streets/:streetId/managed/errands', async ({ tx, deps, params, body, caller, now }) => {
    const id = await raiseAtDesk(tx, deps.config, { ...params, caller, wish: body, now })
    return receiptOf(tx, params.streetId, id)
  })

  on.read('GET /v1/streets/:streetId/managed/matter-owners', async ({ db, params, now }) => ({
    items: await listOwners(db, params.streetId, now),
  }))

  on.read('GET /v1/streets/:streetId/managed/matters/:matterId', ({ db, deps, params, caller, now }) =>
    openMatter(db, deps.config, { ...params, caller, now }),
  )
}

async function receiptOf(tx: Tx, streetId: string, matterId: string): Promise<MatterReceipt> {
  const row = await findMatter(tx, streetId, matterId)
  if (row === undefined) throw new Error('a matter vanished while it was written')
  return presentReceipt(row)
}

async function pageOfMatters(
  db: Executor,
  { streetId, caller, now }: { streetId: string; caller: MemberCaller; now: Date },
  query: Input<'GET /v1/streets/:streetId/managed/matters'>['query'],
) {
  const limit = query.limit ?? usualLimit
  const view = query.view ?? 'open'
  const words = query.q?.trim() || undefined
  const number = words === undefined ? undefined : readMatterNumber(words)
  const order = orderOfDesk(view, query)
  const ask = {
    scope: deskScopeOf(caller),
    view,
    kind: query.kind,
    words: number === undefined ? words : undefined,
    number,
    today: shanghaiDate(now),
    order,
    limit: limit + 1,
  }
  const rows = await listDesk(db, streetId, ask)
  const total = await countDesk(db, streetId, ask)
  const shown = await showing(db, streetId, now)
  const page = toSortedPage(rows, limit, order, row => row.id)
  return { ...page, total, items: page.items.map(row => presentLine(row, shown)) }
}
