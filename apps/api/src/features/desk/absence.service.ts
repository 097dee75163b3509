import type { Reply } from '@yunxuan/contract'
import { receive } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { lineOf, writeAudit } from '../audit/audit.store.ts'
import { changeBookings, listBookingsById } from '../booking/booking.store.ts'
import { presentRosterLine } from '../booking/booking-present.ts'
import { lockSlots } from '../slot/slot.store.ts'
import { type DeskAsk, deskRoles } from './desk.service.ts'
import { deskScopeOf } from './desk-scope.ts'

type Noted = Reply<'POST /v1/streets/:streetId/slots/:slotId/no-shows'>

/**
 * Notes that parties of a slot did not come, or takes that back. Who was received otherwise since the list was read
 * stays so and is told apart: nobody who came is called absent by a list that is older than they are there.
 */
export async function noteAbsences(
  tx: Tx,
  ask: DeskAsk & { slotId: string; bookingIds: readonly string[]; reception: 'no_show' | 'undo' },
): Promise<Noted> {
  const { streetId, slotId, now, reception } = ask
  const [slot] = await lockSlots(tx, streetId, [slotId])
  if (slot === undefined) throw new Refusal('not_found')
  const role = (await deskScopeOf(tx, streetId, ask.caller, deskRoles, now)).roleFor(slot)
  const bookings = await listBookingsById(tx, streetId, ask.bookingIds)
  if (bookings.filter(booking => booking.slotId === slotId).length < ask.bookingIds.length) {
    throw new Refusal('not_found')
  }
  const from = reception === 'no_show' ? 'booked' : 'no_show'
  // Neither has to do with when reception opens.
  const facts = {
    status: from,
    slotStatus: slot.status,
    startsAt: slot.startsAt,
    checkInOpensMinutes: 0,
  } as const
  const decision = receive(facts, reception, now)
  if ('denial' in decision) throw new Refusal(decision.denial)
  const { status } = decision
  const wanted = bookings.filter(booking => booking.status === from)
  await changeBookings(
    tx,
    streetId,
    wanted.map(({ id }) => ({ id, status })),
    now,
  )
  const detail = { slotId, from, to: status }
  await writeAudit(
    tx,
    wanted.map(({ id }) => lineOf(ask, { role, action: `booking.${reception}`, id, detail })),
  )
  return {
    noted: wanted.map(booking => presentRosterLine({ ...booking, status }, slot)),
    left: bookings
      .filter(booking => booking.status !== from)
      .map(booking => presentRosterLine(booking, slot)),
  }
}
