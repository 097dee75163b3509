import type { NoteKind, WaitlistStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { dependant, member } from '../member/member.table.ts'
import { slot } from '../slot/slot.table.ts'

/** A party that waits for places of a full slot. */
export const waitlist = streetTable(
  'waitlist',
  {
    id: idColumn(),
    slotId: uuid('slot_id').notNull(),
    /** Its turn in the slot's queue, given under the slot's lock: the clocks of two instances differ. */
    turn: integer('turn').notNull(),
    memberId: uuid('member_id').notNull(),
    dependantId: uuid('dependant_id'),
    personId: uuid('person_id').notNull(),
    party: integer('party').notNull(),
    status: text('status').$type<WaitlistStatus>().notNull(),
    offeredAt: instantColumn('offered_at'),
    offerExpiresAt: instantColumn('offer_expires_at'),
    bookingId: uuid('booking_id'),
    createdAt: instantColumn('created_at').notNull(),
    updatedAt: instantColumn('updated_at').notNull(),
  },
  t => [
    refers(t.slotId, slot.id),
    refers(t.memberId, member.id),
    refers(t.dependantId, dependant.id),
    check('waitlist_party', sql`party between 1 and 6`),
    uniqueIndex('waitlist_once')
      .on(t.streetId, t.slotId, t.personId)
      .where(sql`status in ('waiting', 'offered')`),
    uniqueIndex('waitlist_turn').on(t.streetId, t.slotId, t.turn),
    index('waitlist_expiry').on(t.offerExpiresAt).where(sql`status = 'offered'`),
    index('waitlist_member').on(t.streetId, t.memberId, t.id),
  ],
)

/**
 * What a waiting party wrote to the provider, sealed: it becomes the note of the booking that the entry becomes, and
 * is deleted as soon as the entry ends otherwise.
 */
export const waitlistNote = streetTable(
  'waitlist_note',
  {
    waitlistId: uuid('waitlist_id').notNull(),
    /** Whom it was written to, whoever keeps the service later. */
    organizationId: uuid('organization_id').notNull(),
    kind: text('kind').$type<NoteKind>().notNull(),
    sealed: bytes('sealed').notNull(),
    healthConsentAt: instantColumn('health_consent_at'),
    /** Nobody comes any more once the slot is over. */
    eraseAt: instantColumn('erase_at').notNull(),
  },
  t => [
    keyedBy(t.waitlistId),
    refers(t.waitlistId, waitlist.id),
    foreignKey({
      name: 'waitlist_note_organization_fk',
      columns: [t.streetId, t.organizationId],
      foreignColumns: [organization.streetId, organization.id],
    }),
    index('waitlist_note_erase').on(t.eraseAt),
  ],
)
