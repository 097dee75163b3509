import type { Claim } from '@yunxuan/contract'
import type { ReportRhythm, ReportSection, ReportStatus, ReportTemplateId } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytes, idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'

/** A 简报 as it is worked on. What was released is a copy in `report_issue`, which nobody changes. */
export const report = streetTable(
  'report',
  {
    id: idColumn(),
    template: text('template').$type<ReportTemplateId>().notNull(),
    rhythm: text('rhythm').$type<ReportRhythm>().notNull(),
    title: text('title').notNull(),
    from: date('from_day', { mode: 'string' }).notNull(),
    to: date('to_day', { mode: 'string' }).notNull(),
    sections: jsonb('sections').$type<ReportSection[]>().notNull(),
    status: text('status').$type<ReportStatus>().notNull(),
    statusReason: text('status_reason').notNull().default(''),
    /** Everybody who wrote or sent it: none of them releases it. */
    writers: uuid('writers').array().notNull(),
    /** Null where the system drafted it. */
    draftedBy: uuid('drafted_by'),
    correctsId: uuid('corrects_id'),
    /** Why it corrects another. */
    reason: text('reason').notNull().default(''),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
  },
  t => [
    refers(t.draftedBy, member.id),
    check('report_span', sql`to_day >= from_day`),
    // One draft of a time by the system, however often its job runs, in however many processes.
    uniqueIndex('report_scheduled').on(t.streetId, t.rhythm, t.from).where(sql`drafted_by is null`),
    uniqueIndex('report_correction_once')
      .on(t.streetId, t.correctsId)
      .where(sql`corrects_id is not null and status <> 'dropped'`),
    index('report_newest').on(t.streetId, t.from, t.id),
    index('report_status').on(t.streetId, t.status, t.from, t.id),
  ],
)

/** A 简报 that was released: as everybody reads it, for good. */
export const reportIssue = streetTable(
  'report_issue',
  {
    reportId: uuid('report_id').notNull(),
    number: integer('number').notNull(),
    template: text('template').$type<ReportTemplateId>().notNull(),
    rhythm: text('rhythm').$type<ReportRhythm>().notNull(),
    title: text('title').notNull(),
    from: date('from_day', { mode: 'string' }).notNull(),
    to: date('to_day', { mode: 'string' }).notNull(),
    sections: jsonb('sections').$type<ReportSection[]>().notNull(),
    /** What the street said then, beside the numbers. */
    claims: jsonb('claims').$type<Claim[]>().notNull(),
    writers: uuid('writers').array().notNull(),
    releasedBy: uuid('released_by').notNull(),
    /** When it was released, and until when its rows were known. */
    cutOff: instantColumn('cut_off').notNull(),
    /** The issue before, of whose time it tells what came later. */
    beforeId: uuid('before_id'),
    correctsId: uuid('corrects_id'),
    reason: text('reason').notNull(),
    /** Of all that is told, the hashes of the figures among it. */
    sha256: bytes('sha256').notNull(),
  },
  t => [
    keyedBy(t.reportId),
    unique('report_issue_number').on(t.streetId, t.number),
    refers(t.reportId, report.id),
    refers(t.releasedBy, member.id),
    foreignKey({
      name: 'report_issue_before_fk',
      columns: [t.streetId, t.beforeId],
      foreignColumns: [t.streetId, t.reportId],
    }),
    foreignKey({
      name: 'report_issue_corrects_fk',
      columns: [t.streetId, t.correctsId],
      foreignColumns: [t.streetId, t.reportId],
    }),
    check('report_issue_second', sql`cardinality(writers) > 0 and not released_by = any(writers)`),
    uniqueIndex('report_issue_corrects').on(t.streetId, t.correctsId).where(sql`corrects_id is not null`),
    index('report_issue_line').on(t.streetId, t.template, t.rhythm, t.from),
  ],
)

/** A number of a released 简报 with the rows that it was folded from, as they were. */
export const reportFigure = streetTable(
  'report_figure',
  {
    reportId: uuid('report_id').notNull(),
    figureId: text('figure_id').notNull(),
    position: integer('position').notNull(),
    name: text('name').notNull(),
    unit: text('unit').notNull(),
    definition: text('definition').notNull(),
    figureVersion: integer('figure_version').notNull(),
    value: doublePrecision('value'),
    unnamed: integer('unnamed').notNull(),
    hidden: text('hidden').$type<'too_few' | 'only_whole_months'>(),
    /** Deflated; null of what is sealed, and of what another figure of the issue counts as well. */
    rows: bytes('rows'),
    /** The figure of the same issue that its rows are kept with. */
    rowsOf: text('rows_of'),
    sha256: bytes('sha256'),
    /** The marks of its rows, added up: where those of today come to the same, no row came or went. */
    mark: text('digest'),
    /** What the issue before would say now, and the rows by which that differs. */
    lateNow: doublePrecision('late_now'),
    lateCame: integer('late_came'),
    lateWent: integer('late_went'),
    lateRows: bytes('late_rows'),
    /** Of a correction: by how many rows it differs from what it corrects. */
    correctedCame: integer('corrected_came'),
    correctedWent: integer('corrected_went'),
  },
  t => [
    keyedBy(t.reportId, t.figureId),
    foreignKey({
      name: 'report_figure_of_issue_fk',
      columns: [t.streetId, t.reportId],
      foreignColumns: [reportIssue.streetId, reportIssue.reportId],
    }),
    check('report_figure_rows', sql`num_nonnulls(rows, rows_of) = (sha256 is not null)::int`),
  ],
)

/** What a street says of itself and the system did not count. */
export const claim = streetTable(
  'claim',
  {
    id: idColumn(),
    figureId: text('figure_id'),
    name: text('name').notNull(),
    value: doublePrecision('value').notNull(),
    unit: text('unit').notNull(),
    period: text('period').notNull(),
    quote: text('quote').notNull(),
    source: text('source').notNull(),
    createdBy: uuid('created_by'),
    createdAt: instantColumn('created_at').notNull(),
    withdrawnBy: uuid('withdrawn_by'),
    withdrawnAt: instantColumn('withdrawn_at'),
  },
  t => [
    refers(t.createdBy, member.id),
    refers(t.withdrawnBy, member.id),
    index('claim_standing').on(t.streetId, t.id).where(sql`withdrawn_at is null`),
  ],
)
