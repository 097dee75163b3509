import {
  changeOf,
  type FactsChange,
  type FigureId,
  type FrozenFact,
  figures,
  foldFacts,
  knownFigure,
  mayComeLater,
  type ReportTemplateId,
  reportTemplates,
  type Span,
  smallest,
  versionOf,
} from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { instantsOf } from '../figure/figure.service.ts'
import { countMarks, ofWholeStreet } from '../figure/figure.store.ts'
import { bySource, type CountedFigure, countFigures, countValues, listKey, unpackRows } from './freeze.ts'
import {
  findFrozen,
  type IssueFigureRow,
  type IssueKind,
  type IssueRow,
  listIssueFigures,
  listIssuesBefore,
} from './issue.store.ts'

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

/** Of which 简报 numbers are counted; only some of them where they are named. */
export interface CountAsk {
  streetId: string
  report: { template: ReportTemplateId; correctsId: string | null } & Span
  /** The issue of the time before. */
  before: IssueRow | undefined
  ids?: readonly FigureId[] | undefined
  /** Whether the rows of each number are wanted, and not only what it comes to. */
  withRows: boolean
  now: Date
}

/**
 * Counts the numbers of a 简报 as they are now, with what came later for the time of the issue before, and how they
 * differ from the issue that it corrects. They come source by source: the rows of a month of a large street are many,
 * and whoever is done with those of one source need not hold them beside the next.
 */
export async function* countReport(db: Executor, ask: CountAsk): AsyncGenerator<CountedNow[]> {
  const { streetId, report, before } = ask
  const { correctsId } = report
  const told = correctsId === null ? [] : await listIssueFigures(db, streetId, [correctsId])
  const toldBefore = before === undefined ? [] : await listIssueFigures(db, streetId, [before.reportId])
  for (const ids of bySource(ask.ids ?? reportTemplates[report.template].figures)) {
    yield await countSourceOf(db, { ...ask, ids, told, toldBefore })
  }
}

async function countSourceOf(
  db: Executor,
  ask: CountAsk & {
    ids: readonly FigureId[]
    told: readonly IssueFigureRow[]
    toldBefore: readonly IssueFigureRow[]
  },
): Promise<CountedNow[]> {
  const { streetId, report, before, ids, told, now } = ask
  const late =
    before === undefined ? new Map<string, Late>() : await countLate(db, { ...ask, before }, ask.toldBefore)
  const count = ask.withRows || told.length > 0 ? countFigures : countValues
  const correctedBy = changesFrom(db, streetId, told)
  const counted: CountedNow[] = []
  for (const figure of await count(db, { streetId, span: report, ids, now })) {
    const was = told.find(({ id }) => id === figure.id)
    const corrected =
      was === undefined ? null : { was: was.value, ...(await correctedBy(was, figure.facts ?? [])) }
    counted.push({ ...steady(figure, was), late: late.get(figure.id) ?? null, corrected })
  }
  return counted
}

/** Counts one number of a 简报 as it is now. */
export async function countOne(
  db: Executor,
  ask: Omit<CountAsk, 'ids' | 'withRows'> & { figureId: FigureId },
): Promise<CountedNow | undefined> {
  const ids = reportTemplates[ask.report.template].figures.filter(id => id === ask.figureId)
  for await (const [counted] of countReport(db, { ...ask, ids, withRows: true })) return counted
  return undefined
}

/** Returns the issue of the time before that of a 简报, in its kind. */
export async function findBefore(db: Executor, of: IssueKind): Promise<IssueRow | undefined> {
  const [before] = await listIssuesBefore(db, of, 1)
  return before
}

/** A sealed number that a correction would move by too few to be told stays as it was told. */
function steady(figure: CountedFigure, was: IssueFigureRow | undefined): CountedFigure {
  if (figures[figure.id].isSealed !== true || was === undefined) return figure
  const moved = Math.abs((figure.value ?? 0) - (was.value ?? 0))
  const isTold = was.hidden !== 'only_whole_months' && moved < smallest
  return isTold ? { ...figure, value: was.value, hidden: was.hidden } : figure
}

/**
 * Returns a function that tells by which rows a number differs from what it was in an issue; those of figures that count
 * the same are held beside each other once.
 */
function changesFrom(
  db: Executor,
  streetId: string,
  told: readonly IssueFigureRow[],
): (was: IssueFigureRow, facts: readonly FrozenFact[]) => Promise<FactsChange<FrozenFact>> {
  const known = new Map<string, FactsChange<FrozenFact>>()
  return async (was, facts) => {
    const id = knownFigure(was.id)
    // Figures that count the same by their definitions of today did so then if those are of the same version.
    const isAsNow = id !== undefined && told.every(row => row.id !== id || row.version === versionOf(id))
    const key = isAsNow ? listKey(id) : was.id
    const change =
      known.get(key) ??
      changeOf(await frozenRows(db, { streetId, reportId: was.reportId, figureId: was.id }), facts)
    known.set(key, change)
    return change
  }
}

async function countLate(
  db: Executor,
  { streetId, before, ids, now }: CountAsk & { before: IssueRow; ids: readonly FigureId[] },
  told: readonly IssueFigureRow[],
): Promise<Map<string, Late>> {
  const late = new Map<string, Late>()
  const isTold = (id: FigureId) => told.some(row => row.id === id && row.version === versionOf(id))
  // A number that is counted otherwise now has no rows to be held beside.
  const comparable = ids.filter(id => mayComeLater(id) && isTold(id))
  const changeFrom = changesFrom(db, streetId, told)
  const still = await unchanged(db, { streetId, span: before, ids: comparable, now }, told)
  if (still !== undefined) return still
  for (const { id, facts } of await countFigures(db, { streetId, span: before, ids: comparable, now })) {
    const was = told.find(row => row.id === id)
    if (facts === null || was === undefined) continue
    const change = await changeFrom(was, facts)
    late.set(id, { ...change, was: was.value, now: foldFacts(figures[id], facts).value })
  }
  return late
}

/** Returns what each number is now where all of them count what they counted in an issue; else undefined. */
async function unchanged(
  db: Executor,
  { streetId, span, ids, now }: { streetId: string; span: Span; ids: readonly FigureId[]; now: Date },
  told: readonly IssueFigureRow[],
): Promise<Map<string, Late> | undefined> {
  const [first] = ids
  if (first === undefined) return new Map()
  const marks = await countMarks(db, figures[first].source, ofWholeStreet(streetId, instantsOf(span, now)))
  const late = new Map<string, Late>()
  for (const id of ids) {
    const was = told.find(row => row.id === id)
    const is = marks.get(id)
    if (was === undefined || is === undefined || was.mark !== is.mark) return undefined
    late.set(id, { came: [], went: [], was: was.value, now: is.value })
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
