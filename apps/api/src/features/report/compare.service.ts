import { changeOf, type FigureId, type FrozenFact } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { type Corrected, frozenRows } from './count.service.ts'
import { listIssueFigures, listIssuesOf, type SameTime } from './issue.store.ts'

/** A number that is held beside what it was in an earlier issue; no rows of what is sealed. */
export interface Comparable {
  id: FigureId
  version: number
  facts: () => Promise<readonly FrozenFact[] | null>
}

/** An earlier issue of the same time. */
export interface EarlierIssue {
  id: string
  number: number
}

/** Returns the issues of the same time that came out before a 简报, the last first. */
export async function earlierIssues(db: Executor, of: SameTime): Promise<EarlierIssue[]> {
  const issues = await listIssuesOf(db, of)
  return issues.map(({ reportId, number }) => ({ id: reportId, number }))
}

/**
 * Returns which of the earlier issues a 简报 is held beside: the one that is asked for, or the one that it corrects.
 * Refuses an issue that is none of them: other times have no rows in common.
 */
export function heldBeside(
  earlier: readonly EarlierIssue[],
  { against, correctsId }: { against?: string | undefined; correctsId: string | null },
): EarlierIssue | null {
  const found = earlier.find(({ id }) => id === (against ?? correctsId))
  if (found === undefined && against !== undefined) throw new Refusal('not_found')
  return found ?? null
}

/** Returns by which rows each number differs from what it was in an issue; none where it was counted otherwise then. */
export async function compareFigures(
  db: Executor,
  { streetId, against }: { streetId: string; against: string },
  figures: readonly Comparable[],
): Promise<Map<FigureId, Corrected>> {
  const told = await listIssueFigures(db, streetId, [against])
  const compared = new Map<FigureId, Corrected>()
  for (const { id, version, facts } of figures) {
    const was = told.find(row => row.id === id)
    if (was === undefined || was.version !== version) continue
    const before = await frozenRows(db, { streetId, reportId: against, figureId: id })
    compared.set(id, { was: was.value, ...changeOf(before, (await facts()) ?? []) })
  }
  return compared
}
