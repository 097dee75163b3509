import { createHash, randomBytes } from 'node:crypto'
import { categoryNames, dayMs } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import {
  type FeedAsk,
  findCalendarOwner,
  findCalendarSince,
  findFeedName,
  listFeedBookings,
  listFeedSlots,
  putCalendar,
} from './feed.store.ts'
import { calendarOf, entryOfBooking, entryOfSlot } from './feed-calendar.ts'

type Narrowed = Pick<FeedAsk, 'streetId' | 'area' | 'brand' | 'category'> & { now: Date; publicUrl: string }

/** Whoever looks back finds last month; so a calendar that comes by once a week still hears of what was cancelled. */
const daysBack = 30
const daysAhead = 90
const ownDaysAhead = 366

/** Returns what can be booked in a street, or in a part of it, as an iCalendar feed. */
export async function readStreetFeed(db: Executor, ask: Narrowed): Promise<string> {
  const { now, publicUrl } = ask
  const [named, slots] = await Promise.all([
    findFeedName(db, ask),
    listFeedSlots(db, { ...ask, ...spanOf(now, daysAhead) }),
  ])
  if (named === undefined) throw new Refusal('not_found')
  const part = [named.area, named.brand, ask.category && categoryNames[ask.category].name].filter(Boolean)
  const name = part.length === 0 ? `${named.street}服务` : `${named.street} ${part.join(' ')}`
  return calendarOf(
    name,
    slots.map(slot => entryOfSlot(slot, { streetId: ask.streetId, publicUrl })),
    now,
  )
}

/** Returns somebody's own bookings as an iCalendar feed; refuses a secret that opens nothing, or no longer. */
export async function readOwnFeed(
  db: Executor,
  { streetId, secret, now }: { streetId: string; secret: string; now: Date },
): Promise<string> {
  const memberId = await findCalendarOwner(db, streetId, hashOf(secret))
  if (memberId === undefined) throw new Refusal('not_found')
  const bookings = await listFeedBookings(db, { streetId, memberId, ...spanOf(now, ownDaysAhead) })
  return calendarOf('云选 我的预约', bookings.map(entryOfBooking), now)
}

/** Returns since when the address of a member's own calendar holds. */
export async function readCalendar(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<{ since: string | null }> {
  return { since: (await findCalendarSince(db, streetId, memberId))?.toISOString() ?? null }
}

/** Gives a member's calendar a new secret address and returns it; whoever has the one before reads nothing more. */
export async function renewCalendar(
  tx: Tx,
  {
    streetId,
    memberId,
    now,
    publicUrl,
  }: Pick<Narrowed, 'streetId' | 'now' | 'publicUrl'> & { memberId: string },
): Promise<{ since: string; url: string }> {
  const secret = randomBytes(24).toString('base64url')
  await putCalendar(tx, { streetId, memberId, secretHash: hashOf(secret), since: now })
  return {
    since: now.toISOString(),
    url: `${publicUrl}/v1/streets/${streetId}/own-calendars/${secret}`,
  }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()

const spanOf = (now: Date, ahead: number) => ({
  from: new Date(now.getTime() - daysBack * dayMs),
  to: new Date(now.getTime() + ahead * dayMs),
})
