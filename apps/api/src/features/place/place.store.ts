import type { Tx } from '../../platform/database.ts'
import type { BookingRow } from '../booking/booking.store.ts'
import type { EntryRow } from '../slot/held-place.store.ts'

/** A waitlist entry whose places are asked for. */
export interface OfferedEntry extends EntryRow {
  hasNote: boolean
}

/** Returns waitlist entries by id. */
export async function listEntries(tx: Tx, streetId: string, ids: readonly string[]): Promise<OfferedEntry[]> {
  if (ids.length === 0) return []
  const { rows } = await tx.$client.query<OfferedEntry>({
    name: 'place-entries',
    text: `select id, slot_id as "slotId", member_id as "memberId", dependant_id as "dependantId", party, status,
        offer_expires_at as "offerExpiresAt",
        exists (select from waitlist_note n where n.street_id = $1 and n.waitlist_id = w.id) as "hasNote"
      from waitlist w where street_id = $1 and id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

/** Adds bookings, in bulk. */
export async function insertBookings(
  tx: Tx,
  streetId: string,
  bookings: readonly BookingRow[],
): Promise<void> {
  if (bookings.length === 0) return
  await tx.$client.query({
    name: 'place-bookings',
    text: `insert into booking (street_id, id, slot_id, member_id, dependant_id, person_id, party, status, source,
        code, created_at, updated_at, received_at)
      select $1, id, slot_id, member_id, dependant_id, person_id, party, status, source, code, created_at,
        created_at, received_at
      from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::text[], $9::text[],
          $10::text[], $11::timestamptz[], $12::timestamptz[])
        as r(id, slot_id, member_id, dependant_id, person_id, party, status, source, code, created_at, received_at)`,
    values: [
      streetId,
      bookings.map(booking => booking.id),
      bookings.map(booking => booking.slotId),
      bookings.map(booking => booking.memberId),
      bookings.map(booking => booking.dependantId),
      bookings.map(booking => booking.personId),
      bookings.map(booking => booking.party),
      bookings.map(booking => booking.status),
      bookings.map(booking => booking.source),
      bookings.map(booking => booking.code),
      bookings.map(booking => booking.createdAt),
      bookings.map(booking => booking.receivedAt),
    ],
  })
}

/** A sealed note as it is stored. */
export interface SealedNote {
  bookingId: string
  /** Whom it was written to before there was a booking; null for who keeps the service. */
  organizationId: string | null
  kind: string
  sealed: Buffer
  healthConsentAt: Date | null
  eraseAt: Date
}

/** Adds private notes, sealed. */
export async function insertNotes(tx: Tx, streetId: string, notes: readonly SealedNote[]): Promise<void> {
  if (notes.length === 0) return
  const rows = notes.map(note => ({
    booking_id: note.bookingId,
    organization_id: note.organizationId,
    kind: note.kind,
    sealed: note.sealed.toString('hex'),
    health_consent_at: note.healthConsentAt,
    erase_at: note.eraseAt,
  }))
  await tx.$client.query({
    name: 'place-notes',
    text: `insert into booking_note (street_id, booking_id, organization_id, kind, sealed, health_consent_at,
        erase_at)
      select $1, r.booking_id, coalesce(r.organization_id, v.organization_id), r.kind, decode(r.sealed, 'hex'), r.health_consent_at, r.erase_at
      from json_to_recordset($2::json) as r(booking_id uuid, organization_id uuid, kind text, sealed text,
        health_consent_at timestamptz, erase_at timestamptz)
      join booking b on b.street_id = $1 and b.id = r.booking_id
      join slot s on s.street_id = $1 and s.id = b.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id`,
    values: [streetId, JSON.stringify(rows)],
  })
}

/** Marks offers as accepted, each with the booking it became. */
export async function acceptEntries(
  tx: Tx,
  streetId: string,
  accepted: readonly { id: string; bookingId: string }[],
  now: Date,
): Promise<void> {
  if (accepted.length === 0) return
  const rows = accepted.map(entry => ({ id: entry.id, booking_id: entry.bookingId }))
  await tx.$client.query({
    name: 'place-accept',
    text: `update waitlist w set status = 'accepted', booking_id = r.booking_id, updated_at = $3
      from json_to_recordset($2::json) as r(id uuid, booking_id uuid)
      where w.street_id = $1 and w.id = r.id`,
    values: [streetId, JSON.stringify(rows), now],
  })
}
