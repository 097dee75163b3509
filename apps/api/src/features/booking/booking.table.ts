import type { BookingSource, BookingStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { dependant } from '../member/member.table.ts'

/** A member's claim on places of a slot, for a party of 1 to 6. */
export const booking = streetTable(
  'booking',
  {
    id: idColumn(),
    slotId: uuid('slot_id').notNull(),
    memberId: uuid('member_id').notNull(),
    dependantId: uuid('dependant_id'),
    /** The one who comes: the dependant, or else the member. */
    personId: uuid('person_id').notNull(),
    party: integer('party').notNull(),
    status: text('status').$type<BookingStatus>().notNull(),
    source: text('source').$type<BookingSource>().notNull(),
    /** Six digits to read out at the desk. */
    code: text('code').notNull(),
    reason: text('reason').notNull().default(''),
    createdAt: instantColumn('created_at').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
    receivedAt: instantColumn('received_at'),
  },
  t => [
    // No reference to slot and member: to look both up again doubled the cost of a booking. See 0001_statement_triggers.sql.
    refers(t.dependantId, dependant.id),
    check('booking_party', sql`party between 1 and 6`),
    uniqueIndex('booking_once')
      .on(t.streetId, t.slotId, t.personId)
      .where(sql`status in ('pending', 'booked', 'attended', 'no_show')`),
    index('booking_ended')
      .on(t.streetId, t.slotId)
      .where(sql`status in ('excused', 'cancelled', 'late_cancelled')`),
    index('booking_person').on(t.streetId, t.personId, t.status),
    index('booking_member').on(t.streetId, t.memberId, t.id),
    index('booking_pending').on(t.streetId, t.id).where(sql`status = 'pending'`),
  ],
)
