import type { FigureRow } from '@yunxuan/contract'
import {
  changeOf,
  type FactsChange,
  type FigureId,
  type FrozenFact,
  figures,
  type ReportPart,
} from '@yunxuan/domain'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { earlierIssues, heldBeside } from './compare.service.ts'
import { type CountedNow, countOne, findBefore, frozenRows } from './count.service.ts'
import { unpackRows } from './freeze.ts'
import { findFrozen } from './issue.store.ts'
import { requireReport, seesDrafts } from './report.queries.ts'
import type { ReportAsk } from './report.service.ts'
import type { ReportLineRow } from './report.store.ts'

interface RowsOf {
  streetId: string
  row: ReportLineRow
  figureId: FigureId
  /** The earlier issue that it is held beside. */
  against?: string | undefined
  now: Date
}

const none: FactsChange<FrozenFact> = { came: [], went: [] }

async function countedOf(
  db: Executor,
  { streetId, row, figureId, now }: RowsOf,
): Promise<CountedNow | undefined> {
  const before = await findBefore(db, { streetId, ...row })
  return countOne(db, { streetId, report: row, before, figureId, now })
}

/** Returns the rows of a number: as they were frozen, or as they are now. */
async function rowsOf(db: Executor, of: RowsOf): Promise<FrozenFact[]> {
  const { streetId, row, figureId } = of
  return row.status === 'released'
    ? frozenRows(db, { streetId, reportId: row.id, figureId })
    : ((await countedOf(db, of))?.facts ?? [])
}

/** Returns by which rows a number differs from the issue that it is held beside. */
async function changeFrom(db: Executor, of: RowsOf): Promise<FactsChange<FrozenFact>> {
  const { streetId, row, figureId, against } = of
  const beside = heldBeside(await earlierIssues(db, { streetId, ...row }), {
    against,
    correctsId: row.correctsId,
  })
  if (beside === null) return none
  const before = await frozenRows(db, { streetId, reportId: beside.id, figureId })
  return changeOf(before, await rowsOf(db, of))
}

async function lateOf(db: Executor, of: RowsOf): Promise<FactsChange<FrozenFact>> {
  const { streetId, row, figureId } = of
  if (row.status !== 'released') return (await countedOf(db, of))?.late ?? none
  const found = await findFrozen(db, { streetId, reportId: row.id, figureId })
  return found?.lateRows == null ? none : unpackRows(found.lateRows)
}

async function partOf(db: Executor, of: RowsOf, part: ReportPart): Promise<FrozenFact[]> {
  switch (part) {
    case 'all':
      return rowsOf(db, of)
    case 'came':
    case 'went':
      return (await changeFrom(db, of))[part]
    case 'late':
      return (await lateOf(db, of)).came
    case 'taken':
      return (await lateOf(db, of)).went
  }
}

/** Returns a page of the rows of a number, or of those by which it differs from another issue. */
export async function readReportRows(
  db: Executor,
  ask: ReportAsk & {
    reportId: string
    figureId: FigureId
    part: ReportPart
    against?: string | undefined
    cursor?: string | undefined
    limit?: number | undefined
  },
): Promise<{ items: FigureRow[]; nextCursor: string | null }> {
  const { streetId, figureId, part, against, cursor, limit = 50, now } = ask
  if (!seesDrafts(ask)) throw new Refusal('not_allowed')
  const row = await requireReport(db, ask)
  if (figures[figureId].isSealed === true) throw new Refusal('figure_sealed')
  const facts = await partOf(db, { streetId, row, figureId, against, now }, part)
  const from = cursor === undefined ? 0 : Number(fromCursor(cursor, 1)[0])
  const page = facts.slice(from, from + limit + 1).map((fact, at) => ({ fact, next: from + at + 1 }))
  const { items, nextCursor } = toPage(page, limit, ({ next }) => [next])
  return { items: items.map(({ fact }) => presentFact(figureId, fact)), nextCursor }
}

function presentFact(figureId: FigureId, fact: FrozenFact): FigureRow {
  const { id, title, place, weight, isMet, partOf: of } = fact
  const { source } = figures[figureId]
  return {
    ...{ id, source, title, place, weight, isMet, partOf: of, facet: '', personName: null },
    at: new Date(fact.at).toISOString(),
  }
}
