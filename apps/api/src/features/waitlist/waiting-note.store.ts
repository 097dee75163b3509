import type { NoteKind } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** What a waiting party wrote to the provider, sealed for its entry. */
export interface WaitingNote {
  entryId: string
  organizationId: string
  kind: NoteKind
  sealed: Buffer
  healthConsentAt: Date | null
}

/** Keeps the note of an entry until its slot is over. */
export async function insertWaitingNote(
  tx: Tx,
  streetId: string,
  note: WaitingNote & { eraseAt: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'waiting-note',
    text: `insert into waitlist_note (street_id, waitlist_id, organization_id, kind, sealed, health_consent_at, erase_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [
      streetId,
      note.entryId,
      note.organizationId,
      note.kind,
      note.sealed,
      note.healthConsentAt,
      note.eraseAt,
    ],
  })
}

/** Takes away the notes of entries that end, and returns them: they are of the bookings then, or of nobody. */
export async function takeWaitingNotes(
  tx: Tx,
  streetId: string,
  entryIds: readonly string[],
): Promise<WaitingNote[]> {
  if (entryIds.length === 0) return []
  const { rows } = await tx.$client.query<WaitingNote>({
    name: 'waiting-note-take',
    text: `delete from waitlist_note where street_id = $1 and waitlist_id = any($2::uuid[])
      returning waitlist_id as "entryId", organization_id as "organizationId", kind, sealed,
        health_consent_at as "healthConsentAt"`,
    values: [streetId, entryIds],
  })
  return rows
}

/** Keeps the notes of those who wait for slots as long as these now last. */
export async function moveWaitingNotes(
  tx: Tx,
  streetId: string,
  moves: readonly { slotId: string; endsAt: Date }[],
): Promise<void> {
  if (moves.length === 0) return
  await tx.$client.query({
    name: 'waiting-note-move',
    text: `update waitlist_note n set erase_at = r."endsAt"
      from json_to_recordset($2::json) as r("slotId" uuid, "endsAt" timestamptz)
        join waitlist w on w.street_id = $1 and w.slot_id = r."slotId"
      where n.street_id = $1 and n.waitlist_id = w.id`,
    values: [streetId, JSON.stringify(moves)],
  })
}

/** Returns the streets with notes of parties that waited for a slot which is over. */
export async function listStreetsWithLateNotes(db: Executor, now: Date): Promise<string[]> {
  const { rows } = await db.$client.query<{ streetId: string }>({
    name: 'waiting-note-streets',
    text: 'select distinct street_id as "streetId" from waitlist_note where erase_at <= $1',
    values: [now],
  })
  return rows.map(row => row.streetId)
}

/** Deletes the notes of a street whose slots are over; returns how many. */
export async function deleteLateNotes(tx: Tx, streetId: string, now: Date): Promise<number> {
  const { rowCount } = await tx.$client.query({
    name: 'waiting-note-late',
    text: 'delete from waitlist_note where street_id = $1 and erase_at <= $2',
    values: [streetId, now],
  })
  return rowCount ?? 0
}
