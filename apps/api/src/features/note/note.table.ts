import type { NoteKind } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { foreignKey, index, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { booking } from '../booking/booking.table.ts'
import { organization } from '../directory/directory.table.ts'

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
