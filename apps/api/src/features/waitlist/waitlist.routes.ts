import type { WaitlistEntry } from '@yunxuan/contract'
import type { Serving } from '../../platform/serve.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { presentBookedSlot } from '../slot/slot-present.ts'
import { listOwnWaitlist } from './waitlist.queries.ts'
import { endOwnEntry, joinWaitlist } from './waitlist.service.ts'
import type { WaitlistRow } from './waitlist.store.ts'

export function bindWaitlist(on: Serving): void {
  on.write(
    'POST /v1/streets/:streetId/slots/:slotId/waitlist',
    async ({ params, body, caller, now, tx, deps }) => {
      const joined = await joinWaitlist(tx, {
        config: deps.config,
        ...params,
        memberId: caller.member.id,
        dependantId: body.dependantId ?? null,
        party: body.party ?? 1,
        note:
          body.note === undefined ? null : { ...body.note, healthConsent: body.note.healthConsent ?? false },
        now,
      })
      return presentEntry(joined.entry, joined.slot)
    },
  )

  on.read('GET /v1/streets/:streetId/me/waitlist', async ({ params, caller, now, db }) => {
    const of = { ...params, memberId: caller.member.id, kind: 'service' as const, now }
    const entries = await listOwnWaitlist(db, of)
    return { items: entries.map(({ entry, slot }) => presentEntry(entry, slot)) }
  })

  on.write('POST /v1/streets/:streetId/waitlist/:entryId/decline', async ({ params, caller, now, tx }) => {
    const ended = await endOwnEntry(tx, { ...params, memberId: caller.member.id, now, as: 'declined' })
    return presentEntry(ended.entry, ended.slot)
  })

  on.write('DELETE /v1/streets/:streetId/waitlist/:entryId', async ({ params, caller, now, tx }) => {
    await endOwnEntry(tx, { ...params, memberId: caller.member.id, now, as: 'left' })
    return null
  })
}

function presentEntry(entry: WaitlistRow, slot: SlotRow): WaitlistEntry {
  return {
    id: entry.id,
    status: entry.status,
    party: entry.party,
    personName: entry.personName,
    dependantId: entry.dependantId,
    slot: presentBookedSlot(slot),
    position: entry.position,
    offerExpiresAt: entry.status === 'offered' ? (entry.offerExpiresAt?.toISOString() ?? null) : null,
    bookingId: entry.bookingId,
    hasNote: entry.hasNote,
    createdAt: entry.createdAt.toISOString(),
  }
}
