import type { EvidenceGrade, RecordOrigin, Suspicion } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import {
  idColumn,
  indexOfSound,
  instantColumn,
  keyedBy,
  lettersOf,
  refers,
  streetTable,
} from '../../platform/columns.ts'
import { booking } from '../booking/booking.table.ts'
import { organization } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'
import { service } from '../service/service.table.ts'
import { slot } from '../slot/slot.table.ts'

/**
 * Minutes somebody served, with the seven things 令67 §7 asks for. Append-only like the chain it stands in:
 * what was wrong is reversed by a row with negative minutes, and written anew.
 */
export const record = streetTable(
  'record',
  {
    id: idColumn(),
    /** Who served: the member, or a child of theirs. */
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** The volunteer number, which stands for the person wherever names do not belong. */
    number: text('number').notNull(),
    shiftId: uuid('shift_id'),
    activityId: uuid('activity_id'),
    bookingId: uuid('booking_id'),
    title: text('title').notNull(),
    servedOn: date('served_on', { mode: 'string' }).notNull(),
    place: text('place').notNull(),
    content: text('content').notNull(),
    minutes: integer('minutes').notNull(),
    organizationId: uuid('organization_id').notNull(),
    organizationName: text('organization_name').notNull(),
    responsibleName: text('responsible_name').notNull(),
    grade: text('grade').$type<EvidenceGrade>().notNull(),
    origin: text('origin').$type<RecordOrigin>().notNull(),
    /** The record this one takes back. */
    reverses: uuid('reverses'),
    /** The record this one stands for instead. */
    replaces: uuid('replaces'),
    suspicions: text('suspicions').array().$type<Suspicion[]>().notNull(),
    /** Why it was approved all the same, lowered, filled in or taken back. */
    reason: text('reason').notNull(),
    approvedBy: uuid('approved_by').notNull(),
    approvedAt: instantColumn('approved_at').notNull(),
  },
  t => [
    refers(t.memberId, member.id),
    refers(t.shiftId, slot.id),
    refers(t.activityId, service.id),
    refers(t.bookingId, booking.id),
    refers(t.organizationId, organization.id),
    refers(t.approvedBy, member.id),
    refers(t.reverses, t.id),
    refers(t.replaces, t.id),
    check('record_minutes', sql`case when origin = 'reversal' then minutes < 0 else minutes > 0 end`),
    check('record_reverses', sql`(origin = 'reversal') = (reverses is not null)`),
    uniqueIndex('record_of_attendance').on(t.streetId, t.bookingId).where(sql`origin = 'attendance'`),
    uniqueIndex('record_reversed_once').on(t.streetId, t.reverses).where(sql`reverses is not null`),
    uniqueIndex('record_replaced_once').on(t.streetId, t.replaces).where(sql`replaces is not null`),
    index('record_person').on(t.streetId, t.personId, t.servedOn, t.id),
    // With all that numbers are folded from (record.facts.ts): who counts a year reads no row of the table.
    index('record_served').on(
      t.streetId,
      t.servedOn,
      t.id,
      t.personId,
      t.minutes,
      t.organizationId,
      t.grade,
      t.activityId,
      t.shiftId,
    ),
    index('record_number').on(t.streetId, t.number, t.id),
    index('record_title').on(t.streetId, indexOfSound(t.title), t.id),
    index('record_minutes').on(t.streetId, t.minutes, t.id),
    index('record_approved').on(t.streetId, t.approvedAt, t.id),
    index('record_letters').using('gin', lettersOf(t.streetId, sql`lower(${t.title})`)),
    index('record_shift').on(t.streetId, t.shiftId),
  ],
)

/** One time somebody decided lines of a roster. */
export const recordApproval = streetTable(
  'record_approval',
  {
    id: idColumn(),
    shiftId: uuid('shift_id').notNull(),
    approvedBy: uuid('approved_by').notNull(),
    role: text('role').notNull(),
    at: instantColumn('at').notNull(),
  },
  t => [
    refers(t.shiftId, slot.id),
    refers(t.approvedBy, member.id),
    index('record_approval_shift').on(t.streetId, t.shiftId),
  ],
)

/** What was decided of a line: once, whoever came first. */
export const recordDecision = streetTable(
  'record_decision',
  {
    bookingId: uuid('booking_id').notNull(),
    approvalId: uuid('approval_id').notNull(),
    outcome: text('outcome').$type<'approved' | 'left_out'>().notNull(),
    minutes: integer('minutes').notNull(),
    reason: text('reason').notNull(),
  },
  t => [
    keyedBy(t.bookingId),
    refers(t.bookingId, booking.id),
    refers(t.approvalId, recordApproval.id),
    index('record_decision_approval').on(t.streetId, t.approvalId),
  ],
)
