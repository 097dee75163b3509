import type { Input, ReceivedCall, Reply, Signup } from '@yunxuan/contract'
import { placesLeft } from '@yunxuan/domain'
import { toPage } from '../../platform/cursor.ts'
import type { Db, Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { toBookingKey } from '../booking/booking.queries.ts'
import { type BookingRow, findBooking, listComing, listPast } from '../booking/booking.store.ts'
import type { PresentContext } from '../booking/booking-present.ts'
import { listSlots, type SlotRow } from '../slot/slot.store.ts'
import { listOwnWaitlist } from '../waitlist/waitlist.queries.ts'
import { listReceived } from './call.store.ts'
import { listChoices } from './signup.store.ts'
import { presentSignedShift, presentSignup, presentSignupWait } from './signup-present.ts'

const usualLimit = 20
const kind = 'activity'

/** Returns a page of a member's own sign-ups, coming or past; with the first page of those to come, what they wait for. */
export async function listOwnSignups(
  db: Db,
  memberId: string,
  query: Input<'GET /v1/streets/:streetId/me/signups'>['query'],
  context: PresentContext,
): Promise<Reply<'GET /v1/streets/:streetId/me/signups'>> {
  const limit = query.limit ?? usualLimit
  const key = query.cursor === undefined ? null : toBookingKey(query.cursor)
  const of = { streetId: context.streetId, memberId, kind, now: context.now } as const
  const isPast = query.when === 'past'
  const bookings = await (isPast ? listPast : listComing)(db, of, key, limit + 1)
  const signups = await presentSignups(db, bookings, context)
  const page = toPage(signups, limit, signup => [signup.shift.startsAt, signup.id])
  const waiting = isPast || key !== null ? [] : await listOwnWaitlist(db, of)
  return { ...page, waiting: waiting.map(({ entry, slot }) => presentSignupWait(entry, slot)) }
}

/** Returns one own sign-up. */
export async function readOwnSignup(
  db: Executor,
  memberId: string,
  signupId: string,
  context: PresentContext,
): Promise<Signup> {
  const found = await findBooking(db, context.streetId, signupId)
  const isOwn = found !== undefined && found.booking.memberId === memberId && found.slot.kind === kind
  if (!isOwn) throw new Refusal('not_found')
  return presentOwnSignup(db, found, context)
}

/** Returns a sign-up with the stall that was chosen. */
export async function presentOwnSignup(
  db: Executor,
  { booking, slot }: { booking: BookingRow; slot: SlotRow },
  context: PresentContext,
): Promise<Signup> {
  const [choice] = await listChoices(db, context.streetId, [slot.id], [booking.personId])
  return presentSignup(booking, slot, stallOf(choice), context)
}

/** Returns calls to step in that a member or their child may still follow. */
export async function listReceivedCalls(
  db: Executor,
  of: { streetId: string; memberId: string; now: Date },
): Promise<ReceivedCall[]> {
  const received = await listReceived(db, of)
  const slots = await listSlots(
    db,
    of.streetId,
    received.map(call => call.slotId),
  )
  return received.flatMap(call => {
    const slot = slots.get(call.slotId)
    if (slot === undefined) return []
    const { id, personName, dependantId } = call
    const shift = presentSignedShift(slot)
    const calledAt = call.calledAt.toISOString()
    return [{ id, personName, dependantId, shift, placesLeft: placesLeft(slot), calledAt }]
  })
}

async function presentSignups(
  db: Executor,
  bookings: readonly BookingRow[],
  context: PresentContext,
): Promise<Signup[]> {
  const slotIds = bookings.map(booking => booking.slotId)
  const personIds = bookings.map(booking => booking.personId)
  const [slots, choices] = await Promise.all([
    listSlots(db, context.streetId, slotIds),
    listChoices(db, context.streetId, slotIds, personIds),
  ])
  return bookings.flatMap(booking => {
    const slot = slots.get(booking.slotId)
    const choice = choices.find(one => one.slotId === booking.slotId && one.personId === booking.personId)
    return slot === undefined ? [] : [presentSignup(booking, slot, stallOf(choice), context)]
  })
}

function stallOf(
  choice: { stallId: string | null; stallName: string | null } | undefined,
): { id: string; name: string } | null {
  const { stallId = null, stallName = null } = choice ?? {}
  return stallId === null || stallName === null ? null : { id: stallId, name: stallName }
}
