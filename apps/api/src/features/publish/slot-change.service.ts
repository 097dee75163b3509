import type { Input, ManagedSlot } from '@yunxuan/contract'
import { dayMs, noteErasedAt, type StaffRole, sayDateTime, sayTime, shanghaiDate } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { brokenConstraint } from '../../platform/database-error.ts'
import { Refusal } from '../../platform/refuse.ts'
import { roleAt } from '../../platform/scope.ts'
import { lineOf, writeAudit, writeDeed } from '../audit/audit.store.ts'
import { changeBookings, listSlotBookings } from '../booking/booking.store.ts'
import { moveNoteErasure } from '../note/note.store.ts'
import { type NewNotice, writeNotices } from '../notice/notice.store.ts'
import { refreshListing } from '../service/listing.store.ts'
import { lockSlots, type SlotRow } from '../slot/slot.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { offerFreePlaces } from '../waitlist/waitlist.service.ts'
import { endEntries, listQueues, shortenOffers } from '../waitlist/waitlist.store.ts'
import { type PublishAsk, publishers } from './publish.service.ts'
import { cancelSlotRow, listManagedById, listServicePlaces, updateSlots } from './schedule.store.ts'
import { slotWords } from './slot-words.ts'

type SlotAsk = PublishAsk & { slotId: string }
export type SlotChange = Input<'PATCH /v1/streets/:streetId/slots/:slotId'>['body']

const longestSlotMs = dayMs

/** What a slot is to become. */
interface Wanted {
  startsAt: Date
  endsAt: Date
  places: number
  room: string
  reason: string
}

interface OwnSlot {
  slot: SlotRow
  role: StaffRole
}

interface PlannedChange extends OwnSlot {
  wanted: Wanted
  isMoved: boolean
  isTimeMoved: boolean
  isEndMoved: boolean
}

type Words = Pick<NewNotice, 'kind' | 'title' | 'text'>
/** What is said to whoever is booked, or waits. */
type Say = (isWaiting: boolean) => Words

/** Moves a slot or changes its places; whoever has a claim on a moved one is told, and may leave freely. */
export async function changeSlot(tx: Tx, ask: SlotAsk & { change: SlotChange }): Promise<ManagedSlot> {
  const serviceIds = await changeSlots(tx, ask, new Map([[ask.slotId, ask.change]]))
  return finish(tx, ask, serviceIds)
}

/**
 * Changes slots by id, all of them or none; returns the services they belong to. They are locked together before
 * anything else, and the catalogue is left to the caller, last in the transaction: whoever held the catalogue
 * while waiting for a slot would stop everybody who holds a slot.
 */
export async function changeSlots(
  tx: Tx,
  ask: PublishAsk,
  changes: ReadonlyMap<string, SlotChange>,
): Promise<string[]> {
  const { streetId, now } = ask
  const own = await lockOwnSlots(tx, ask, [...changes.keys()])
  const planned = own.map(one => planChange(one, changes.get(one.slot.id), now))
  await write(tx, streetId, planned, now)
  const moved = planned.filter(one => one.isMoved)
  await tellAll(tx, ask, new Map(moved.map(({ slot, wanted }) => [slot.id, sayMoved(slot, wanted)])))
  await offerGrown(tx, ask, planned)
  await writeAudit(
    tx,
    planned.map(one => {
      const action = one.isMoved ? 'slot.move' : 'slot.change'
      return lineOf(ask, { role: one.role, action, id: one.slot.id, detail: detailOf(one) })
    }),
  )
  return own.map(({ slot }) => slot.serviceId)
}

/** Cancels a slot: its bookings and its waitlist end, its places are given back, and everyone is told why. */
export async function cancelSlot(tx: Tx, ask: SlotAsk & { reason: string }): Promise<ManagedSlot> {
  const { streetId, now } = ask
  const reason = ask.reason.trim()
  const [own] = await lockOwnSlots(tx, ask, [ask.slotId])
  if (own === undefined) throw new Refusal('not_found')
  const { slot } = own
  if (slot.status === 'cancelled') throw new Refusal('slot_cancelled')
  if (now >= slot.endsAt) throw new Refusal('slot_over')
  const bookings = await listSlotBookings(tx, streetId, [slot.id])
  // Whoever has begun to serve checks out and has their hours; only a shift keeps scans.
  const isUnderWay = slot.kind === 'activity' && bookings.some(booking => booking.status === 'attended')
  if (isUnderWay) throw new Refusal('shift_has_arrivals')
  await tellAll(tx, ask, new Map([[slot.id, sayCancelled(slot, reason)]]))
  const ended = bookings.filter(booking => booking.status === 'pending' || booking.status === 'booked')
  const queue = await listQueues(tx, streetId, [slot.id])
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
  await writeDeed(tx, ask, { role: own.role, action: 'slot.cancel', id: own.slot.id, detail })
  return finish(tx, ask, [slot.serviceId])
}

/** Slots are locked before anything is asked of them: bookings may be arriving. */
async function lockOwnSlots(tx: Tx, ask: PublishAsk, slotIds: readonly string[]): Promise<OwnSlot[]> {
  const { streetId, caller, now } = ask
  const slots = await lockSlots(tx, streetId, slotIds)
  if (slots.length < slotIds.length) throw new Refusal('not_found')
  const places = await listServicePlaces(
    tx,
    streetId,
    slots.map(slot => slot.serviceId),
  )
  return slots.map(slot => {
    const place = places.get(slot.serviceId)
    if (place === undefined) throw new Refusal('not_found')
    return { slot, role: roleAt(caller, publishers, place, now) }
  })
}

function planChange(own: OwnSlot, change: SlotChange | undefined, now: Date): PlannedChange {
  const { slot } = own
  if (change !== undefined && isChangedMeanwhile(slot, change)) throw new Refusal('changed_meanwhile')
  const wanted = wantedOf(slot, change ?? { reason: '' })
  const isEndMoved = +wanted.endsAt !== +slot.endsAt
  const isTimeMoved = isEndMoved || +wanted.startsAt !== +slot.startsAt
  const isMoved = isTimeMoved || wanted.room !== slot.room
  refuseChange(slot, wanted, { isMoved, isTimeMoved, now })
  return { ...own, wanted, isMoved, isTimeMoved, isEndMoved }
}

/** Whether somebody else changed what is to be changed since it was read; the rest of a slot may differ. */
function isChangedMeanwhile(slot: SlotRow, { seen, ...change }: SlotChange): boolean {
  if (seen === undefined) return false
  const isMove = change.startsAt !== undefined || change.endsAt !== undefined
  const isTimeSeen = +new Date(seen.startsAt) === +slot.startsAt && +new Date(seen.endsAt) === +slot.endsAt
  return (
    (isMove && !isTimeSeen) ||
    (change.places !== undefined && seen.places !== slot.places) ||
    (change.room !== undefined && seen.room !== slot.room)
  )
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

async function write(tx: Tx, streetId: string, planned: readonly PlannedChange[], now: Date): Promise<void> {
  const rows = planned.map(({ slot, wanted, isMoved }) => ({
    ...wanted,
    id: slot.id,
    sequence: slot.sequence + (isMoved ? 1 : 0),
    movedAt: isMoved ? now : slot.movedAt,
    reason: isMoved ? wanted.reason : slot.reason,
  }))
  try {
    await updateSlots(tx, streetId, rows)
  } catch (error) {
    if (brokenConstraint(error) === 'slot_once') throw new Refusal('slot_duplicate')
    throw new Error('slots were not written', { cause: error })
  }
  const earlier = planned.filter(({ slot, wanted }) => wanted.startsAt < slot.startsAt)
  await shortenOffers(
    tx,
    streetId,
    earlier.map(({ slot, wanted }) => ({ slotId: slot.id, startsAt: wanted.startsAt })),
  )
  const ends = planned.filter(one => one.isEndMoved)
  await moveNoteErasure(
    tx,
    streetId,
    ends.map(({ slot, wanted }) => ({
      slotId: slot.id,
      eraseAt: noteErasedAt(wanted.endsAt, policyOf(slot).noteKeptDays),
    })),
  )
}

/** Tells everyone with an active booking or a turn on the waitlist of a slot, each in their own inbox. */
async function tellAll(
  tx: Tx,
  { streetId, now }: PublishAsk,
  sayings: ReadonlyMap<string, Say>,
): Promise<void> {
  if (sayings.size === 0) return
  const slotIds = [...sayings.keys()]
  const bookings = await listSlotBookings(tx, streetId, slotIds)
  const queue = await listQueues(tx, streetId, slotIds)
  const active = bookings.filter(({ status }) => status === 'pending' || status === 'booked')
  const claims = [
    ...active.map(({ id, slotId, memberId }) => ({ slotId, memberId, bookingId: id, waitlistId: null })),
    ...queue.map(({ id, slotId, memberId }) => ({ slotId, memberId, bookingId: null, waitlistId: id })),
  ]
  const notices = claims.flatMap(({ slotId, ...claim }) => {
    const say = sayings.get(slotId)
    return say === undefined ? [] : [{ streetId, ...claim, ...say(claim.waitlistId !== null) }]
  })
  await writeNotices(tx, notices, now)
}

/** Offers what slots gained, where somebody waits for it. */
async function offerGrown(
  tx: Tx,
  { streetId, now }: PublishAsk,
  planned: readonly PlannedChange[],
): Promise<void> {
  const grown = planned.filter(({ slot, wanted }) => wanted.places > slot.places)
  const queues = await listQueues(
    tx,
    streetId,
    grown.map(({ slot }) => slot.id),
  )
  const awaited = [...new Set(queues.map(entry => entry.slotId))]
  if (awaited.length > 0) await offerFreePlaces(tx, streetId, awaited, now)
}

function sayCancelled(slot: SlotRow, reason: string): Say {
  return isWaiting => ({
    kind: 'slot_cancelled',
    title: `${slotWords(slot, isWaiting).yours}取消了`,
    text: `${slot.title}（${sayDateTime(slot.startsAt)}）取消了。原因：${reason}。给您带来不便，请谅解；有疑问请打 ${slot.phone}。`,
  })
}

function sayMoved(slot: SlotRow, wanted: Wanted): Say {
  const room = wanted.room === slot.room || wanted.room === '' ? '' : `，地点改到${wanted.room}`
  const what = `${slot.title}：${movedTime(slot, wanted)}${room}。原因：${wanted.reason}。`
  return isWaiting => {
    const { yours, leave } = slotWords(slot, isWaiting)
    return { kind: 'slot_moved', title: `${yours}有变动`, text: `${what}${leave}` }
  }
}

/** Names the end only where it does not follow from the start. */
function movedTime(slot: SlotRow, wanted: Wanted): string {
  const before = sayDateTime(slot.startsAt)
  const isSameDay = shanghaiDate(wanted.startsAt) === shanghaiDate(wanted.endsAt)
  const end = `结束时间改为${isSameDay ? sayTime(wanted.endsAt) : ` ${sayDateTime(wanted.endsAt)}`}`
  if (+wanted.startsAt === +slot.startsAt) {
    return +wanted.endsAt === +slot.endsAt ? `${before}那一场时间不变` : `${before}那一场，${end}`
  }
  const isSameLength = +wanted.endsAt - +wanted.startsAt === +slot.endsAt - +slot.startsAt
  return `从 ${before} 改到 ${sayDateTime(wanted.startsAt)}${isSameLength ? '' : `，${end}`}`
}

function detailOf({ slot, wanted, isTimeMoved }: PlannedChange): Record<string, unknown> {
  return {
    ...(isTimeMoved
      ? { startsAt: [slot.startsAt, wanted.startsAt], endsAt: [slot.endsAt, wanted.endsAt] }
      : {}),
    ...(wanted.places === slot.places ? {} : { places: [slot.places, wanted.places] }),
    ...(wanted.room === slot.room ? {} : { room: [slot.room, wanted.room] }),
  }
}

function sumParties(parties: readonly { party: number }[]): number {
  return parties.reduce((sum, { party }) => sum + party, 0)
}

/** Brings the catalogue up to date, last in the transaction, and returns the slot as it is now. */
async function finish(tx: Tx, ask: SlotAsk, serviceIds: readonly string[]): Promise<ManagedSlot> {
  const { streetId, slotId, now } = ask
  const [changed] = await listManagedById(tx, streetId, [slotId])
  if (changed === undefined) throw new Error('a slot vanished while it was changed')
  await refreshListing(tx, streetId, serviceIds, now)
  await raiseCatalogue(tx, streetId)
  return changed
}
