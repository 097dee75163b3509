import type { NoteKind } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** A booking's note. */
export interface NoteRow {
  /** Whom it was written to; where nothing was written, who keeps the service. */
  organizationId: string
  /** Null when nothing was written. */
  kind: NoteKind | null
  sealed: Buffer | null
  eraseAt: Date | null
  erasedAt: Date | null
}

/** Returns what there is of the note of a booking; undefined when there is no such booking. */
export async function findNote(
  db: Executor,
  streetId: string,
  bookingId: string,
): Promise<NoteRow | undefined> {
  const { rows } = await db.$client.query<NoteRow>({
    name: 'note-find',
    text: `select coalesce(n.organization_id, v.organization_id) as "organizationId", n.kind, n.sealed, n.erase_at as "eraseAt",
        n.erased_at as "erasedAt"
      from booking b
      join slot s on s.street_id = $1 and s.id = b.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id
      left join booking_note n on n.street_id = $1 and n.booking_id = b.id
      where b.street_id = $1 and b.id = $2`,
    values: [streetId, bookingId],
  })
  return rows[0]
}

/** Returns the streets that have notes whose time has come. */
export async function listStreetsWithDueNotes(db: Executor, now: Date): Promise<string[]> {
  const { rows } = await db.$client.query<{ streetId: string }>({
    name: 'note-streets-due',
    text: `select distinct street_id as "streetId" from booking_note where erase_at <= $1 and erased_at is null`,
    values: [now],
  })
  return rows.map(row => row.streetId)
}

/** Erases notes of a street whose time has come, at most `most`; returns whose bookings they were of. */
export async function eraseDueNotes(tx: Tx, streetId: string, now: Date, most: number): Promise<string[]> {
  const { rows } = await tx.$client.query<{ bookingId: string }>({
    name: 'note-erase',
    text: `with due as (select booking_id from booking_note
        where street_id = $1 and erase_at <= $2 and erased_at is null
        order by erase_at limit $3 for update skip locked)
      update booking_note n set sealed = null, erased_at = $2 from due
      where n.street_id = $1 and n.booking_id = due.booking_id
      returning n.booking_id as "bookingId"`,
    values: [streetId, now, most],
  })
  return rows.map(row => row.bookingId)
}

/** Sets when the notes of slots that were moved are erased; an erased one stays as it is. */
export async function moveNoteErasure(
  tx: Tx,
  streetId: string,
  moves: readonly { slotId: string; eraseAt: Date }[],
): Promise<void> {
  if (moves.length === 0) return
  await tx.$client.query({
    name: 'note-move',
    text: `update booking_note n set erase_at = r."eraseAt"
      from json_to_recordset($2::json) as r("slotId" uuid, "eraseAt" timestamptz)
        join booking b on b.street_id = $1 and b.slot_id = r."slotId"
      where n.street_id = $1 and n.booking_id = b.id and n.erased_at is null`,
    values: [streetId, JSON.stringify(moves)],
  })
}
