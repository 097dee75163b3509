import {
  changeOf,
  type FactsChange,
  type FrozenFact,
  figures,
  foldFacts,
  mayComeLater,
  type ReportTemplateId,
  reportTemplates,
  type Span,
  smallest,
  versionOf,
} from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { type CountedFigure, countFigures, unpackRows } from './freeze.ts'
import {
  findFrozen,
  type IssueFigureRow,
  type IssueRow,
  listIssueFigures,
  listIssuesBefore,
} from './issue.store.ts'
import type { ReportRow } from './report.store.ts'

/** What came later for the time of the issue before: what it would say now, and the rows by which that differs. */
export interface Late extends FactsChange<FrozenFact> {
  was: number | null
  now: number | null
}

/** How a number of a correction differs from what it corrects. */
export interface Corrected extends FactsChange<FrozenFact> {
  was: number | null
}

/** A number of a 简报 as it is now. */
export interface CountedNow extends CountedFigure {
  late: Late | null
  corrected: Corrected | null
}

/**
 * Counts the numbers of a 简报 as they are now, with what came later for the time of the issue before, and how they
 * differ from the issue that it corrects.
 */
export async function countReport(
  db: Executor,
  ask: {
    streetId: string
    report: { template: ReportTemplateId; rhythm: ReportRow['rhythm']; correctsId: string | null } & Span
    now: Date
  },
): Promise<{ before: IssueRow | undefined; figures: CountedNow[] }> {
  const { streetId, report, now } = ask
  const ids = reportTemplates[report.template].figures
  const [before] = await listIssuesBefore(db, { streetId, ...report }, 1)
  const counted = await countFigures(db, { streetId, span: report, ids, now })
  const late = before === undefined ? new Map<string, Late>() : await countLate(db, streetId, before, now)
  const { correctsId } = report
  const told = correctsId === null ? [] : await listIssueFigures(db, streetId, [correctsId])
  const withBoth = await Promise.all(
    counted.map(async figure => {
      const was = told.find(({ id }) => id === figure.id)
      const corrected = was === undefined ? null : await correctedBy(db, streetId, was, figure)
      return { ...steady(figure, was), late: late.get(figure.id) ?? null, corrected }
    }),
  )
  return { before, figures: withBoth }
}

/** A sealed number that a correction would move by too few to be told stays as it was told. */
function steady(figure: CountedFigure, was: IssueFigureRow | undefined): CountedFigure {
  if (figures[figure.id].isSealed !== true || was === undefined) return figure
  const moved = Math.abs((figure.value ?? 0) - (was.value ?? 0))
  const isTold = was.hidden !== 'only_whole_months' && moved < smallest
  return isTold ? { ...figure, value: was.value, hidden: was.hidden } : figure
}

async function correctedBy(
  db: Executor,
  streetId: string,
  was: IssueFigureRow,
  { id, facts }: CountedFigure,
): Promise<Corrected> {
  const frozen = await frozenRows(db, { streetId, reportId: was.reportId, figureId: id })
  return { was: was.value, ...changeOf(frozen, facts ?? []) }
}

async function countLate(
  db: Executor,
  streetId: string,
  before: IssueRow,
  now: Date,
): Promise<Map<string, Late>> {
  const told = await listIssueFigures(db, streetId, [before.reportId])
  const ids = reportTemplates[before.template].figures.filter(mayComeLater)
  const counted = await countFigures(db, { streetId, span: before, ids, now })
  const late = new Map<string, Late>()
  for (const { id, facts } of counted) {
    const was = told.find(row => row.id === id)
    // A number that is counted otherwise now has no rows to be held beside.
    if (facts === null || was === undefined || was.version !== versionOf(id)) continue
    const frozen = await frozenRows(db, { streetId, reportId: before.reportId, figureId: id })
    late.set(id, { ...changeOf(frozen, facts), was: was.value, now: foldFacts(figures[id], facts).value })
  }
  return late
}

/** Returns the rows of a number of an issue; none of what is sealed. */
export async function frozenRows(
  db: Executor,
  of: { streetId: string; reportId: string; figureId: string },
): Promise<FrozenFact[]> {
  const found = await findFrozen(db, of)
  return found?.rows == null ? [] : unpackRows<FrozenFact[]>(found.rows)
}
