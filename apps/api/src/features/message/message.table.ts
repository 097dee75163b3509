import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'
import { notice } from '../notice/notice.table.ts'

/** Which messages a member wants, and when; whoever has none of these has the usual ones. */
export const messageSetting = streetTable(
  'message_setting',
  {
    memberId: uuid('member_id').notNull(),
    reminders: boolean('reminders').notNull(),
    offers: boolean('offers').notNull(),
    news: boolean('news').notNull(),
    sms: boolean('sms').notNull(),
    /** Full hours of the Shanghai clock; null where they want no such hours. */
    quietFrom: integer('quiet_from'),
    quietUntil: integer('quiet_until'),
    /** When they last said no to WeChat's question. */
    refusedAt: instantColumn('refused_at'),
    updatedAt: instantColumn('updated_at').notNull(),
  },
  t => [
    keyedBy(t.memberId),
    refers(t.memberId, member.id),
    check('message_setting_quiet', sql`(quiet_from is null) = (quiet_until is null)`),
    check('message_setting_hours', sql`quiet_from between 19 and 23 and quiet_until between 6 and 10`),
  ],
)

/** One message that a member lets WeChat show them; gone once it was sent. */
export const wechatGrant = streetTable(
  'wechat_grant',
  {
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    grantedAt: instantColumn('granted_at').notNull(),
    /** The message it is kept for while that is being sent. */
    noticeId: uuid('notice_id'),
  },
  t => [
    refers(t.memberId, member.id),
    refers(t.noticeId, notice.id),
    index('wechat_grant_member').on(t.streetId, t.memberId, t.id),
  ],
)

/** A reminder that was given: of one claim, stage and hour there is one. */
export const reminder = streetTable(
  'reminder',
  {
    /** The booking, or the entry of a waitlist. */
    claimId: uuid('claim_id').notNull(),
    stage: text('stage').notNull(),
    /** When it begins, or the offer ends; once that was moved there is a reminder anew. */
    about: instantColumn('about').notNull(),
  },
  t => [keyedBy(t.claimId, t.stage, t.about), index('reminder_old').on(t.about)],
)
