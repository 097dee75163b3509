import type { ReportRhythm, ReportSection, ReportStatus, ReportTemplateId, Span } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** A 简报 as it is worked on. */
export interface ReportRow extends Span {
  id: string
  template: ReportTemplateId
  rhythm: ReportRhythm
  title: string
  sections: ReportSection[]
  status: ReportStatus
  statusReason: string
  writers: string[]
  correctsId: string | null
  reason: string
  version: number
  isSample: boolean
  updatedAt: Date
}

/** The same in a list, with its number and those it belongs to. */
export interface ReportLineRow extends ReportRow {
  number: number | null
  releasedAt: Date | null
  correctsNumber: number | null
  correctedById: string | null
  correctedByNumber: number | null
}

const columns = `r.id, r.template, r.rhythm, r.title, r.from_day::text as "from", r.to_day::text as "to", r.sections,
    r.status, r.status_reason as "statusReason", r.writers, r.corrects_id as "correctsId", r.reason, r.version,
    r.is_sample as "isSample", r.updated_at as "updatedAt"`

const lineColumns = `${columns}, i.number, i.cut_off as "releasedAt", c.number as "correctsNumber",
    x.report_id as "correctedById", x.number as "correctedByNumber"
  from report r
  left join report_issue i on i.street_id = $1 and i.report_id = r.id
  left join report_issue c on c.street_id = $1 and c.report_id = r.corrects_id
  left join report_issue x on x.street_id = $1 and x.corrects_id = r.id`

/** Returns 简报, the newest time first; only those that were released, if so asked. */
export async function listReports(
  db: Executor,
  ask: {
    streetId: string
    status: ReportStatus | null
    onlyReleased: boolean
    before: { from: string; id: string } | null
    limit: number
  },
): Promise<ReportLineRow[]> {
  const { rows } = await db.$client.query<ReportLineRow>({
    name: 'report-list',
    text: `select ${lineColumns} where r.street_id = $1 and r.status <> 'dropped'
        and ($2::text is null or r.status = $2) and (not $3::boolean or r.status = 'released')
        and ($4::date is null or (r.from_day, r.id) < ($4, $5::uuid))
      order by r.from_day desc, r.id desc limit $6`,
    values: [
      ask.streetId,
      ask.status,
      ask.onlyReleased,
      ask.before?.from ?? null,
      ask.before?.id ?? null,
      ask.limit,
    ],
  })
  return rows
}

/** Returns a 简报; undefined where there is none. */
export async function findReport(
  db: Executor,
  streetId: string,
  reportId: string,
): Promise<ReportLineRow | undefined> {
  const { rows } = await db.$client.query<ReportLineRow>({
    name: 'report-find',
    text: `select ${lineColumns} where r.street_id = $1 and r.id = $2`,
    values: [streetId, reportId],
  })
  return rows[0]
}

/** Locks a 简报 and returns it: whoever else wants to change it waits. */
export async function lockReport(tx: Tx, streetId: string, reportId: string): Promise<ReportRow | undefined> {
  const { rows } = await tx.$client.query<ReportRow>({
    name: 'report-lock',
    text: `select ${columns} from report r where r.street_id = $1 and r.id = $2 for update`,
    values: [streetId, reportId],
  })
  return rows[0]
}

/** What a new draft is made of. */
export interface NewReport extends Span {
  id: string
  template: ReportTemplateId
  rhythm: ReportRhythm
  title: string
  sections: readonly ReportSection[]
  draftedBy: string | null
  correctsId: string | null
  reason: string
  now: Date
}

/** Writes a draft; returns whether it was written: one that the system drafts is there once. */
export async function insertReport(tx: Tx, streetId: string, row: NewReport): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'report-insert',
    text: `insert into report (street_id, id, template, rhythm, title, from_day, to_day, sections, status, writers,
        drafted_by, corrects_id, reason, created_at, updated_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, 'draft', array_remove(array[$9::uuid], null), $9, $10, $11, $12, $12)
      on conflict do nothing`,
    values: [
      streetId,
      row.id,
      row.template,
      row.rhythm,
      row.title,
      row.from,
      row.to,
      JSON.stringify(row.sections),
      row.draftedBy,
      row.correctsId,
      row.reason,
      row.now,
    ],
  })
  return rowCount === 1
}

/** Changes what is written in a draft; who does is one of its writers from then on. */
export async function updateText(
  tx: Tx,
  streetId: string,
  row: {
    id: string
    title: string
    sections: readonly ReportSection[]
    writers: readonly string[]
    now: Date
  },
): Promise<void> {
  await tx.$client.query({
    name: 'report-text',
    text: `update report set title = $3, sections = $4, writers = $5, status = 'draft', version = version + 1,
        updated_at = $6
      where street_id = $1 and id = $2`,
    values: [streetId, row.id, row.title, JSON.stringify(row.sections), row.writers, row.now],
  })
}

/** Brings a 简报 to a status. */
export async function updateStatus(
  tx: Tx,
  streetId: string,
  row: { id: string; status: ReportStatus; reason: string; writers: readonly string[]; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'report-status',
    text: `update report set status = $3, status_reason = $4, writers = $5, version = version + 1, updated_at = $6
      where street_id = $1 and id = $2`,
    values: [streetId, row.id, row.status, row.reason, row.writers, row.now],
  })
}

/** Returns by which template the street's last 简报 of a rhythm was made. */
export async function findLastTemplate(
  db: Executor,
  streetId: string,
  rhythm: ReportRhythm,
): Promise<ReportTemplateId | undefined> {
  const { rows } = await db.$client.query<{ template: ReportTemplateId }>({
    name: 'report-last-template',
    text: `select template from report_issue where street_id = $1 and rhythm = $2 order by from_day desc limit 1`,
    values: [streetId, rhythm],
  })
  return rows[0]?.template
}

/** Returns what members are called, in the order of their ids; who is no longer there has no name. */
export async function listNames(db: Executor, streetId: string, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.$client.query<{ name: string }>({
    name: 'report-names',
    text: `select m.name from unnest($2::uuid[]) with ordinality u(id, position)
      join member m on m.street_id = $1 and m.id = u.id order by u.position`,
    values: [streetId, ids],
  })
  return rows.map(({ name }) => name)
}
