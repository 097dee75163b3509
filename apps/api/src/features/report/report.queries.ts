import type { FigureRow, Report, ReportFigure, ReportLine } from '@yunxuan/contract'
import {
  changeOf,
  type FactsChange,
  type FigureId,
  type FigureUnit,
  type FrozenFact,
  figures,
  figureUnits,
  knownFigure,
  type ReportPart,
  type Span,
  versionOf,
} from '@yunxuan/domain'
import { fromCursor, toPage } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import { listClaims } from './claim.store.ts'
import { type CountedNow, countReport, frozenRows } from './count.service.ts'
import { unpackRows } from './freeze.ts'
import {
  findFrozen,
  findIssue,
  type IssueFigureRow,
  type IssueRow,
  listIssueFigures,
  listIssuesBefore,
} from './issue.store.ts'
import type { ReportAsk } from './report.service.ts'
import { findReport, listNames, type ReportLineRow } from './report.store.ts'

/** How many issues before stand in the line of a number. */
const lineLength = 11

const drafters = ['coordinator', 'reviewer', 'administrator'] as const

/** Whether somebody sees what is not released: who writes or releases for the whole street. */
export const seesDrafts = ({ caller }: Pick<ReportAsk, 'caller'>): boolean =>
  scopeOf(caller, drafters).isWholeStreet

/** Returns a 简报 that the caller may see; refuses any other as if it were not there. */
export async function requireReport(
  db: Executor,
  ask: ReportAsk & { reportId: string },
): Promise<ReportLineRow> {
  const row = await findReport(db, ask.streetId, ask.reportId)
  if (row === undefined || (row.status !== 'released' && !seesDrafts(ask))) throw new Refusal('not_found')
  return row
}

/** Returns a 简报 as a line of the list. */
export function presentLine({
  sections: _sections,
  statusReason: _statusReason,
  writers: _writers,
  correctsId: _correctsId,
  correctedById: _correctedById,
  reason: _reason,
  version: _version,
  ...row
}: ReportLineRow): ReportLine {
  return { ...row, releasedAt: row.releasedAt?.toISOString() ?? null, updatedAt: row.updatedAt.toISOString() }
}

/** Returns a 简报 whole: counted now while it is not released, and then as it was. */
export async function readReport(db: Executor, ask: ReportAsk & { reportId: string }): Promise<Report> {
  const { streetId, caller, now } = ask
  const row = await requireReport(db, ask)
  const issue = row.status === 'released' ? await findIssue(db, streetId, row.id) : undefined
  const { before, figures: told } =
    issue === undefined ? await countNow(db, { streetId, row, now }) : await readFrozen(db, streetId, issue)
  const { title, sections, reason } = issue ?? row
  return {
    ...presentLine(row),
    ...{ title, sections, reason, version: row.version, statusReason: row.statusReason },
    ...{ correctsId: row.correctsId, correctedById: row.correctedById },
    countedAt: (issue?.cutOff ?? now).toISOString(),
    writerNames: await listNames(db, streetId, row.writers),
    releasedByName:
      issue === undefined ? null : ((await listNames(db, streetId, [issue.releasedBy]))[0] ?? null),
    isWrittenByCaller: row.writers.includes(caller.member.id),
    before: before === undefined ? null : presentBefore(before),
    sha256: issue?.sha256.toString('hex') ?? null,
    figures: await withLines(db, streetId, row, told),
    claims: issue?.claims ?? (await listClaims(db, streetId)),
  }
}

const presentBefore = ({ reportId: id, number, from, to }: IssueRow) => ({ id, number, from, to })

type Told = Omit<ReportFigure, 'line'>

async function countNow(
  db: Executor,
  { streetId, row, now }: { streetId: string; row: ReportLineRow; now: Date },
): Promise<{ before: IssueRow | undefined; figures: Told[] }> {
  const { before, figures: counted } = await countReport(db, { streetId, report: row, now })
  return { before, figures: counted.map(presentCounted) }
}

function presentCounted({ id, value, unnamed, hidden, facts, late, corrected }: CountedNow): Told {
  const { name, unit, definition } = figures[id]
  return {
    ...{ id, name, unit, definition, version: versionOf(id), value, unnamed, hidden, sha256: null },
    isOpen: facts !== null,
    late: late === null ? null : { was: late.was, now: late.now, ...countsOf(late) },
    corrected: corrected === null ? null : { was: corrected.was, ...countsOf(corrected) },
  }
}

const countsOf = ({ came, went }: FactsChange<unknown>) => ({ came: came.length, went: went.length })

async function readFrozen(
  db: Executor,
  streetId: string,
  issue: IssueRow,
): Promise<{ before: IssueRow | undefined; figures: Told[] }> {
  const rows = await listIssueFigures(db, streetId, [issue.reportId])
  const before = issue.beforeId === null ? undefined : await findIssue(db, streetId, issue.beforeId)
  const told = before === undefined ? [] : await listIssueFigures(db, streetId, [before.reportId])
  const old = issue.correctsId === null ? [] : await listIssueFigures(db, streetId, [issue.correctsId])
  return {
    before,
    figures: rows.flatMap(row => {
      const id = knownFigure(row.id)
      const valueIn = (rows: readonly IssueFigureRow[]) => rows.find(one => one.id === id)?.value ?? null
      return id === undefined
        ? []
        : [presentFrozen(id, row, { before: valueIn(told), corrected: valueIn(old) })]
    }),
  }
}

function presentFrozen(
  id: FigureId,
  row: IssueFigureRow,
  was: { before: number | null; corrected: number | null },
): Told {
  const {
    name,
    definition,
    version,
    value,
    unnamed,
    hidden,
    sha256,
    lateNow,
    lateCame,
    lateWent,
    correctedCame,
    correctedWent,
  } = row
  const isLate = lateCame !== null && lateWent !== null
  return {
    ...{ id, name, unit: unitOf(row.unit), definition, version, value, unnamed, hidden },
    isOpen: sha256 !== null,
    sha256: sha256?.toString('hex') ?? null,
    late: isLate ? { was: was.before, now: lateNow, came: lateCame, went: lateWent } : null,
    corrected:
      correctedCame === null || correctedWent === null
        ? null
        : { was: was.corrected, came: correctedCame, went: correctedWent },
  }
}

function unitOf(unit: string): FigureUnit {
  const known = figureUnits.find(each => each === unit)
  if (known === undefined) throw new Error(`an issue counts in ${unit}, which is no unit`)
  return known
}

interface RowsOf {
  streetId: string
  row: ReportLineRow
  figureId: FigureId
  now: Date
}

const none: FactsChange<FrozenFact> = { came: [], went: [] }

async function countedOf(
  db: Executor,
  { streetId, row, figureId, now }: RowsOf,
): Promise<CountedNow | undefined> {
  const { figures: counted } = await countReport(db, { streetId, report: row, now })
  return counted.find(({ id }) => id === figureId)
}

/** Returns the rows of a number: as they were frozen, or as they are now. */
async function rowsOf(db: Executor, of: RowsOf): Promise<FrozenFact[]> {
  const { streetId, row, figureId } = of
  return row.status === 'released'
    ? frozenRows(db, { streetId, reportId: row.id, figureId })
    : ((await countedOf(db, of))?.facts ?? [])
}

async function changeFrom(db: Executor, of: RowsOf): Promise<FactsChange<FrozenFact>> {
  const { streetId, row, figureId } = of
  if (row.correctsId === null) return none
  if (row.status !== 'released') return (await countedOf(db, of))?.corrected ?? none
  const before = await frozenRows(db, { streetId, reportId: row.correctsId, figureId })
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
    cursor?: string | undefined
    limit?: number | undefined
  },
): Promise<{ items: FigureRow[]; nextCursor: string | null }> {
  const { streetId, figureId, part, cursor, limit = 50, now } = ask
  if (!seesDrafts(ask)) throw new Refusal('not_allowed')
  const row = await requireReport(db, ask)
  if (figures[figureId].isSealed === true) throw new Refusal('figure_sealed')
  const facts = await partOf(db, { streetId, row, figureId, now }, part)
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

/** Adds to each number what it was in the issues before. */
async function withLines(
  db: Executor,
  streetId: string,
  { template, rhythm, from }: Pick<ReportLineRow, 'template' | 'rhythm'> & Span,
  told: readonly Told[],
): Promise<ReportFigure[]> {
  const issues = await listIssuesBefore(db, { streetId, template, rhythm, from }, lineLength)
  const old = await listIssueFigures(
    db,
    streetId,
    issues.map(({ reportId }) => reportId),
  )
  const points = issues
    .toReversed()
    .flatMap(({ reportId, from: day }) =>
      old
        .filter(row => row.reportId === reportId)
        .map(({ id, value, version }) => ({ id, reportId, from: day, value, version })),
    )
  return told.map(figure => ({
    ...figure,
    line: points.flatMap(({ id, ...point }) => (id === figure.id ? [point] : [])),
  }))
}
