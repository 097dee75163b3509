import type { MessageChannel, MessageGrade, MessageStatus, NoticeKind } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'

/** What a member was told, in the app's inbox. */
export const notice = streetTable(
  'notice',
  {
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    title: text('title').notNull(),
    text: text('text').notNull(),
    bookingId: uuid('booking_id'),
    waitlistId: uuid('waitlist_id'),
    matterId: uuid('matter_id'),
    articleId: uuid('article_id'),
    serviceId: uuid('service_id'),
    createdAt: instantColumn('created_at').notNull(),
    readAt: instantColumn('read_at'),
  },
  t => [
    refers(t.memberId, member.id),
    index('notice_member').on(t.streetId, t.memberId, t.id),
    index('notice_unread').on(t.streetId, t.memberId).where(sql`read_at is null`),
    // Whom the desk has to call: a list of a whole street, read every few seconds.
    index('notice_to_call')
      .on(t.streetId, t.id)
      .where(sql`read_at is null and kind in ('slot_moved', 'slot_cancelled')`),
  ],
)

/**
 * A notice on its way out of the app, written in the transaction of what it tells and sent by a job. Of several that
 * say the same at once only the last one goes.
 */
export const message = streetTable(
  'message',
  {
    noticeId: uuid('notice_id').notNull(),
    grade: text('grade').$type<MessageGrade>().notNull(),
    status: text('status').$type<MessageStatus>().notNull().default('due'),
    /** When it is to be sent; while somebody sends it, when another may do so instead. */
    dueAt: instantColumn('due_at').notNull(),
    /** How often it was tried by the present way. */
    tries: integer('tries').notNull().default(0),
    /** How often it was answered with no: what is sent after that is another request. */
    refusals: integer('refusals').notNull().default(0),
    channel: text('channel').$type<MessageChannel>(),
    /** Ways that are not tried any more. */
    failed: text('failed').array().$type<MessageChannel[]>().notNull().default([]),
    /** What the receiver's server, or our own rule, said last. */
    outcome: text('outcome'),
    settledAt: instantColumn('settled_at'),
  },
  t => [
    keyedBy(t.noticeId),
    refers(t.noticeId, notice.id),
    check('message_status', sql`status in ('due', 'sent', 'kept', 'stale', 'failed')`),
    check('message_settled', sql`(status = 'due') = (settled_at is null)`),
    check('message_sent', sql`status <> 'sent' or channel is not null`),
    index('message_due').on(t.dueAt, t.streetId).where(sql`status = 'due'`),
    index('message_old').on(t.settledAt),
  ],
)
