import { fromCursor, toPage } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refuse.ts'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { sheetReply } from '../../platform/sheet-reply.ts'
import { claimStated, withdrawStated } from './claim.service.ts'
import { listClaims } from './claim.store.ts'
import { presentLine, readReport, seesDrafts } from './report.queries.ts'
import { correctReport, draftReport, editReport, moveReport } from './report.service.ts'
import { listReports } from './report.store.ts'
import { printReport } from './report-paper.ts'
import { readReportRows } from './report-rows.ts'
import { exportReport } from './report-sheet.ts'

const usualLimit = 20

export function bindReport(on: Serving): void {
  bindWriting(on)
  bindReading(on)
  bindClaims(on)
}

function bindWriting(on: Serving): void {
  on.write('POST /v1/streets/:streetId/reports', async ({ tx, params, body, caller, now }) => {
    const reportId = await draftReport(tx, { ...params, ...body, caller, now })
    return readReport(tx, { ...params, reportId, caller, now })
  })

  on.write('PUT /v1/streets/:streetId/reports/:reportId', async ({ tx, params, body, caller, now }) => {
    await editReport(tx, { ...params, ...body, caller, now })
    return readReport(tx, { ...params, caller, now })
  })

  on.write(
    'POST /v1/streets/:streetId/reports/:reportId/transition',
    async ({ tx, params, body, caller, now }) => {
      await moveReport(tx, { ...params, ...body, caller, now })
      return readReport(tx, { ...params, caller, now })
    },
  )

  on.write(
    'POST /v1/streets/:streetId/reports/:reportId/correction',
    async ({ tx, params, body, caller, now }) => {
      const reportId = await correctReport(tx, { ...params, ...body, caller, now })
      return readReport(tx, { ...params, reportId, caller, now })
    },
  )
}

function bindReading(on: Serving): void {
  on.read('GET /v1/streets/:streetId/reports', async ({ db, params, query, caller }) => {
    const limit = query.limit ?? usualLimit
    const [from, id] = query.cursor === undefined ? [] : fromCursor(query.cursor, 2)
    const rows = await listReports(db, {
      ...params,
      status: query.status ?? null,
      onlyReleased: !seesDrafts({ caller }),
      before: query.cursor === undefined ? null : { from: String(from), id: String(id) },
      limit: limit + 1,
    })
    const page = toPage(rows, limit, row => [row.from, row.id])
    return { ...page, items: page.items.map(presentLine) }
  })

  on.read('GET /v1/streets/:streetId/reports/:reportId', ({ db, params, query, caller, now }) =>
    readReport(db, { ...params, ...query, caller, now }),
  )

  on.read(
    'GET /v1/streets/:streetId/reports/:reportId/figures/:figureId/rows',
    ({ db, params, query, caller, now }) => readReportRows(db, { ...params, ...query, caller, now }),
  )

  on.read('GET /v1/streets/:streetId/reports/:reportId/paper', async ({ db, params, caller, now, deps }) => {
    const report = await readReport(db, { ...params, caller, now })
    const paper = await printReport(db, { ...params, report, publicUrl: deps.config.publicUrl })
    return new FileReply(paper, 'application/pdf', { fileName: `${report.title}.pdf` })
  })

  on.read('GET /v1/streets/:streetId/reports/:reportId/sheet.xlsx', async ({ db, params, caller, now }) => {
    if (!seesDrafts({ caller })) throw new Refusal('not_allowed')
    const report = await readReport(db, { ...params, caller, now })
    return sheetReply(exportReport(db, { ...params, report, caller, now }))
  })
}

function bindClaims(on: Serving): void {
  on.read('GET /v1/streets/:streetId/claims', async ({ db, params }) => ({
    items: await listClaims(db, params.streetId),
  }))

  on.write('POST /v1/streets/:streetId/claims', ({ tx, params, body, caller, now }) =>
    claimStated(tx, { ...params, wish: body, caller, now }),
  )

  on.write('POST /v1/streets/:streetId/claims/:claimId/withdrawal', async ({ tx, params, caller, now }) => {
    await withdrawStated(tx, { ...params, caller, now })
    return null
  })
}
