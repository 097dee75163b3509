import { isAllowed, type NoteKind } from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { openNote } from '../../platform/sealed-note.ts'
import { writeAudit, writeDeed } from '../audit/audit.store.ts'
import { deleteLateNotes, listStreetsWithLateNotes } from '../waitlist/waiting-note.store.ts'
import { eraseDueNotes, findNote, listStreetsWithDueNotes } from './note.store.ts'

const mostAtOnce = 500

/** Opens the private note of a booking for a provider of its organization; the look is written down with it. */
export async function readNote(
  deps: { db: Db; config: Pick<Config, 'sealKey'> },
  look: { streetId: string; bookingId: string; caller: MemberCaller; now: Date },
): Promise<{ kind: NoteKind; text: string; eraseAt: Date }> {
  const { streetId, bookingId, caller, now } = look
  return inTransaction(deps.db, async tx => {
    const note = await findNote(tx, streetId, bookingId)
    if (note === undefined) throw new Refusal('not_found')
    const place = { areaIds: [], organizationId: note.organizationId }
    if (!isAllowed(caller.grants, ['provider'], place, now)) throw new Refusal('not_allowed')
    const { kind, eraseAt, sealed } = note
    if (kind === null || eraseAt === null) throw new Refusal('not_found')
    // Its time counts, not whether the erasing has got to it.
    if (sealed === null || eraseAt <= now) throw new Refusal('note_erased')
    await writeDeed(
      tx,
      { streetId, caller, now },
      { role: 'provider', action: 'note.read', subject: 'booking', id: bookingId, detail: { kind } },
    )
    return { kind, text: openNote(deps.config, streetId, bookingId, sealed), eraseAt }
  })
}

/** Erases every note whose time has come, street by street; returns how many. */
export async function eraseNotes({ db }: { db: Db }, now: Date): Promise<number> {
  let erased = await eraseLateNotes(db, now)
  await eachApart(
    await listStreetsWithDueNotes(db, now),
    streetId => streetId,
    async streetId => {
      for (;;) {
        const count = await inTransaction(db, tx => eraseSome(tx, streetId, now))
        erased += count
        if (count < mostAtOnce) return
      }
    },
  )
  return erased
}

/** Whoever waited for a slot that is over does not come any more, so nobody is ever to read what they wrote. */
async function eraseLateNotes(db: Db, now: Date): Promise<number> {
  let erased = 0
  await eachApart(
    await listStreetsWithLateNotes(db, now),
    streetId => streetId,
    async streetId => {
      erased += await inTransaction(db, tx => deleteLateNotes(tx, streetId, now))
    },
  )
  return erased
}

async function eraseSome(tx: Tx, streetId: string, now: Date): Promise<number> {
  const bookingIds = await eraseDueNotes(tx, streetId, now, mostAtOnce)
  const lines = bookingIds.map(bookingId => ({
    streetId,
    at: now,
    actorId: null,
    actorRole: 'system',
    action: 'note.erase',
    subject: 'booking',
    subjectId: bookingId,
    detail: {},
  }))
  await writeAudit(tx, lines)
  return bookingIds.length
}
