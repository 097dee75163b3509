import { createHash } from 'node:crypto'
import {
  canonicalJson,
  type FigureId,
  figures,
  isOver,
  reportTemplates,
  unknownFigures,
  versionOf,
} from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { listClaims } from './claim.store.ts'
import { type CountedNow, countReport, findBefore } from './count.service.ts'
import { listKey, packChange, packFacts } from './freeze.ts'
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
  const before = await findBefore(tx, { streetId, ...report })
  const rows: NewIssueFigure[] = []
  for await (const counted of countReport(tx, { streetId, report, before, withRows: true, now })) {
    rows.push(...(await keepable(counted, ids)))
  }
  rows.sort((one, other) => one.position - other.position)
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

/** Packs the rows of figures of one source, once what several of them count, and lets go of them. */
async function keepable(counted: CountedNow[], ids: readonly FigureId[]): Promise<NewIssueFigure[]> {
  const keeping: NewIssueFigure[] = []
  for (const { id, value, unnamed, hidden, facts, mark, late, corrected } of counted.splice(0)) {
    const { name, unit, definition } = figures[id]
    const shared = keeping.find(kept => kept.packed !== null && listKey(kept.id) === listKey(id))
    keeping.push({
      ...{ id, position: ids.indexOf(id), name, unit, definition, value, unnamed, hidden, mark },
      version: versionOf(id),
      packed: facts === null ? null : (shared?.packed ?? (await packFacts(facts))),
      rowsOf: facts === null ? null : (shared?.id ?? null),
      lateNow: late?.now ?? null,
      lateCame: late?.came.length ?? null,
      lateWent: late?.went.length ?? null,
      late: late === null ? null : await packChange({ came: late.came, went: late.went }),
      correctedCame: corrected?.came.length ?? null,
      correctedWent: corrected?.went.length ?? null,
    })
  }
  return keeping
}
