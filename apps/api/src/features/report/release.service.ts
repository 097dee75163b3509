import { createHash } from 'node:crypto'
import { canonicalJson, figures, isOver, reportTemplates, unknownFigures, versionOf } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listClaims } from './claim.store.ts'
import { type CountedNow, countReport } from './count.service.ts'
import { packRows } from './freeze.ts'
import { insertIssue, insertIssueFigure, lockNumbers, type NewIssueFigure } from './issue.store.ts'
import type { ReportRow } from './report.store.ts'

/**
 * Releases a 简报 whose row is locked: its numbers are counted once more, the rows they were folded from are kept, and
 * with them what came late or was taken back for the time of the issue before. From then on nobody changes any of it.
 */
export async function releaseReport(
  tx: Tx,
  { streetId, report, by, now }: { streetId: string; report: ReportRow; by: string; now: Date },
): Promise<void> {
  if (!isOver(report, now)) throw new Refusal('report_not_over')
  const ids = reportTemplates[report.template].figures
  if (unknownFigures(report.sections, ids).length > 0) throw new Refusal('report_unknown_figure')
  const number = await lockNumbers(tx, streetId)
  const { before, figures: counted } = await countReport(tx, { streetId, report, now })
  const rows = await Promise.all(counted.map(keepable))
  const { id: reportId, template, rhythm, title, from, to, sections, writers, correctsId, reason } = report
  const told = {
    ...{ number, template, title, from, to, reason, cutOff: now.toISOString() },
    sections: sections.map(({ heading, text }) => ({ heading, text })),
    figures: rows.map(row => ({
      ...{ id: row.id, version: row.version, value: row.value, unnamed: row.unnamed },
      sha256: row.packed?.sha256.toString('hex') ?? null,
    })),
  }
  await insertIssue(tx, streetId, {
    ...{ reportId, number, template, rhythm, title, from, to, sections, writers, correctsId, reason },
    claims: await listClaims(tx, streetId),
    releasedBy: by,
    cutOff: now,
    beforeId: before?.reportId ?? null,
    sha256: createHash('sha256').update(canonicalJson(told)).digest(),
  })
  for (const row of rows) await insertIssueFigure(tx, { streetId, reportId }, row)
}

async function keepable(figure: CountedNow, position: number): Promise<NewIssueFigure> {
  const { id, value, unnamed, hidden, facts, late, corrected } = figure
  const { name, unit, definition } = figures[id]
  return {
    ...{ id, position, name, unit, definition, value, unnamed, hidden },
    version: versionOf(id),
    packed: facts === null ? null : await packRows(facts),
    lateNow: late?.now ?? null,
    lateCame: late?.came.length ?? null,
    lateWent: late?.went.length ?? null,
    late: late === null ? null : await packRows({ came: late.came, went: late.went }),
    correctedCame: corrected?.came.length ?? null,
    correctedWent: corrected?.went.length ?? null,
  }
}
