import { addDays, sayDateTime, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { cancelBooking } from '../features/booking/booking.service.ts'
import { joinWaitlist } from '../features/waitlist/waitlist.service.ts'
import { Refusal } from '../platform/refuse.ts'
import { crowdOf } from './demo-crowd.ts'
import { firstOf, type LifeSlot, likelySlots, selfOf } from './demo-lives.ts'
import { memberIdOf } from './demo-people.ts'
import { bookAll, type DemoWrite } from './demo-places.ts'
import { fraction } from './demo-slots.ts'
import type { DemoStreet } from './demo-source.ts'

// Few enough to be filled by neighbours at once, more than one so that it is no talk between two.
const leastPlaces = 2
const mostLeft = 24
const tries = 6
const hourMs = 3_600_000

/**
 * Lets an offer wait for the first one of the sign-in: neighbours fill a slot, the first one waits for it, and one of
 * the neighbours gives their place back. It is held until the morning after the next, where a street holds it for two
 * hours: whenever somebody looks at the demo, it is there.
 */
export async function loadOffer(
  write: DemoWrite,
  { street, slots, now }: { street: DemoStreet; slots: readonly LifeSlot[]; now: Date },
): Promise<void> {
  const first = firstOf(street)
  if (await isOffered(write, first.key, morningAfter(now, 1))) return
  const until = morningAfter(now, 2)
  const later = slots.filter(
    ({ startsAt, left }) => startsAt > until && left >= leastPlaces && left <= mostLeft,
  )
  for (const slot of likelySlots(street, selfOf(first), later).slice(0, tries)) {
    if (await offerOne(write, { street, slot, memberKey: first.key, now, until })) return
  }
}

/** When people are up, after the demo has moved on to its next day. */
function morningAfter(now: Date, days: number): Date {
  return shanghaiInstant(addDays(shanghaiDate(now), days), '09:00')
}

async function isOffered({ tx, streetId }: DemoWrite, memberKey: string, until: Date): Promise<boolean> {
  const { rowCount } = await tx.$client.query(
    `select from waitlist where street_id = $1 and member_id = $2 and status = 'offered' and offer_expires_at >= $3`,
    [streetId, memberIdOf(streetId, memberKey), until],
  )
  return rowCount !== 0
}

interface OfferWish {
  street: DemoStreet
  slot: LifeSlot
  memberKey: string
  now: Date
  until: Date
}

async function offerOne(write: DemoWrite, wish: OfferWish): Promise<boolean> {
  const { tx, config, streetId } = write
  const { street, slot, memberKey, now, until } = wish
  const memberId = memberIdOf(streetId, memberKey)
  const before = new Date(now.getTime() - hourMs)
  const neighbours = crowdOf(street)
    .filter(({ guardianKey, usesApp }) => guardianKey === null && usesApp)
    .map(({ key }) => ({ memberKey: key, dependantKey: null, by: null, slotId: slot.id }))
    .sort((a, b) => fraction(`${slot.id} ${a.memberKey}`) - fraction(`${slot.id} ${b.memberKey}`))
  const booked = (await bookAll(write, neighbours, before)).flatMap(booking => booking ?? [])
  const given = booked.at(-1)
  if (given === undefined) return false
  const ask = {
    streetId,
    config,
    slotId: slot.id,
    memberId,
    dependantId: null,
    party: 1,
    note: null,
    now: before,
  }
  const waiting = await joinWaitlist(tx, ask).catch(toRefusal)
  if (waiting instanceof Refusal) return false
  const leaver = memberIdOf(streetId, given.memberKey)
  await cancelBooking(tx, {
    ...{ streetId, bookingId: given.id, memberId: leaver, kind: 'service', word: '', now },
  })
  return holdLonger(write, { entryId: waiting.entry.id, until })
}

function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

/** Returns whether there is an offer that is held; its message says until when, too. */
async function holdLonger(
  { tx, streetId }: DemoWrite,
  { entryId, until }: { entryId: string; until: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query(
    `update waitlist set offer_expires_at = $3 where street_id = $1 and id = $2 and status = 'offered'`,
    [streetId, entryId, until],
  )
  await tx.$client.query(
    `update notice set text = regexp_replace(text, '名额为您留到.*，', $3)
      where street_id = $1 and waitlist_id = $2 and kind = 'offer'`,
    [streetId, entryId, `名额为您留到${sayDateTime(until)}，`],
  )
  return rowCount === 1
}
