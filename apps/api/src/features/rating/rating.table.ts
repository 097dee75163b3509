import type { RatingTag } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { booking } from '../booking/booking.table.ts'
import { member } from '../member/member.table.ts'

/** What a member said after attending: once for a slot, whoever of theirs was there. */
export const rating = streetTable(
  'rating',
  {
    id: idColumn(),
    bookingId: uuid('booking_id').notNull(),
    slotId: uuid('slot_id').notNull(),
    serviceId: uuid('service_id').notNull(),
    memberId: uuid('member_id').notNull(),
    stars: integer('stars').notNull(),
    tags: text('tags').array().$type<RatingTag[]>().notNull(),
    text: text('text').notNull(),
    createdAt: instantColumn('created_at').notNull(),
    answer: text('answer'),
    answeredAt: instantColumn('answered_at'),
    answeredBy: uuid('answered_by'),
    /** Read by whoever keeps the service, who will not answer it, and why. */
    setAsideAt: instantColumn('set_aside_at'),
    setAsideBy: uuid('set_aside_by'),
    setAsideReason: text('set_aside_reason'),
  },
  t => [
    refers(t.bookingId, booking.id),
    uniqueIndex('rating_once').on(t.streetId, t.slotId, t.memberId),
    check('rating_stars', sql`stars between 1 and 5`),
    check('rating_set_aside', sql`num_nulls(set_aside_at, set_aside_by, set_aside_reason) in (0, 3)`),
    refers(t.setAsideBy, member.id),
    index('rating_service').on(t.streetId, t.serviceId, t.createdAt, t.id),
    index('rating_newest').on(t.streetId, t.createdAt, t.id),
    index('rating_waiting')
      .on(t.streetId, t.createdAt, t.id)
      .where(sql`answer is null and set_aside_at is null`),
    index('rating_set_aside')
      .on(t.streetId, t.createdAt, t.id)
      .where(sql`answer is null and set_aside_at is not null`),
  ],
)
