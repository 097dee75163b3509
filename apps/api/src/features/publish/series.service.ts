import {
  type Input,
  type Reply,
  refusalTitles,
  type SeriesChange,
  type SeriesObstacle,
  type SeriesPreview,
  seriesObstacles,
} from '@yunxuan/contract'
import { addDays, sayDateTime, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { orRefusal, Refusal } from '../../platform/refuse.ts'
import { listSlotBookings } from '../booking/booking.store.ts'
import type { NamedLocation } from '../directory/directory.store.ts'
import { listReachable } from '../member/person.store.ts'
import type { SlotRow } from '../slot/slot.store.ts'
import { countWaiting } from '../waitlist/waitlist.store.ts'
import { finishSlots, listOwnSlots, listSlotClaims, lockOwnSlots, type OwnSlot } from './own-slot.service.ts'
import type { PublishAsk } from './publish.service.ts'
import { listStanding, type NewSlot } from './schedule.store.ts'
import { cancelSlots, refuseCancellation } from './slot-cancel.service.ts'
import {
  changeSlots,
  holdChosen,
  type PlannedChange,
  planChange,
  type SlotChange,
} from './slot-change.service.ts'

type SeriesInput = Input<'POST /v1/streets/:streetId/managed/services/:serviceId/series'>['body']
type SeriesAsk = PublishAsk & { serviceId: string } & Omit<SeriesInput, 'reason'>

/** What becomes of one slot of several: as it will be, and what stands in the way. */
interface Step {
  slot: SlotRow
  /** Undefined where it is cancelled, or cannot be changed. */
  plan: PlannedChange | undefined
  obstacle: SeriesObstacle | null
}

/** Returns what changing or cancelling several slots would come to, and whom it concerns. */
export async function previewSeries(db: Tx, ask: SeriesAsk): Promise<SeriesPreview> {
  const { streetId } = ask
  const locations = await holdChosen(db, streetId, placesOf(ask))
  const own = await ownOf(ask, ids => listOwnSlots(db, ask, ids))
  const steps = await planSeries(db, ask, own, { reason: '…', locations })
  const waiting = await countWaiting(
    db,
    streetId,
    own.map(({ slot }) => slot.id),
  )
  const items = steps.map(({ slot, plan, obstacle }) => {
    const { startsAt, endsAt, places, room } = plan?.wanted ?? slot
    const locationName = plan?.wanted.location.name ?? slot.locationName
    return {
      slotId: slot.id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      places,
      locationName,
      room,
      taken: slot.taken + slot.held,
      waiting: waiting.get(slot.id) ?? 0,
      obstacle,
    }
  })
  return { items, people: await listConcerned(db, ask, steps) }
}

/** Changes or cancels several slots, all of them or none: one that cannot be is named, and nothing is done. */
export async function changeSeries(
  tx: Tx,
  ask: SeriesAsk & { reason: string },
): Promise<Reply<'POST /v1/streets/:streetId/managed/services/:serviceId/series'>> {
  const locations = await holdChosen(tx, ask.streetId, placesOf(ask))
  const own = await ownOf(ask, ids => lockOwnSlots(tx, ask, ids))
  const steps = await planSeries(tx, ask, own, { reason: ask.reason, locations })
  refuseObstacles(steps)
  const people = await listConcerned(tx, ask, steps)
  const ids = own.map(({ slot }) => slot.id)
  if (ask.change === null) await cancelSlots(tx, ask, ids)
  else await changeSlots(tx, ask, changesOf(ask, ask.change, own, ask.reason))
  const items = await finishSlots(tx, ask, ids, [ask.serviceId])
  const told = people.filter(person => person.hasAccount).length
  return { items, told, toCall: people.length - told }
}

/** All of them are of the service; another's is none of this series. */
async function ownOf(
  { serviceId, slots }: SeriesAsk,
  read: (ids: readonly string[]) => Promise<OwnSlot[]>,
): Promise<OwnSlot[]> {
  const own = await read([...new Set(slots.map(slot => slot.id))])
  if (own.some(({ slot }) => slot.serviceId !== serviceId)) throw new Refusal('not_found')
  return [...own].sort((a, b) => +a.slot.startsAt - +b.slot.startsAt)
}

async function planSeries(
  db: Executor,
  ask: SeriesAsk,
  own: readonly OwnSlot[],
  { reason, locations }: { reason: string; locations: ReadonlyMap<string, NamedLocation> },
): Promise<Step[]> {
  const { streetId, serviceId, change, now } = ask
  if (change === null) {
    if (reason.trim() === '') throw new Refusal('reason_missing')
    const ids = own.map(({ slot }) => slot.id)
    const bookings = await listSlotBookings(db, streetId, ids)
    return own.map(({ slot }) => {
      const refused = orRefusal(() => refuseCancellation(slot, bookings, now))
      return { slot, plan: undefined, obstacle: obstacleOf(refused) }
    })
  }
  const changes = changesOf(ask, change, own, reason)
  const steps = own.map(one => {
    const plan = orRefusal(() => planChange(one, changes.get(one.slot.id), { locations, now }))
    return plan instanceof Refusal
      ? { slot: one.slot, plan: undefined, obstacle: obstacleOf(plan) }
      : { slot: one.slot, plan, obstacle: null }
  })
  return withDuplicates(db, { streetId, serviceId }, steps)
}

/** Marks those that would stand at the time and place of another, of these or of the service's other slots. */
async function withDuplicates(
  db: Executor,
  { streetId, serviceId }: { streetId: string; serviceId: string },
  steps: readonly Step[],
): Promise<Step[]> {
  const standing = await listStanding(db, streetId, serviceId, {
    startsAt: steps.flatMap(({ plan }) => (plan === undefined ? [] : [plan.wanted.startsAt])),
    butIds: steps.map(({ slot }) => slot.id),
  })
  const taken = new Set(standing.map(placeOf))
  return steps.map(step => {
    if (step.plan === undefined) return step
    const place = placeOf(step.plan.wanted)
    if (taken.has(place)) return { ...step, obstacle: 'slot_duplicate' }
    taken.add(place)
    return step
  })
}

function placeOf({ startsAt, locationId, room }: Pick<NewSlot, 'startsAt' | 'locationId' | 'room'>): string {
  return `${startsAt.getTime()} ${locationId} ${room}`
}

/** What was not said of a slot is not sent for it, so a colleague's change to the rest stays. */
function changesOf(
  { slots }: SeriesAsk,
  change: SeriesChange,
  own: readonly OwnSlot[],
  reason: string,
): Map<string, SlotChange> {
  const seen = new Map(slots.map(slot => [slot.id, slot.seen]))
  return new Map(
    own.map(({ slot }) => {
      const read = seen.get(slot.id)
      return [slot.id, { ...changeOf(slot, change), reason, ...(read && { seen: read }) }]
    }),
  )
}

/** The place that is said for all of them, by slot. */
function placesOf({ slots, change }: SeriesAsk): Map<string, Pick<SlotChange, 'locationId'>> {
  const locationId = change?.locationId
  return new Map(locationId === undefined ? [] : slots.map(({ id }) => [id, { locationId }]))
}

function changeOf(slot: SlotRow, change: SeriesChange): Omit<SlotChange, 'reason'> {
  const { shiftDays = 0, time, durationMinutes, places, locationId, room } = change
  const day = addDays(shanghaiDate(slot.startsAt), shiftDays)
  const shifted = new Date(
    slot.startsAt.getTime() + +shanghaiInstant(day) - +shanghaiInstant(shanghaiDate(slot.startsAt)),
  )
  const startsAt = time === undefined ? shifted : shanghaiInstant(day, time)
  const lengthMs =
    durationMinutes === undefined ? slot.endsAt.getTime() - slot.startsAt.getTime() : durationMinutes * 60_000
  const endsAt = new Date(startsAt.getTime() + lengthMs)
  const isMoved = +startsAt !== +slot.startsAt || +endsAt !== +slot.endsAt
  return {
    ...(isMoved && { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }),
    ...(places !== undefined && { places }),
    ...(locationId !== undefined && { locationId }),
    ...(room !== undefined && { room }),
  }
}

/** Whoever has a claim on what is moved or cancelled. */
async function listConcerned(
  db: Executor,
  { streetId, change }: SeriesAsk,
  steps: readonly Step[],
): Promise<SeriesPreview['people']> {
  const moved = steps.filter(({ plan, obstacle }) => obstacle === null && (change === null || plan?.isMoved))
  const claims = await listSlotClaims(
    db,
    streetId,
    moved.map(({ slot }) => slot.id),
  )
  const slotsOf = new Map<string, Set<string>>()
  for (const { memberId, slotId } of claims) {
    slotsOf.set(memberId, new Set([...(slotsOf.get(memberId) ?? []), slotId]))
  }
  const members = await listReachable(db, streetId, [...slotsOf.keys()])
  return members.map(member => ({ ...member, slots: slotsOf.get(member.memberId)?.size ?? 0 }))
}

function refuseObstacles(steps: readonly Step[]): void {
  const hindered = steps.flatMap(({ slot, obstacle }) => (obstacle === null ? [] : [{ slot, obstacle }]))
  if (hindered.length === 0) return
  const errors = hindered.map(({ slot, obstacle }) => ({
    field: slot.id,
    message: `${sayDateTime(slot.startsAt)}：${refusalTitles[obstacle]}`,
  }))
  throw new Refusal('series_not_possible', { errors })
}

/** A reason that is missing is not a slot's own: it is said of the whole. */
function obstacleOf(refused: unknown): SeriesObstacle | null {
  if (!(refused instanceof Refusal)) return null
  const obstacle = seriesObstacles.find(code => code === refused.code)
  if (obstacle === undefined) throw refused
  return obstacle
}
