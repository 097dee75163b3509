import type { CorrectionStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { booking } from '../booking/booking.table.ts'
import { member } from '../member/member.table.ts'
import { record } from '../record/record.table.ts'

/** Somebody's word that a record of theirs is wrong, or that one is missing, and what came of it (令67 §12–13). */
export const correction = streetTable(
  'correction',
  {
    id: idColumn(),
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** The record that is wrong; null when one is missing. */
    recordId: uuid('record_id'),
    /** The sign-up whose record is missing. */
    bookingId: uuid('booking_id'),
    wishedMinutes: integer('wished_minutes'),
    text: text('text').notNull(),
    status: text('status').$type<CorrectionStatus>().notNull(),
    answer: text('answer'),
    answeredBy: uuid('answered_by'),
    answeredAt: instantColumn('answered_at'),
    /** The record written instead. */
    newRecordId: uuid('new_record_id'),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    refers(t.memberId, member.id),
    refers(t.recordId, record.id),
    refers(t.newRecordId, record.id),
    refers(t.bookingId, booking.id),
    uniqueIndex('correction_open_record').on(t.streetId, t.recordId).where(sql`status = 'open'`),
    uniqueIndex('correction_open_booking').on(t.streetId, t.bookingId).where(sql`status = 'open'`),
    index('correction_member').on(t.streetId, t.memberId, t.id),
    index('correction_open').on(t.streetId, t.id).where(sql`status = 'open'`),
  ],
)
