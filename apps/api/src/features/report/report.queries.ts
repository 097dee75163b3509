import type { Report, ReportFigure, ReportLine } from '@yunxuan/contract'
import {
  type FactsChange,
  type FigureId,
  type FigureUnit,
  type FrozenFact,
  figures,
  figureUnits,
  knownFigure,
  type ReportTemplateId,
  reportTemplates,
  type Span,
  versionOf,
} from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { scopeOf } from '../../platform/scope.ts'
import { listClaims } from './claim.store.ts'
import { compareFigures, earlierIssues, heldBeside } from './compare.service.ts'
import { type CountedNow, countOne, countReport, findBefore, frozenRows } from './count.service.ts'
import {
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

/**
 * Returns a 简报 whole: counted now while it is not released, and then as it was; held beside the issue that it corrects,
 * or beside `against`, any earlier one of the same time.
 */
export async function readReport(
  db: Executor,
  ask: ReportAsk & { reportId: string; against?: string | undefined },
): Promise<Report> {
  const { streetId, caller, against: asked, now } = ask
  const row = await requireReport(db, ask)
  const { correctsId, correctedById } = row
  const issue = row.status === 'released' ? await findIssue(db, streetId, row.id) : undefined
  const numbers =
    issue === undefined ? await countNow(db, { streetId, row, now }) : await readFrozen(db, streetId, issue)
  const earlier = await earlierIssues(db, { streetId, ...row })
  const against = heldBeside(earlier, { against: asked, correctsId })
  const told =
    against === null || against.id === correctsId
      ? numbers.figures
      : await besideIssue(db, { streetId, against: against.id }, numbers)
  const { title, sections, reason } = issue ?? row
  const { before } = numbers
  return {
    ...presentLine(row),
    ...{ title, sections, reason, version: row.version, statusReason: row.statusReason },
    ...{ correctsId, correctedById, earlier, against },
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

/** The numbers of a 简报, and the rows that each was folded from. */
interface Numbers {
  before: IssueRow | undefined
  figures: Told[]
  factsOf: (id: FigureId) => Promise<readonly FrozenFact[] | null>
}

async function besideIssue(
  db: Executor,
  of: { streetId: string; against: string },
  { figures: told, factsOf }: Numbers,
): Promise<Told[]> {
  const compared = await compareFigures(
    db,
    of,
    told.map(({ id, version }) => ({ id, version, facts: () => factsOf(id) })),
  )
  return told.map(figure => {
    const change = compared.get(figure.id)
    return {
      ...figure,
      corrected: change === undefined ? null : { was: change.was, ...countsOf(change) },
    }
  })
}

async function countNow(
  db: Executor,
  { streetId, row, now }: { streetId: string; row: ReportLineRow; now: Date },
): Promise<Numbers> {
  const before = await findBefore(db, { streetId, ...row })
  const asked = { streetId, report: row, before, now }
  const told: Told[] = []
  for await (const counted of countReport(db, { ...asked, withRows: false }))
    told.push(...counted.map(presentCounted))
  const factsOf = async (figureId: FigureId) =>
    (await countOne(db, { ...asked, before: undefined, figureId }))?.facts ?? null
  return { before, figures: inOrderOf(row.template, told), factsOf }
}

const inOrderOf = (template: ReportTemplateId, told: readonly Told[]) =>
  reportTemplates[template].figures.flatMap(id => told.find(figure => figure.id === id) ?? [])

function presentCounted({ id, value, unnamed, hidden, late, corrected }: CountedNow): Told {
  const { name, unit, definition } = figures[id]
  return {
    ...{ id, name, unit, definition, version: versionOf(id), value, unnamed, hidden, sha256: null },
    isOpen: figures[id].isSealed !== true,
    late: late === null ? null : { was: late.was, now: late.now, ...countsOf(late) },
    corrected: corrected === null ? null : { was: corrected.was, ...countsOf(corrected) },
  }
}

const countsOf = ({ came, went }: FactsChange<unknown>) => ({ came: came.length, went: went.length })

async function readFrozen(db: Executor, streetId: string, issue: IssueRow): Promise<Numbers> {
  const { reportId } = issue
  const rows = await listIssueFigures(db, streetId, [reportId])
  const before = issue.beforeId === null ? undefined : await findIssue(db, streetId, issue.beforeId)
  const told = before === undefined ? [] : await listIssueFigures(db, streetId, [before.reportId])
  const old = issue.correctsId === null ? [] : await listIssueFigures(db, streetId, [issue.correctsId])
  return {
    before,
    factsOf: figureId => frozenRows(db, { streetId, reportId, figureId }),
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
