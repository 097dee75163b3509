import type { Input, ManagedSlot } from '@yunxuan/contract'
import { dayMs, noteErasedAt } from '@yunxuan/domain'
import type { Tx } from '../../platform/database.ts'
import { brokenConstraint } from '../../platform/database-error.ts'
import { Refusal, wrongField } from '../../platform/refuse.ts'
import { lineOf, writeAudit } from '../audit/audit.store.ts'
import { holdLocations, type NamedLocation, noSuchLocation } from '../directory/directory.store.ts'
import { moveNoteErasure } from '../note/note.store.ts'
import { freeSlots, moveSlotRooms } from '../room/occupancy.store.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { policyOf } from '../slot/slot-facts.ts'
import { moveWaitingNotes } from '../waitlist/waiting-note.store.ts'
import { offerFreePlaces } from '../waitlist/waitlist.service.ts'
import { listQueues, shortenOffers } from '../waitlist/waitlist.store.ts'
import { finishSlots, lockOwnSlots, type OwnSlot, tellAll } from './own-slot.service.ts'
import type { PublishAsk } from './publish.service.ts'
import { clearTimes, listUsualLocations, updateSlots } from './schedule.store.ts'
import { sayMoved, type Wanted } from './slot-words.ts'

type SlotAsk = PublishAsk & { slotId: string }
export type SlotChange = Input<'PATCH /v1/streets/:streetId/slots/:slotId'>['body']

const longestSlotMs = dayMs

export interface PlannedChange extends OwnSlot {
  wanted: Wanted
  isMoved: boolean
  isTimeMoved: boolean
  isEndMoved: boolean
}

/** Moves a slot or changes its places; whoever has a claim on a moved one is told, and may leave freely. */
export async function changeSlot(tx: Tx, ask: SlotAsk & { change: SlotChange }): Promise<ManagedSlot> {
  const serviceIds = await changeSlots(tx, ask, new Map([[ask.slotId, ask.change]]))
  const [changed] = await finishSlots(tx, ask, [ask.slotId], serviceIds)
  if (changed === undefined) throw new Error('a slot vanished while it was changed')
  return changed
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
  const locations = await holdChosen(tx, streetId, changes)
  const own = await lockOwnSlots(tx, ask, [...changes.keys()])
  const planned = own.map(one => planChange(one, changes.get(one.slot.id), { locations, now }))
  await write(tx, streetId, planned, now)
  const moved = planned.filter(one => one.isMoved)
  await tellAll(
    tx,
    ask,
    moved.map(({ slot, wanted }) => ({ slot, say: sayMoved(slot, wanted) })),
  )
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

/**
 * Looks up the places that changes of slots name, the usual one of a slot's service where they name that; one that
 * is not the street's is refused.
 */
export async function holdChosen(
  tx: Tx,
  streetId: string,
  changes: ReadonlyMap<string, Pick<SlotChange, 'locationId'>>,
): Promise<Map<string, NamedLocation>> {
  const chosen = [...changes].flatMap(([slotId, { locationId }]) =>
    locationId === undefined ? [] : [{ slotId, locationId }],
  )
  const named = chosen.flatMap(({ locationId }) => (locationId === null ? [] : [locationId]))
  const usual = await listUsualLocations(
    tx,
    streetId,
    chosen.flatMap(({ slotId, locationId }) => (locationId === null ? [slotId] : [])),
  )
  const locations = await holdLocations(tx, streetId, [...new Set([...named, ...usual])])
  if (named.some(id => !locations.has(id))) throw wrongField('locationId', noSuchLocation)
  return locations
}

/** Decides what a change makes of a slot, or refuses it. */
export function planChange(
  own: OwnSlot,
  change: SlotChange | undefined,
  { locations, now }: { locations: ReadonlyMap<string, NamedLocation>; now: Date },
): PlannedChange {
  const { slot } = own
  if (change !== undefined && isChangedMeanwhile(slot, change)) throw new Refusal('changed_meanwhile')
  const wanted = wantedOf(slot, change ?? { reason: '' }, locations)
  const isEndMoved = +wanted.endsAt !== +slot.endsAt
  const isTimeMoved = isEndMoved || +wanted.startsAt !== +slot.startsAt
  const isMoved = isTimeMoved || wanted.location.id !== slot.locationId || wanted.room !== slot.room
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
    (change.locationId !== undefined && seen.locationId !== slot.ownLocationId) ||
    (change.room !== undefined && seen.room !== slot.room)
  )
}

/** A slot that is to be had at the usual place has no place of its own; a room stays behind with its place. */
function whereOf(
  slot: SlotRow,
  change: SlotChange,
  locations: ReadonlyMap<string, NamedLocation>,
): Pick<Wanted, 'locationId' | 'location' | 'room'> {
  const chosen =
    change.locationId === undefined ? slot.locationId : (change.locationId ?? slot.serviceLocationId)
  if (chosen === slot.locationId) {
    const location = { id: slot.locationId, name: slot.locationName, address: slot.address }
    return { locationId: slot.ownLocationId, location, room: change.room?.trim() ?? slot.room }
  }
  const location = locations.get(chosen)
  // The service was given another usual place since it was looked up.
  if (location === undefined) throw new Refusal('changed_meanwhile')
  const locationId = chosen === slot.serviceLocationId ? null : chosen
  return { locationId, location, room: change.room?.trim() ?? '' }
}

function wantedOf(slot: SlotRow, change: SlotChange, locations: ReadonlyMap<string, NamedLocation>): Wanted {
  const startsAt = change.startsAt === undefined ? slot.startsAt : new Date(change.startsAt)
  // Moving only the start moves the whole slot: it stays as long as it was.
  const keptEnd = new Date(startsAt.getTime() + slot.endsAt.getTime() - slot.startsAt.getTime())
  return {
    startsAt,
    endsAt: change.endsAt === undefined ? keptEnd : new Date(change.endsAt),
    places: change.places ?? slot.places,
    ...whereOf(slot, change, locations),
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
  const rows = planned.map(({ slot, wanted: { location: _location, ...wanted }, isMoved }) => ({
    ...wanted,
    id: slot.id,
    sequence: slot.sequence + (isMoved ? 1 : 0),
    movedAt: isMoved ? now : slot.movedAt,
    reason: isMoved ? wanted.reason : slot.reason,
  }))
  const others = planned.filter(
    ({ slot, wanted }) =>
      +wanted.startsAt !== +slot.startsAt ||
      wanted.locationId !== slot.ownLocationId ||
      wanted.room !== slot.room,
  )
  try {
    // Each may come to stand where another of them has stood.
    if (others.length > 1) {
      await clearTimes(
        tx,
        streetId,
        others.map(({ slot }) => slot.id),
      )
    }
    await updateSlots(tx, streetId, rows)
  } catch (error) {
    if (brokenConstraint(error) === 'slot_once') throw new Refusal('slot_duplicate')
    throw new Error('slots were not written', { cause: error })
  }
  await moveRooms(tx, streetId, planned)
  const earlier = planned.filter(({ slot, wanted }) => wanted.startsAt < slot.startsAt)
  await shortenOffers(
    tx,
    streetId,
    earlier.map(({ slot, wanted }) => ({ slotId: slot.id, startsAt: wanted.startsAt })),
  )
  const ends = planned.filter(one => one.isEndMoved)
  await moveWaitingNotes(
    tx,
    streetId,
    ends.map(({ slot, wanted }) => ({ slotId: slot.id, endsAt: wanted.endsAt })),
  )
  await moveNoteErasure(
    tx,
    streetId,
    ends.map(({ slot, wanted }) => ({
      slotId: slot.id,
      eraseAt: noteErasedAt(wanted.endsAt, policyOf(slot).noteKeptDays),
    })),
  )
}

/** A slot that is moved takes its room along; one that is had elsewhere gives it back. */
async function moveRooms(tx: Tx, streetId: string, planned: readonly PlannedChange[]): Promise<void> {
  const isElsewhere = ({ slot, wanted }: PlannedChange) =>
    wanted.location.id !== slot.locationId || wanted.room !== slot.room
  const idsOf = (changes: readonly PlannedChange[]) => changes.map(({ slot }) => slot.id)
  const moved = planned.filter(({ isMoved }) => isMoved)
  await freeSlots(tx, streetId, idsOf(moved.filter(isElsewhere)))
  await moveSlotRooms(tx, streetId, idsOf(moved))
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

function detailOf({ slot, wanted, isTimeMoved }: PlannedChange): Record<string, unknown> {
  return {
    ...(isTimeMoved
      ? { startsAt: [slot.startsAt, wanted.startsAt], endsAt: [slot.endsAt, wanted.endsAt] }
      : {}),
    ...(wanted.places === slot.places ? {} : { places: [slot.places, wanted.places] }),
    ...(wanted.location.id === slot.locationId ? {} : { locationId: [slot.locationId, wanted.location.id] }),
    ...(wanted.room === slot.room ? {} : { room: [slot.room, wanted.room] }),
  }
}
