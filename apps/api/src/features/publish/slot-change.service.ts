import type { Input, ManagedSlot } from '@yunxuan/contract'
import { type StaffRole, sayDateTime } from '@yunxuan/domain'
import { brokenConstraint, type Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeAudit } from '../audit/audit.store.ts'
import { changeBookings, listSlotBookings } from '../booking/booking.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { raiseCatalogue, refreshListing } from '../service/listing.store.ts'
import { findSlotPlace } from '../service/scope.store.ts'
import { roleAt } from '../service/scope.ts'
import { lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { offerFreePlaces } from '../waitlist/waitlist.service.ts'
import { endEntries, listQueue } from '../waitlist/waitlist.store.ts'
import { type PublishAsk, publishers } from './publish.service.ts'
import { cancelSlotRow, listManagedById, updateSlot } from './schedule.store.ts'

type SlotAsk = PublishAsk & { slotId: string }
type SlotChange = Input<'PATCH /v1/streets/:streetId/slots/:slotId'>['body']

const longestSlotMs = 24 * 3_600_000

/** What a slot is to become. */
interface Wanted {
  startsAt: Date
  endsAt: Date
  places: number
  room: string
  reason: string
}

/** Moves a slot or changes its places; whoever has a claim on a moved one is told, and may leave freely. */
export async function changeSlot(tx: Tx, ask: SlotAsk & { change: SlotChange }): Promise<ManagedSlot> {
  const { streetId, now, change } = ask
  const { slot, role } = await lockOwnSlot(tx, ask)
  const wanted = wantedOf(slot, change)
  const isTimeMoved = +wanted.startsAt !== +slot.startsAt || +wanted.endsAt !== +slot.endsAt
  const isMoved = isTimeMoved || wanted.room !== slot.room
  refuseChange(slot, wanted, { isMoved, isTimeMoved, now })
  await write(tx, streetId, slot, {
    ...wanted,
    id: slot.id,
    sequence: slot.sequence + (isMoved ? 1 : 0),
    movedAt: isMoved ? now : slot.movedAt,
    reason: isMoved ? wanted.reason : slot.reason,
  })
  if (isMoved) await tellAll(tx, ask, slot, movedWords(slot, wanted))
  if (wanted.places > slot.places) await offerFreePlaces(tx, streetId, slot.id, now)
  const detail = {
    ...(isTimeMoved
      ? { startsAt: [slot.startsAt, wanted.startsAt], endsAt: [slot.endsAt, wanted.endsAt] }
      : {}),
    ...(wanted.places === slot.places ? {} : { places: [slot.places, wanted.places] }),
    ...(wanted.room === slot.room ? {} : { room: [slot.room, wanted.room] }),
  }
  return finish(tx, ask, { slot, role, action: isMoved ? 'slot.move' : 'slot.change', detail })
}

/** Cancels a slot: its bookings and its waitlist end, its places are given back, and everyone is told why. */
export async function cancelSlot(tx: Tx, ask: SlotAsk & { reason: string }): Promise<ManagedSlot> {
  const { streetId, now } = ask
  const reason = ask.reason.trim()
  const { slot, role } = await lockOwnSlot(tx, ask)
  if (slot.status === 'cancelled') throw new Refusal('slot_cancelled')
  if (now >= slot.endsAt) throw new Refusal('slot_over')
  await tellAll(tx, ask, slot, {
    kind: 'slot_cancelled',
    title: '您预约的场次取消了',
    text: `${slot.title}（${sayDateTime(slot.startsAt)}）取消了。原因：${reason}。给您带来不便，请谅解；有疑问请打 ${slot.phone}。`,
  })
  const bookings = await listSlotBookings(tx, streetId, [slot.id])
  const ended = bookings.filter(booking => booking.status === 'pending' || booking.status === 'booked')
  const queue = await listQueue(tx, streetId, slot.id)
  await changeBookings(
    tx,
    streetId,
    ended.map(({ id }) => ({ id, status: 'slot_cancelled' as const, reason })),
    now,
  )
  await endEntries(
    tx,
    streetId,
    queue.map(entry => entry.id),
    'closed',
    now,
  )
  const taken = sumParties(ended.filter(booking => booking.status === 'booked'))
  await cancelSlotRow(tx, streetId, { id: slot.id, reason, freed: { taken, held: slot.held } })
  const detail = { startsAt: slot.startsAt, bookings: ended.length, waiting: queue.length }
  return finish(tx, ask, { slot, role, action: 'slot.cancel', detail })
}

/** The slot is locked before anything is asked of it: bookings may be arriving. */
async function lockOwnSlot(tx: Tx, ask: SlotAsk): Promise<{ slot: SlotRow; role: StaffRole }> {
  const { streetId, slotId, caller, now } = ask
  const [slot] = await lockSlots(tx, streetId, [slotId])
  const place = slot && (await findSlotPlace(tx, streetId, slotId))
  if (slot === undefined || place === undefined) throw new Refusal('not_found')
  return { slot, role: roleAt(caller, publishers, place, now) }
}

function wantedOf(slot: SlotRow, change: SlotChange): Wanted {
  const startsAt = change.startsAt === undefined ? slot.startsAt : new Date(change.startsAt)
  // Moving only the start moves the whole slot: it stays as long as it was.
  const keptEnd = new Date(startsAt.getTime() + slot.endsAt.getTime() - slot.startsAt.getTime())
  return {
    startsAt,
    endsAt: change.endsAt === undefined ? keptEnd : new Date(change.endsAt),
    places: change.places ?? slot.places,
    room: change.room?.trim() ?? slot.room,
    reason: change.reason.trim(),
  }
}

function refuseChange(
  slot: SlotRow,
  wanted: Wanted,
  { isMoved, isTimeMoved, now }: { isMoved: boolean; isTimeMoved: boolean; now: Date },
): void {
  if (slot.status === 'cancelled') throw new Refusal('slot_cancelled')
  if (now >= slot.endsAt || (isTimeMoved && (now >= slot.startsAt || now >= wanted.startsAt))) {
    throw new Refusal('slot_in_past')
  }
  const lengthMs = wanted.endsAt.getTime() - wanted.startsAt.getTime()
  if (lengthMs <= 0 || lengthMs > longestSlotMs) throw new Refusal('slot_times_invalid')
  if (wanted.places < slot.taken + slot.held) throw new Refusal('places_below_taken')
  if (isMoved && wanted.reason === '') throw new Refusal('reason_missing')
}

async function write(
  tx: Tx,
  streetId: string,
  slot: SlotRow,
  row: Parameters<typeof updateSlot>[2],
): Promise<void> {
  try {
    await updateSlot(tx, streetId, row)
  } catch (error) {
    if (brokenConstraint(error) === 'slot_once') throw new Refusal('slot_duplicate')
    throw new Error(`slot ${slot.id} was not written`, { cause: error })
  }
}

/** Tells everyone with an active booking or a turn on the waitlist, each in their own inbox. */
async function tellAll(
  tx: Tx,
  { streetId, now }: SlotAsk,
  slot: SlotRow,
  words: Pick<NewNotice, 'kind' | 'title' | 'text'>,
): Promise<void> {
  const bookings = await listSlotBookings(tx, streetId, [slot.id])
  const queue = await listQueue(tx, streetId, slot.id)
  const booked = bookings
    .filter(({ status }) => status === 'pending' || status === 'booked')
    .map(({ id, memberId }) => ({ streetId, memberId, ...words, bookingId: id, waitlistId: null }))
  const waiting = queue.map(({ id, memberId }) => ({
    streetId,
    memberId,
    ...words,
    bookingId: null,
    waitlistId: id,
  }))
  await writeNotices(tx, [...booked, ...waiting], now)
}

function movedWords(slot: SlotRow, wanted: Wanted): Pick<NewNotice, 'kind' | 'title' | 'text'> {
  const room = wanted.room === slot.room || wanted.room === '' ? '' : `，地点改到${wanted.room}`
  const when =
    +wanted.startsAt === +slot.startsAt && +wanted.endsAt === +slot.endsAt
      ? `${sayDateTime(slot.startsAt)}那一场时间不变`
      : `从 ${sayDateTime(slot.startsAt)} 改到 ${sayDateTime(wanted.startsAt)}`
  return {
    kind: 'slot_moved',
    title: '您预约的场次有变动',
    text: `${slot.title}：${when}${room}。原因：${wanted.reason}。不方便来可以随时取消，不算临时取消。`,
  }
}

function sumParties(parties: readonly { party: number }[]): number {
  return parties.reduce((sum, { party }) => sum + party, 0)
}

async function finish(
  tx: Tx,
  ask: SlotAsk,
  done: { slot: SlotRow; role: StaffRole; action: string; detail: Record<string, unknown> },
): Promise<ManagedSlot> {
  const { streetId, slotId, caller, now } = ask
  await writeAudit(tx, [
    {
      streetId,
      at: now,
      actorId: caller.member.id,
      actorRole: done.role,
      action: done.action,
      subject: 'slot',
      subjectId: slotId,
      detail: done.detail,
    },
  ])
  await refreshListing(tx, streetId, [done.slot.serviceId], now)
  await raiseCatalogue(tx, streetId)
  const [changed] = await listManagedById(tx, streetId, [slotId])
  if (changed === undefined) throw new Error('a slot vanished while it was changed')
  return changed
}
