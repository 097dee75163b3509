import type { Booking, Input } from '@yunxuan/contract'
import { dayMs } from '@yunxuan/domain'
import { fromCursor, toPage, wrongCursor } from '../../platform/cursor.ts'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { isSigned } from '../../platform/seal.ts'
import { listSlots, type SlotRow } from '../slot/slot.store.ts'
import { type BookingKey, type BookingRow, findBooking, listComing, listPast } from './booking.store.ts'
import { type PresentContext, presentBooking } from './booking-present.ts'

const defaultLimit = 20
// Long enough to print a slip again and for a calendar to follow a late change.
const paperDays = 7

/** Returns a page of a member's own bookings, coming or past. */
export async function listOwnBookings(
  db: Executor,
  memberId: string,
  query: Input<'GET /v1/streets/:streetId/me/bookings'>['query'],
  context: PresentContext,
): Promise<{ items: Booking[]; nextCursor: string | null }> {
  const limit = query.limit ?? defaultLimit
  const key = query.cursor === undefined ? null : toBookingKey(query.cursor)
  const who = { streetId: context.streetId, memberId, kind: 'service' as const, now: context.now }
  const list = query.when === 'past' ? listPast : listComing
  const bookings = await list(db, who, key, limit + 1)
  const slots = await listSlots(
    db,
    context.streetId,
    bookings.map(booking => booking.slotId),
  )
  const found = bookings.flatMap(booking => {
    const slot = slots.get(booking.slotId)
    return slot === undefined ? [] : [presentBooking(booking, slot, context)]
  })
  return toPage(found, limit, booking => [booking.slot.startsAt, booking.id])
}

/** Returns one own booking. */
export async function readOwnBooking(
  db: Executor,
  memberId: string,
  bookingId: string,
  context: PresentContext,
): Promise<Booking> {
  const found = await findBooking(db, context.streetId, bookingId)
  if (found === undefined || found.booking.memberId !== memberId) throw new Refusal('not_found')
  if (found.slot.kind !== 'service') throw new Refusal('not_found')
  return presentBooking(found.booking, found.slot, context)
}

/** Returns the booking behind a signed address; a wrong signature finds nothing, nor does one whose slot is long over. */
export async function readSignedBooking(
  db: Executor,
  bookingId: string,
  signature: string,
  context: PresentContext,
): Promise<{ booking: BookingRow; slot: SlotRow }> {
  const { config, streetId, now } = context
  if (!isSigned(config, `booking/${streetId}/${bookingId}`, signature)) throw new Refusal('not_found')
  const found = await findBooking(db, streetId, bookingId)
  if (found === undefined) throw new Refusal('not_found')
  const endsAtMs = found.slot.endsAt.getTime() + paperDays * dayMs
  if (now.getTime() >= endsAtMs)
    throw new Refusal('not_found', { detail: '这张预约单过期了，请在手机上看预约' })
  return found
}

/** Returns where a page of bookings begins. */
export function toBookingKey(cursor: string): BookingKey {
  const [startsAt, id] = fromCursor(cursor, 2)
  const at = new Date(String(startsAt))
  if (Number.isNaN(at.getTime())) throw wrongCursor()
  return { startsAt: at, id: String(id) }
}
