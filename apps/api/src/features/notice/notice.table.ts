import { sql } from 'drizzle-orm'
import { index, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'

/** What a member was told, in the app's inbox. */
export const notice = streetTable(
  'notice',
  {
    id: idColumn(),
    memberId: uuid('member_id').notNull(),
    kind: text('kind').notNull(),
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
