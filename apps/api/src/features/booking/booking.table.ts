import type { BookingSource, BookingStatus, NoteKind, RatingTag } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
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

/** A private word to the provider, encrypted, erased some days after the slot. */
export const bookingNote = streetTable(
  'booking_note',
  {
    bookingId: uuid('booking_id').notNull(),
    /** Whom it was written to, whoever keeps the service later. */
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind').$type<NoteKind>().notNull(),
    /** Null once erased. */
    sealed: bytes('sealed'),
    healthConsentAt: instantColumn('health_consent_at'),
    eraseAt: instantColumn('erase_at').notNull(),
    erasedAt: instantColumn('erased_at'),
  },
  t => [
    keyedBy(t.bookingId),
    refers(t.bookingId, booking.id),
    foreignKey({
      name: 'booking_note_organization_fk',
      columns: [t.streetId, t.organizationId],
      foreignColumns: [organization.streetId, organization.id],
    }),
    index('booking_note_erase').on(t.eraseAt).where(sql`erased_at is null`),
  ],
)

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
  },
  t => [
    refers(t.bookingId, booking.id),
    uniqueIndex('rating_once').on(t.streetId, t.slotId, t.memberId),
    check('rating_stars', sql`stars between 1 and 5`),
    index('rating_service').on(t.streetId, t.serviceId, t.createdAt, t.id),
    index('rating_newest').on(t.streetId, t.createdAt, t.id),
    index('rating_unanswered').on(t.streetId, t.createdAt, t.id).where(sql`answer is null`),
  ],
)
