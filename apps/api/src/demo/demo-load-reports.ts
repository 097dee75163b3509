import { addDays, dueReports, type ReportTemplateId, reportTemplates, shanghaiInstant } from '@yunxuan/domain'
import { insertClaim, listClaims } from '../features/report/claim.store.ts'
import { correctReport, draftDue, editReport, moveReport } from '../features/report/report.service.ts'
import type { Tx } from '../platform/database.ts'
import { claimsOf } from './demo-claims.ts'
import { callerOf } from './demo-load-cases.ts'
import type { DemoStreet } from './demo-source.ts'

interface Style {
  template: ReportTemplateId
  /** What the street means to do in the week, and in the month, that comes. */
  ahead: Readonly<Record<'week' | 'month', string>>
  /** It had to correct the one of the week. */
  isCorrected?: true
}

/** By which template each street writes its 简报, and what it means to do next. */
const styles: Readonly<Record<string, Style>> = {
  '510104030': {
    template: 'answers',
    ahead: {
      week: '下周请商会和社工中心看看还没人答的题，能开服务的尽早开。',
      month: '下个月把答得好的题编成清单，请各社区照着再出一轮。',
    },
  },
  '330102004': {
    template: 'themes',
    ahead: {
      week: '下周讲堂和工作室照常开，名医讲堂加一场。',
      month: '下个月健康、法律、文化三类各排一场进小区的，请各社区报场地。',
    },
  },
  '371602002': {
    template: 'volunteering',
    ahead: {
      week: '下周补齐还没确认的时长，请各队队长周三前看完。',
      month: '下个月请各队核对时长，没有登记的尽早补上，评星时不落下一个人。',
    },
    isCorrected: true,
  },
  '150602013': {
    template: 'errands',
    ahead: {
      week: '下周把缺材料的指南补齐，零工站的课继续排。',
      month: '下个月逐条核对办事指南，改过的材料和时限写清楚。',
    },
  },
  '530112003': {
    template: 'enterprise',
    ahead: {
      week: '下周企业会客厅照常接待，公园义诊挪到上午。',
      month: '下个月把新到期的政策清一遍，企业会客厅加一个晚上的场次。',
    },
  },
}

/**
 * Gives a street what it says of itself, and the 简报 of the month and of the week before: drafted by the system, written
 * by one and released by another as in life; one street had to correct its own. What is there already stays.
 */
export async function loadReports(tx: Tx, street: DemoStreet, now: Date): Promise<void> {
  const style = styles[street.code]
  if (style === undefined) return
  await loadClaims(tx, street.code, now)
  const due = dueReports(now)
    .map(each => ({ ...each, at: releasedAt(each, now) }))
    .sort((one, other) => one.at.getTime() - other.at.getTime())
  for (const each of due) await loadReport(tx, street, style, each)
  await tx.$client.query('update report set is_sample = true where street_id = $1', [street.code])
}

type Due = ReturnType<typeof dueReports>[number] & { at: Date }

/** In the morning after its last day. */
function releasedAt({ span }: Pick<Due, 'span'>, now: Date): Date {
  const morning = shanghaiInstant(addDays(span.to, 1), '09:30')
  return morning < now ? morning : now
}

async function loadReport(tx: Tx, street: DemoStreet, style: Style, { at, ...due }: Due): Promise<void> {
  const { template, ahead, isCorrected = false } = style
  const reportId = await draftDue(tx, street.code, { ...due, template }, at)
  if (reportId === undefined) return
  const { name, sections } = reportTemplates[template]
  const filled = sections.map(section =>
    section.text === '' ? { ...section, text: ahead[due.rhythm] } : section,
  )
  const title = `${street.platformName}${name}（${due.rhythm === 'week' ? '周报' : '月报'}）`
  const writer = { streetId: street.code, caller: callerOf(street, 'coordinator'), now: at }
  await editReport(tx, { ...writer, reportId, version: 1, title, sections: filled })
  await release(tx, street, reportId, { version: 2, now: at })
  if (isCorrected && due.rhythm === 'week') await correct(tx, street, { reportId, ...due.span }, at)
}

async function release(
  tx: Tx,
  street: DemoStreet,
  reportId: string,
  { version, now }: { version: number; now: Date },
): Promise<void> {
  const of = { streetId: street.code, reportId, reason: '', now }
  await moveReport(tx, { ...of, caller: callerOf(street, 'coordinator'), version, to: 'in_review' })
  await moveReport(tx, { ...of, caller: callerOf(street, 'reviewer'), version: version + 1, to: 'released' })
}

/** Somebody was noted as received who had stayed away, which was seen once the 简报 was out. */
async function correct(
  tx: Tx,
  street: DemoStreet,
  { reportId, from, to }: { reportId: string; from: string; to: string },
  now: Date,
): Promise<void> {
  const streetId = street.code
  const { rowCount } = await tx.$client.query(
    `update booking set status = 'no_show' where street_id = $1 and id = (
      select b.id from booking b
      join slot s on s.street_id = $1 and s.id = b.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'service'
      where b.street_id = $1 and b.status = 'attended' and s.starts_at >= $2 and s.starts_at < $3
        and not exists (select from rating r where r.street_id = $1 and r.booking_id = b.id)
      order by s.starts_at, b.id limit 1)`,
    [streetId, shanghaiInstant(from), shanghaiInstant(addDays(to, 1))],
  )
  if (rowCount === 0) return
  const reason = '有一份预约当天没来，误记成了已接待，核对签到表后更正。'
  const caller = callerOf(street, 'coordinator')
  const id = await correctReport(tx, { streetId, caller, reportId, reason, now })
  await release(tx, street, id, { version: 1, now })
}

async function loadClaims(tx: Tx, streetId: string, now: Date): Promise<void> {
  const there = await listClaims(tx, streetId)
  for (const claim of claimsOf(streetId)) {
    const isThere = there.some(({ name, value }) => name === claim.name && value === claim.value)
    if (!isThere) await insertClaim(tx, { streetId, createdBy: null, now }, claim)
  }
}
