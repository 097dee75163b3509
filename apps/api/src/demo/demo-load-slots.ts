import { addDays, dayMs, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { booking } from '../features/booking/booking.table.ts'
import { rating } from '../features/rating/rating.table.ts'
import { serviceStars } from '../features/service/service.table.ts'
import { waitlist } from '../features/waitlist/waitlist.table.ts'
import type { Tx } from '../platform/database.ts'
import type { CrowdMember } from './demo-crowd.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { insertSlots, newSlots, type SlotToWrite } from './demo-insert-slots.ts'
import { staffOf } from './demo-load-cases.ts'
import { dependantIdOf, memberIdOf } from './demo-people.ts'
import { fillRoster, othersFor, type Roster, type RosterEntry } from './demo-rosters.ts'
import { serviceIdOf } from './demo-rows.ts'
import { type DemoSlot, demoDaysAhead, expandSlots, fraction } from './demo-slots.ts'
import { type DemoService, type DemoStreet, readDemoRatings } from './demo-source.ts'

// Of these days behind today what people said is written out; before them they gave stars and were thanked.
const daysBehind = 14
const ratingShares = { recent: 0.3, before: 0.08 }

interface FilledSlot extends SlotToWrite {
  service: DemoService
  roster: Roster
}

type Ratings = ReturnType<typeof readDemoRatings>

/** Which days of a street are written, from one on; and what the time is. */
interface Span {
  from: Date
  days: number
  now: Date
}

/** Writes the slots that are not there yet, from two weeks back to four weeks ahead; returns how many. */
export function loadSlots(
  tx: Tx,
  street: DemoStreet,
  crowd: readonly CrowdMember[],
  now: Date,
): Promise<number> {
  const from = new Date(now.getTime() - daysBehind * dayMs)
  return writeSpan(tx, street, crowd, { from, days: daysBehind + demoDaysAhead, now })
}

/**
 * Writes the slots that are not there yet and lie further back, from the month before the last one on, so that this month
 * has one to be held beside, and the last one too; returns how many.
 */
export function loadEarlierSlots(
  tx: Tx,
  street: DemoStreet,
  crowd: readonly CrowdMember[],
  now: Date,
): Promise<number> {
  const from = firstDay(now)
  const until = shanghaiInstant(addDays(shanghaiDate(now), -daysBehind))
  const days = Math.round((until.getTime() - from.getTime()) / dayMs)
  return writeSpan(tx, street, crowd, { from, days, now })
}

/** Returns when the demo's services begin: with the month before the last one. */
function firstDay(now: Date): Date {
  const [year = 0, month = 0] = shanghaiDate(now).split('-').map(Number)
  return shanghaiInstant(new Date(Date.UTC(year, month - 3, 1)).toISOString().slice(0, 10))
}

async function writeSpan(
  tx: Tx,
  street: DemoStreet,
  crowd: readonly CrowdMember[],
  { from, days, now }: Span,
): Promise<number> {
  const fresh = await newSlots(tx, street.code, from, expandSlots(street, from, days))
  const services = new Map(street.services.map(service => [service.key, service]))
  const filled = fresh.flatMap((slot): FilledSlot[] => {
    const service = services.get(slot.serviceKey)
    if (service === undefined) return []
    const roster = fillRoster(slot, service, crowd, now)
    const serviceId = serviceIdOf(street.code, service.key)
    return [{ id: demoId(slot.key), slot, service, serviceId, roster, taken: roster.taken }]
  })
  const written = await insertSlots(tx, street.code, filled)
  await writeRosters(tx, street, written, crowd, now)
  return written.length
}

async function writeRosters(
  tx: Tx,
  street: DemoStreet,
  slots: readonly FilledSlot[],
  crowd: readonly CrowdMember[],
  now: Date,
): Promise<void> {
  const streetId = street.code
  const said = readDemoRatings()
  const thankedBy = memberIdOf(streetId, staffOf(street, 'coordinator').key)
  const since = new Date(now.getTime() - daysBehind * dayMs)
  const rated = slots.flatMap(slot => ratingRows(streetId, slot, { said, since, thankedBy }))
  await insertAll(
    tx,
    booking,
    slots.flatMap(slot => bookingRows(streetId, slot)),
  )
  await insertAll(
    tx,
    booking,
    slots.flatMap(slot => pendingRows(streetId, slot, crowd, now)),
  )
  await insertAll(
    tx,
    waitlist,
    slots.flatMap(slot => waitlistRows(streetId, slot, crowd, now)),
  )
  await insertAll(tx, rating, rated)
  await addStars(tx, streetId, rated)
}

async function addStars(tx: Tx, streetId: string, rated: readonly { serviceId: string; stars: number }[]) {
  const sums = new Map<string, { stars: number; ratings: number }>()
  for (const { serviceId, stars } of rated) {
    const sum = sums.get(serviceId) ?? { stars: 0, ratings: 0 }
    sums.set(serviceId, { stars: sum.stars + stars, ratings: sum.ratings + 1 })
  }
  if (sums.size === 0) return
  await tx
    .insert(serviceStars)
    .values([...sums].map(([serviceId, sum]) => ({ streetId, serviceId, ...sum })))
    .onConflictDoUpdate({
      target: [serviceStars.streetId, serviceStars.serviceId],
      set: {
        stars: sql`${serviceStars.stars} + excluded.stars`,
        ratings: sql`${serviceStars.ratings} + excluded.ratings`,
      },
    })
}

function claim(streetId: string, slotId: string, person: CrowdMember) {
  const dependantId = person.guardianKey === null ? null : dependantIdOf(streetId, person.key)
  const memberId = memberIdOf(streetId, person.guardianKey ?? person.key)
  return { streetId, slotId, memberId, dependantId, personId: dependantId ?? memberId }
}

function bookingIdOf(slot: DemoSlot, person: CrowdMember): string {
  return demoId(`${slot.key} booking ${person.key}`)
}

function bookingRow(streetId: string, { id, slot }: FilledSlot, entry: RosterEntry) {
  const { person, party, status, bookedAt } = entry
  const draw = fraction(`${slot.key}/${person.key}/source`)
  const wasReceived = slot.endsAt <= bookedAt || status === 'attended' || status === 'no_show'
  return {
    ...claim(streetId, id, person),
    id: bookingIdOf(slot, person),
    party,
    status,
    source: draw < 0.8 ? ('self' as const) : ('desk' as const),
    code: String(Math.floor(fraction(`${slot.key}/${person.key}/code`) * 1_000_000)).padStart(6, '0'),
    reason: status === 'excused' ? '家里有事，提前打过电话' : '',
    createdAt: bookedAt,
    updatedAt: wasReceived ? slot.startsAt : bookedAt,
    receivedAt: wasReceived ? slot.startsAt : null,
  }
}

function bookingRows(streetId: string, filled: FilledSlot) {
  return filled.roster.entries.map(entry => bookingRow(streetId, filled, entry))
}

function pendingRows(streetId: string, filled: FilledSlot, crowd: readonly CrowdMember[], now: Date) {
  const { slot, service, roster } = filled
  const isAsked = service.needsApproval && slot.startsAt > now && roster.taken < slot.places
  if (!isAsked || fraction(`${slot.key} pending`) < 0.6) return []
  return othersFor(slot, service, crowd, roster)
    .slice(0, 1)
    .map(person => {
      const bookedAt = new Date(now.getTime() - fraction(`${slot.key} asked`) * dayMs)
      return bookingRow(streetId, filled, { person, party: 1, status: 'pending', bookedAt })
    })
}

function waitlistRows(streetId: string, filled: FilledSlot, crowd: readonly CrowdMember[], now: Date) {
  const { id, slot, service, roster } = filled
  if (slot.startsAt <= now || roster.taken < slot.places) return []
  const people = othersFor(slot, service, crowd, roster).slice(
    0,
    Math.floor(fraction(`${slot.key} waiting`) * 3),
  )
  return people.map((person, index) => ({
    ...claim(streetId, id, person),
    id: demoId(`${slot.key} waitlist ${person.key}`),
    turn: index + 1,
    party: 1,
    status: 'waiting' as const,
    createdAt: new Date(now.getTime() - (people.length - index) * 3_600_000),
    updatedAt: now,
  }))
}

function ratingRows(
  streetId: string,
  { id: slotId, slot, service, roster }: FilledSlot,
  { said, since, thankedBy }: { said: Ratings; since: Date; thankedBy: string },
) {
  const isRecent = slot.startsAt >= since
  const share = isRecent ? ratingShares.recent : ratingShares.before
  const fitting = said.filter(({ category }) => category === service.category)
  const rows = roster.entries.flatMap(({ person, status }) => {
    const draw = (what: string) => fraction(`${slot.key}/${person.key}/${what}`)
    const words = fitting[Math.floor(draw('words') * fitting.length)]
    if (status !== 'attended' || draw('rates') > share || words === undefined) return []
    const row = {
      streetId,
      id: demoId(`${slot.key} rating ${person.key}`),
      bookingId: bookingIdOf(slot, person),
      slotId,
      serviceId: serviceIdOf(streetId, slot.serviceKey),
      memberId: memberIdOf(streetId, person.guardianKey ?? person.key),
      stars: words.stars,
      tags: words.stars === 5 ? [draw('tag') < 0.5 ? ('kind' as const) : ('professional' as const)] : [],
      text: isRecent ? words.text : '',
      createdAt: new Date(slot.endsAt.getTime() + draw('said') * 3_600_000),
      ...(isRecent
        ? {}
        : { answer: '谢谢您来。', answeredAt: new Date(+slot.endsAt + dayMs), answeredBy: thankedBy }),
    }
    return [row]
  })
  // One says it once for all of theirs who came.
  return [...new Map(rows.map(row => [row.memberId, row])).values()]
}
