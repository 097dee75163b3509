import type { Claim } from '@yunxuan/contract'
import type { FigureId, ReportRhythm, ReportSection, ReportTemplateId, Span } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import type { PackedRows } from './freeze.ts'

/** A 简报 as it was released. */
export interface IssueRow extends Span {
  reportId: string
  number: number
  template: ReportTemplateId
  rhythm: ReportRhythm
  title: string
  sections: ReportSection[]
  claims: Claim[]
  writers: string[]
  releasedBy: string
  cutOff: Date
  beforeId: string | null
  correctsId: string | null
  reason: string
  sha256: Buffer
}

const columns = `i.report_id as "reportId", i.number, i.template, i.rhythm, i.title, i.from_day::text as "from",
    i.to_day::text as "to", i.sections, i.claims, i.writers, i.released_by as "releasedBy", i.cut_off as "cutOff",
    i.before_id as "beforeId", i.corrects_id as "correctsId", i.reason, i.sha256`

/** No issue that was released corrects it: it is the last word of its time. */
const isLast = `not exists (select from report_issue x where x.street_id = $1 and x.corrects_id = i.report_id)`

/** Returns an issue; undefined where the 简报 was not released. */
export async function findIssue(
  db: Executor,
  streetId: string,
  reportId: string,
): Promise<IssueRow | undefined> {
  const { rows } = await db.$client.query<IssueRow>({
    name: 'report-issue',
    text: `select ${columns} from report_issue i where i.street_id = $1 and i.report_id = $2`,
    values: [streetId, reportId],
  })
  return rows[0]
}

/** What is of one kind: made by one template, as often. */
export interface IssueKind {
  streetId: string
  template: ReportTemplateId
  rhythm: ReportRhythm
  from: string
}

/** Returns the issues of a kind whose time lies before a day, the last first, each as it was corrected. */
export async function listIssuesBefore(
  db: Executor,
  { streetId, template, rhythm, from }: IssueKind,
  limit: number,
): Promise<IssueRow[]> {
  const { rows } = await db.$client.query<IssueRow>({
    name: 'report-issues-before',
    text: `select ${columns} from report_issue i
      where i.street_id = $1 and i.template = $2 and i.rhythm = $3 and i.from_day < $4 and i.to_day < $4 and ${isLast}
      order by i.from_day desc, i.number desc limit $5`,
    values: [streetId, template, rhythm, from, limit],
  })
  return rows
}

/** A 简报 as it stands among those of the same time. */
export interface SameTime extends Span {
  streetId: string
  template: ReportTemplateId
  /** Its own number once it is released. */
  number: number | null
}

/** Returns the issues of a time that one template made and that came out before another of it, the last first. */
export async function listIssuesOf(
  db: Executor,
  { streetId, template, from, to, number }: SameTime,
): Promise<{ reportId: string; number: number }[]> {
  const { rows } = await db.$client.query<{ reportId: string; number: number }>({
    name: 'report-issues-of-time',
    text: `select i.report_id as "reportId", i.number from report_issue i
      where i.street_id = $1 and i.template = $2 and i.from_day = $3 and i.to_day = $4
        and ($5::int is null or i.number < $5)
      order by i.number desc`,
    values: [streetId, template, from, to, number],
  })
  return rows
}

/** Lets one issue of a street be numbered at a time. */
export async function lockNumbers(tx: Tx, streetId: string): Promise<number> {
  await tx.$client.query({
    name: 'report-lock-numbers',
    text: `select pg_advisory_xact_lock(hashtextextended('report ' || $1, 0))`,
    values: [streetId],
  })
  const { rows } = await tx.$client.query<{ next: number }>({
    name: 'report-next-number',
    text: 'select coalesce(max(number), 0) + 1 as next from report_issue where street_id = $1',
    values: [streetId],
  })
  return rows[0]?.next ?? 1
}

/** Writes an issue. */
export async function insertIssue(tx: Tx, streetId: string, row: IssueRow): Promise<void> {
  await tx.$client.query({
    name: 'report-issue-insert',
    text: `insert into report_issue (street_id, report_id, number, template, rhythm, title, from_day, to_day, sections,
        claims, writers, released_by, cut_off, before_id, corrects_id, reason, sha256)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    values: [
      streetId,
      row.reportId,
      row.number,
      row.template,
      row.rhythm,
      row.title,
      row.from,
      row.to,
      JSON.stringify(row.sections),
      JSON.stringify(row.claims),
      row.writers,
      row.releasedBy,
      row.cutOff,
      row.beforeId,
      row.correctsId,
      row.reason,
      row.sha256,
    ],
  })
}

/** A number of an issue, without its rows. */
export interface IssueFigureRow {
  reportId: string
  id: string
  name: string
  unit: string
  definition: string
  version: number
  value: number | null
  unnamed: number
  hidden: 'too_few' | 'only_whole_months' | null
  sha256: Buffer | null
  mark: string | null
  lateNow: number | null
  lateCame: number | null
  lateWent: number | null
  correctedCame: number | null
  correctedWent: number | null
}

const figureColumns = `f.report_id as "reportId", f.figure_id as id, f.name, f.unit, f.definition,
    f.figure_version as version, f.value, f.unnamed, f.hidden, f.sha256, f.digest as mark, f.late_now as "lateNow",
    f.late_came as "lateCame", f.late_went as "lateWent", f.corrected_came as "correctedCame",
    f.corrected_went as "correctedWent"`

/** Returns the numbers of issues, in their order. */
export async function listIssueFigures(
  db: Executor,
  streetId: string,
  reportIds: readonly string[],
): Promise<IssueFigureRow[]> {
  const { rows } = await db.$client.query<IssueFigureRow>({
    name: 'report-issue-figures',
    text: `select ${figureColumns} from report_figure f where f.street_id = $1 and f.report_id = any($2::uuid[])
      order by f.report_id, f.position`,
    values: [streetId, reportIds],
  })
  return rows
}

const frozenRowsOf = `coalesce(f.rows, (select g.rows from report_figure g
    where g.street_id = $1 and g.report_id = $2 and g.figure_id = f.rows_of))`

/** Returns whether the rows of a number take more than so many bytes, without reading them. */
export async function isFrozenLarge(
  db: Executor,
  of: { streetId: string; reportId: string; figureId: string },
  bytes: number,
): Promise<boolean> {
  const { rows } = await db.$client.query<{ isLarge: boolean }>({
    name: 'report-frozen-size',
    text: `select coalesce(octet_length(${frozenRowsOf}) > $4, false) as "isLarge" from report_figure f
      where f.street_id = $1 and f.report_id = $2 and f.figure_id = $3`,
    values: [of.streetId, of.reportId, of.figureId, bytes],
  })
  return rows[0]?.isLarge === true
}

/** Returns the rows of a number as they were frozen, and those that came late or were taken back. */
export async function findFrozen(
  db: Executor,
  of: { streetId: string; reportId: string; figureId: string },
): Promise<{ rows: Buffer | null; lateRows: Buffer | null } | undefined> {
  const { rows } = await db.$client.query<{ rows: Buffer | null; lateRows: Buffer | null }>({
    name: 'report-frozen',
    text: `select ${frozenRowsOf} as rows, f.late_rows as "lateRows" from report_figure f
      where f.street_id = $1 and f.report_id = $2 and f.figure_id = $3`,
    values: [of.streetId, of.reportId, of.figureId],
  })
  return rows[0]
}

/** A number to be kept with an issue. */
export interface NewIssueFigure extends Omit<IssueFigureRow, 'reportId' | 'sha256' | 'id'> {
  id: FigureId
  position: number
  packed: PackedRows | null
  /** The figure of the same issue that counts the same, and with which the rows are kept. */
  rowsOf: FigureId | null
  late: PackedRows | null
}

/** Writes a number of an issue with its rows. */
export async function insertIssueFigure(
  tx: Tx,
  { streetId, reportId }: { streetId: string; reportId: string },
  row: NewIssueFigure,
): Promise<void> {
  await tx.$client.query({
    name: 'report-figure-insert',
    text: `insert into report_figure (street_id, report_id, figure_id, position, name, unit, definition, figure_version,
        value, unnamed, hidden, rows, sha256, late_now, late_came, late_went, late_rows,
        corrected_came, corrected_went, rows_of, digest)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)`,
    values: [
      streetId,
      reportId,
      row.id,
      row.position,
      row.name,
      row.unit,
      row.definition,
      row.version,
      row.value,
      row.unnamed,
      row.hidden,
      row.rowsOf === null ? (row.packed?.rows ?? null) : null,
      row.packed?.sha256 ?? null,
      row.lateNow,
      row.lateCame,
      row.lateWent,
      row.late?.rows ?? null,
      row.correctedCame,
      row.correctedWent,
      row.rowsOf,
      row.mark,
    ],
  })
}
