import { dayMs, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { cancelBooking } from '../features/booking/booking.service.ts'
import { changeBookings } from '../features/booking/booking.store.ts'
import { putFollow } from '../features/follow/follow.store.ts'
import { cancelSlot } from '../features/publish/slot-cancel.service.ts'
import { answerRating, rateBooking } from '../features/rating/rating.service.ts'
import { type DemoPerson, familyOf, firstOf, type LifeSlot, likelySlots, selfOf } from './demo-lives.ts'
import { callerOf, staffOf } from './demo-load-cases.ts'
import { loadOffer } from './demo-load-offer.ts'
import { dependantIdOf, memberIdOf } from './demo-people.ts'
import { bookWishes, type DemoBooking, type DemoWish, type DemoWrite, residentOf } from './demo-places.ts'
import { serviceIdOf } from './demo-rows.ts'
import { fraction } from './demo-slots.ts'
import { type DemoStreet, readDemoRatings } from './demo-source.ts'

const hourMs = 3_600_000
// As far back as the demo has slots, less the day on which what lies behind was booked.
const daysBehind = 13
// What is coming lies within these days of today, or of the first day after a long holiday.
const daysAhead = 5
const missedShare = 0.07

/** How a booking that is over went. */
type Past = 'attended' | 'missed' | 'cancelled'

/** What a street's residents may choose from, and what they have already, from the days behind on. */
export interface Life {
  street: DemoStreet
  slots: readonly LifeSlot[]
  held: readonly HeldRow[]
  now: Date
}

interface HeldRow {
  memberId: string
  personId: string
  slotId: string
  status: string
  startsAt: Date
}

/**
 * Gives the residents of the sign-in what people have who live with this: bookings behind and ahead of them, a family
 * that is booked for, an offer that waits, a slot that was cancelled, a word that was answered. All of it by the
 * functions that write it in life, and only what is missing: so it goes on from day to day, and twice adds nothing.
 */
export async function loadLives(write: DemoWrite, street: DemoStreet, now: Date): Promise<void> {
  await settle(write, now)
  const life = { street, slots: await listOpen(write, now), held: await listHeld(write, street, now), now }
  await loadPast(write, life)
  const coming = await loadComing(write, life)
  await loadCancelledSlot(write, life, coming)
  await loadOffer(write, life)
}

/** Who was booked on a day that is over came, or did not: nobody of the demo stands at its desks. */
async function settle({ tx, streetId }: DemoWrite, now: Date): Promise<void> {
  const { rows } = await tx.$client.query<{ id: string; startsAt: Date }>(
    `select b.id, s.starts_at as "startsAt" from booking b
      join slot s on s.street_id = $1 and s.id = b.slot_id and s.is_sample and s.ends_at < $2
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'service'
      join member m on m.street_id = $1 and m.id = b.member_id and m.is_sample
      where b.street_id = $1 and b.status = 'booked'`,
    [streetId, shanghaiInstant(shanghaiDate(now))],
  )
  const changes = rows.map(({ id, startsAt }) => ({
    id,
    status: fraction(`${id} came`) < missedShare ? ('no_show' as const) : ('attended' as const),
    receivedAt: startsAt,
  }))
  await changeBookings(tx, streetId, changes, now)
}

async function listOpen({ tx, streetId }: DemoWrite, now: Date): Promise<LifeSlot[]> {
  const { rows } = await tx.$client.query<LifeSlot>(
    `select s.id, s.service_id as "serviceId", s.starts_at as "startsAt", s.ends_at as "endsAt",
        s.places - s.taken - s.held as left
      from slot s join service v on v.street_id = $1 and v.id = s.service_id
      where s.street_id = $1 and s.is_sample and s.status = 'open' and v.kind = 'service' and v.status = 'published'
        and s.starts_at > $2 order by s.starts_at, s.id`,
    [streetId, new Date(now.getTime() - daysBehind * dayMs)],
  )
  return rows
}

async function listHeld({ tx, streetId }: DemoWrite, street: DemoStreet, now: Date): Promise<HeldRow[]> {
  const { rows } = await tx.$client.query<HeldRow>(
    `select b.member_id as "memberId", b.person_id as "personId", b.slot_id as "slotId", b.status, s.starts_at as "startsAt"
      from booking b
      join slot s on s.street_id = $1 and s.id = b.slot_id and s.starts_at > $3
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'service'
      where b.street_id = $1 and b.member_id = any($2)`,
    [
      streetId,
      street.residents.map(({ key }) => memberIdOf(streetId, key)),
      new Date(now.getTime() - daysBehind * dayMs),
    ],
  )
  return rows
}

/** A wish for somebody, with how it went where it lies behind. */
interface PersonWish extends DemoWish {
  went: Past
}

/** Two that were attended for everybody new; the first one once did not come, and once cancelled. */
async function loadPast(write: DemoWrite, { street, slots, held, now }: Life): Promise<void> {
  const first = firstOf(street)
  const over = slots.filter(({ endsAt }) => +endsAt < +now - 2 * hourMs).reverse()
  const wishes = street.residents.flatMap((resident): PersonWish[] => {
    if (held.some(({ memberId }) => memberId === memberIdOf(street.code, resident.key))) return []
    const fits = likelySlots(street, selfOf(resident), over).map(({ id }) => id)
    const went: Past[] =
      resident === first ? ['attended', 'attended', 'missed', 'cancelled'] : ['attended', 'attended']
    return went.map((how, index) => ({ ...claimOf(resident.key), slotIds: fits.slice(index), went: how }))
  })
  if (wishes.length === 0) return
  const made = await bookWishes(write, wishes, new Date(now.getTime() - (daysBehind + 1) * dayMs))
  const past = made.flatMap((booking, index) => {
    const slot = slots.find(({ id }) => id === booking?.slotId)
    const went = wishes[index]?.went
    return booking === undefined || slot === undefined || went === undefined ? [] : [{ booking, slot, went }]
  })
  await receive(write, past, now)
  await sayHowItWas(write, street, past)
  await keepInSight(write, past)
}

/** What they came to is kept in sight from then on, and they are told of its new slots. */
async function keepInSight({ tx, streetId }: DemoWrite, past: readonly PastBooking[]): Promise<void> {
  for (const { booking, slot, went } of past) {
    if (went !== 'attended') continue
    const memberId = memberIdOf(streetId, booking.memberKey)
    await putFollow(tx, { streetId, memberId, serviceId: slot.serviceId, isTold: true, now: slot.endsAt })
  }
}

interface PastBooking {
  booking: DemoBooking
  slot: LifeSlot
  went: Past
}

async function receive(write: DemoWrite, past: readonly PastBooking[], now: Date): Promise<void> {
  const { tx, streetId } = write
  const received = past
    .filter(({ went }) => went !== 'cancelled')
    .map(({ booking, slot, went }) => ({
      id: booking.id,
      status: went === 'attended' ? ('attended' as const) : ('no_show' as const),
      receivedAt: slot.startsAt,
    }))
  await changeBookings(tx, streetId, received, now)
  for (const { booking, slot, went } of past) {
    if (went !== 'cancelled') continue
    const memberId = memberIdOf(streetId, booking.memberKey)
    const at = new Date(slot.startsAt.getTime() - dayMs)
    await cancelBooking(tx, {
      ...{ streetId, bookingId: booking.id, memberId, kind: 'service', word: '', now: at },
    })
  }
}

/** Of two that were attended one was said how it was, and the street thanked for it; the other waits for a word. */
async function sayHowItWas(
  write: DemoWrite,
  street: DemoStreet,
  past: readonly PastBooking[],
): Promise<void> {
  const { tx, streetId } = write
  const said = readDemoRatings()
  const services = new Map(street.services.map(service => [serviceIdOf(streetId, service.key), service]))
  const coordinator = callerOf(street, 'coordinator')
  for (const [index, resident] of street.residents.entries()) {
    const own = past.find(one => one.went === 'attended' && one.booking.memberKey === resident.key)
    const category = own && services.get(own.slot.serviceId)?.category
    const words = said.find(one => one.category === category && one.stars >= 4)
    const isFirst = resident === firstOf(street)
    if (own === undefined || words === undefined || !(isFirst || index % 3 === 0)) continue
    const at = new Date(own.slot.endsAt.getTime() + hourMs)
    const caller = residentOf(streetId, resident)
    const wish = { stars: words.stars, tags: ['kind' as const], text: words.text }
    const { id: ratingId } = await rateBooking(tx, {
      ...{ streetId, bookingId: own.booking.id, caller, wish, now: at },
    })
    if (!isFirst) continue
    const text = '谢谢您来，也谢谢您告诉我们。下回还在老地方等您。'
    await answerRating(tx, { streetId, ratingId, caller: coordinator, text, now: new Date(+at + hourMs / 2) })
  }
}

/** Everybody has something ahead of them, and who cares for somebody has booked for them too; returns where. */
async function loadComing(write: DemoWrite, { street, slots, held, now }: Life): Promise<Set<string>> {
  const ahead = soon(slots, now)
  const first = firstOf(street)
  const desk = staffOf(street, 'coordinator').key
  const isExpected = (personId: string) =>
    held.some(one => one.personId === personId && one.status === 'booked' && one.startsAt > now)
  const wishes = street.residents.flatMap(resident => {
    const [relative] = familyOf(resident)
    const self = claimOf(resident.key)
    const family = { ...self, dependantKey: relative?.key ?? null, by: resident === first ? desk : null }
    return [
      ...(isExpected(memberIdOf(street.code, resident.key)) ? [] : [wishOf(self, selfOf(resident))]),
      ...(relative === undefined || isExpected(dependantIdOf(street.code, relative.key))
        ? []
        : [wishOf(family, relative)]),
    ]
  })
  const made = await bookWishes(write, wishes, new Date(now.getTime() - 2 * hourMs))
  return new Set([...held, ...made].flatMap(booking => booking?.slotId ?? []))

  function wishOf(claim: ReturnType<typeof claimOf>, person: DemoPerson): DemoWish {
    return { ...claim, slotIds: likelySlots(street, person, ahead).map(({ id }) => id) }
  }
}

/** Returns the slots of the next days; after a long holiday those of its first days. */
export function soon(slots: readonly LifeSlot[], now: Date): LifeSlot[] {
  const coming = slots.filter(({ startsAt }) => +startsAt > +now + hourMs)
  const from = Math.max(now.getTime(), (coming[0]?.startsAt.getTime() ?? 0) - dayMs)
  return coming.filter(({ startsAt }) => +startsAt < from + daysAhead * dayMs)
}

/** The first one once had booked what the street then cancelled: their inbox says why, and so do those of the others. */
async function loadCancelledSlot(write: DemoWrite, life: Life, kept: ReadonlySet<string>): Promise<void> {
  const { street, slots, held, now } = life
  const { tx, streetId } = write
  const first = firstOf(street)
  const memberId = memberIdOf(streetId, first.key)
  if (held.some(one => one.memberId === memberId && one.status === 'slot_cancelled')) return
  const later = slots.filter(({ id, startsAt }) => +startsAt > +now + 2 * dayMs && !kept.has(id))
  const chosen = likelySlots(street, selfOf(first), later).slice(2)
  const wish = { ...claimOf(first.key), slotIds: chosen.map(({ id }) => id) }
  const [booking] = await bookWishes(write, [wish], new Date(now.getTime() - 2 * hourMs))
  if (booking === undefined) return
  const caller = callerOf(street, 'coordinator')
  await cancelSlot(tx, { streetId, caller, slotId: booking.slotId, reason: '这天场地停水检修', now })
}

export function claimOf(memberKey: string) {
  return { memberKey, dependantKey: null as string | null, by: null as string | null }
}
