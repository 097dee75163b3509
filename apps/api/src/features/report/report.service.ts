import {
  denyReportMove,
  denySpan,
  dueReports,
  isWholeMonths,
  type ReportRhythm,
  type ReportSection,
  type ReportStatus,
  type ReportTemplateId,
  reportTemplates,
  rolesForReportMove,
  type Span,
  type StaffRole,
  saySpan,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { MemberCaller } from '../../platform/caller.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { listStreets } from '../street/street.store.ts'
import { findIssue } from './issue.store.ts'
import { releaseReport } from './release.service.ts'
import {
  findLastTemplate,
  insertReport,
  lockReport,
  type ReportRow,
  updateStatus,
  updateText,
} from './report.store.ts'

/** Who does something with a street's 简报. */
export interface ReportAsk {
  streetId: string
  caller: MemberCaller
  now: Date
}

type OneReport = ReportAsk & { reportId: string }

const keepers = ['coordinator', 'administrator'] as const satisfies readonly StaffRole[]
const wholeStreet = { areaIds: [], organizationId: null }

/** Returns the role in which a caller acts for the whole street; refuses who does not. */
export const roleOver = ({ caller, now }: ReportAsk, roles: readonly StaffRole[] = keepers): StaffRole =>
  roleAt(caller, roles, wholeStreet, now)

/** Drafts a 简报 of a time; returns its id. */
export async function draftReport(
  tx: Tx,
  ask: ReportAsk & { template: ReportTemplateId; title: string } & Span,
): Promise<string> {
  const { streetId, caller, template, from, to, now } = ask
  const role = roleOver(ask)
  const denial = denySpan(ask)
  if (denial === 'ends_before_it_starts') throw wrongField('to', '结束日期在开始日期前面，请核对')
  if (denial === 'too_long') throw wrongField('to', '一份简报最多写三年')
  const id = newId()
  const title = ask.title.trim() || titleOf(template, ask)
  await insertReport(tx, streetId, {
    id,
    template,
    rhythm: rhythmOf(ask),
    title,
    ...{ from, to, now },
    sections: reportTemplates[template].sections,
    draftedBy: caller.member.id,
    correctsId: null,
    reason: '',
  })
  await writeDeed(tx, ask, { role, action: 'report.draft', id, detail: { title } })
  return id
}

/** Drafts what is due of every street: the week before from Monday 7:00, the month before from the 1st, once each. */
export async function draftDueReports({ db }: { db: Db }, now: Date): Promise<void> {
  await eachApart(
    await listStreets(db),
    street => street.id,
    async ({ id: streetId }) => {
      for (const due of dueReports(now)) await inTransaction(db, tx => draftDue(tx, streetId, due, now))
    },
  )
}

/** Drafts what is due of a street, in the manner of its last one; returns its id, none where it is there already. */
export async function draftDue(
  tx: Tx,
  streetId: string,
  { rhythm, span, ...more }: DueReport,
  now: Date,
): Promise<string | undefined> {
  const template = more.template ?? (await findLastTemplate(tx, streetId, rhythm)) ?? 'general'
  const id = newId()
  const title = titleOf(template, span)
  const isNew = await insertReport(tx, streetId, {
    ...{ id, template, rhythm, now, ...span },
    title,
    sections: reportTemplates[template].sections,
    draftedBy: null,
    correctsId: null,
    reason: '',
  })
  if (!isNew) return undefined
  const by = { streetId, memberId: null, now }
  await writeDeed(tx, by, { role: 'system', action: 'report.draft', id, detail: { title } })
  return id
}

type DueReport = ReturnType<typeof dueReports>[number] & { template?: ReportTemplateId }

const dayMs = 86_400_000

/** A week is seven days from a Monday, a month a whole one; anything else is once. */
function rhythmOf(span: Span): ReportRhythm {
  if (isWholeMonths(span) && span.from.slice(0, 7) === span.to.slice(0, 7)) return 'month'
  const first = new Date(`${span.from}T00:00:00Z`)
  const days = (Date.parse(span.to) - first.getTime()) / dayMs
  return days === 6 && first.getUTCDay() === 1 ? 'week' : 'once'
}

const titleOf = (template: ReportTemplateId, span: Span) =>
  `${reportTemplates[template].name}（${saySpan(span)}）`

/** Changes the text of a 简报 whose version is still the one that was read; one that waits to be read is a draft again. */
export async function editReport(
  tx: Tx,
  ask: OneReport & { version: number; title: string; sections: readonly ReportSection[] },
): Promise<void> {
  const { streetId, caller, title, sections, now } = ask
  const role = roleOver(ask)
  const before = await lockDraft(tx, ask)
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  const { id } = before
  const writers = joined(before.writers, caller.member.id)
  await updateText(tx, streetId, { id, title: title.trim(), sections, writers, now })
  await writeDeed(tx, ask, { role, action: 'report.edit', id })
}

/** Brings a 简报 to another status; released by a second person its rows stay as they are. */
export async function moveReport(
  tx: Tx,
  ask: OneReport & { version: number; to: ReportStatus; reason: string },
): Promise<void> {
  const { streetId, caller, to, now } = ask
  const by = caller.member.id
  const role = roleOver(ask, rolesForReportMove(to))
  const before = await lockOne(tx, ask)
  const reason = ask.reason.trim()
  const denial = denyReportMove({ from: before.status, to, by, writers: before.writers, reason })
  if (denial !== undefined) throw new Refusal(denial)
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  if (to === 'released') await releaseReport(tx, { streetId, report: before, by, now })
  const writers = to === 'in_review' ? joined(before.writers, by) : before.writers
  await updateStatus(tx, streetId, { id: before.id, status: to, reason, writers, now })
  await writeDeed(tx, ask, {
    role,
    action: 'report.transition',
    id: before.id,
    detail: { from: before.status, to },
  })
}

/** Drafts a new issue of a released one, in its words; returns its id. */
export async function correctReport(tx: Tx, ask: OneReport & { reason: string }): Promise<string> {
  const { streetId, caller, reportId, now } = ask
  const role = roleOver(ask)
  await lockOne(tx, ask)
  const issue = await findIssue(tx, streetId, reportId)
  if (issue === undefined) throw new Refusal('report_not_released')
  const { template, rhythm, title, sections, from, to } = issue
  const id = newId()
  const isNew = await insertReport(tx, streetId, {
    ...{ id, template, rhythm, title, sections, from, to, now },
    draftedBy: caller.member.id,
    correctsId: reportId,
    reason: ask.reason.trim(),
  })
  if (!isNew) throw new Refusal('report_corrected')
  await writeDeed(tx, ask, {
    role,
    action: 'report.correct',
    id,
    detail: { title, reason: ask.reason.trim() },
  })
  return id
}

async function lockOne(tx: Tx, { streetId, reportId }: OneReport): Promise<ReportRow> {
  const row = await lockReport(tx, streetId, reportId)
  if (row === undefined) throw new Refusal('not_found')
  return row
}

async function lockDraft(tx: Tx, ask: OneReport): Promise<ReportRow> {
  const row = await lockOne(tx, ask)
  if (row.status === 'released') throw new Refusal('report_released')
  if (row.status === 'dropped') throw new Refusal('report_dropped')
  return row
}

const joined = (writers: readonly string[], by: string): string[] => [...new Set([...writers, by])]
