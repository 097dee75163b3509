import type { BookingStatus, Category, ServiceKind, SlotStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { isWithin } from '../street/area.store.ts'

/** What a calendar says of a slot. */
export interface FeedSlot {
  slotId: string
  serviceId: string
  kind: ServiceKind
  title: string
  summary: string
  category: Category
  organizationName: string
  startsAt: Date
  endsAt: Date
  status: SlotStatus
  sequence: number
  reason: string
  locationName: string
  address: string
  room: string
  latitude: number | null
  longitude: number | null
  preparation: string[]
  bring: string[]
  phone: string
}

/** One's own booking of a slot. */
export interface FeedBooking extends FeedSlot {
  bookingId: string
  bookingStatus: BookingStatus
  isForSelf: boolean
  createdAt: Date
  updatedAt: Date
}

/** Of which slots a street's feed tells. */
export interface FeedAsk {
  streetId: string
  area?: string | undefined
  brand?: string | undefined
  category?: Category | undefined
  from: Date
  to: Date
}

const slotColumns = `s.id as "slotId", s.service_id as "serviceId", v.kind, v.title, v.summary, v.category,
    o.name as "organizationName", s.starts_at as "startsAt", s.ends_at as "endsAt", s.status, s.sequence, s.reason,
    l.name as "locationName", l.address, s.room, l.latitude, l.longitude, v.preparation, v.bring,
    coalesce(nullif(v.phone, ''), (select desk_phone from street where id = $1)) as phone`

const slotTables = `join service v on v.street_id = $1 and v.id = s.service_id
    join organization o on o.street_id = $1 and o.id = v.organization_id
    join location l on l.street_id = $1 and l.id = coalesce(s.location_id, v.location_id)`

/** More than a street has in three months; a feed beyond it says the soonest. */
const mostEntries = 2000

/** Returns what can be booked in a span, the soonest first; what was cancelled among it. */
export async function listFeedSlots(db: Executor, ask: FeedAsk): Promise<FeedSlot[]> {
  const { rows } = await db.$client.query<FeedSlot>({
    name: 'feed-slots',
    text: `select ${slotColumns} from slot s ${slotTables}
      where s.street_id = $1 and s.starts_at >= $2 and s.starts_at < $3
        and v.kind = 'service' and v.status = 'published'
        and ($4::uuid[] is null or ${isWithin(4, 'l.area_id')})
        and ($5::uuid is null or v.brand_id = $5) and ($6::text is null or v.category = $6)
      order by s.starts_at, s.id limit ${mostEntries}`,
    values: [
      ask.streetId,
      ask.from,
      ask.to,
      ask.area === undefined ? null : [ask.area],
      ask.brand ?? null,
      ask.category ?? null,
    ],
  })
  return rows
}

/** Returns what a feed is called: the street, and what it is narrowed to; undefined where one of them is not there. */
export async function findFeedName(
  db: Executor,
  { streetId, area, brand }: Pick<FeedAsk, 'streetId' | 'area' | 'brand'>,
): Promise<{ street: string; area: string | null; brand: string | null } | undefined> {
  const { rows } = await db.$client.query<{ street: string; area: string | null; brand: string | null }>({
    name: 'feed-name',
    text: `select t.name as street, a.name as area, b.name as brand from street t
      left join area a on a.street_id = $1 and a.id = $2
      left join brand b on b.street_id = $1 and b.id = $3 where t.id = $1`,
    values: [streetId, area ?? null, brand ?? null],
  })
  const row = rows[0]
  if (row === undefined || (area !== undefined && row.area === null)) return undefined
  return brand !== undefined && row.brand === null ? undefined : row
}

/** Returns a member's own bookings and sign-ups, and those for their family, that begin in a span. */
export async function listFeedBookings(
  db: Executor,
  of: { streetId: string; memberId: string; from: Date; to: Date },
): Promise<FeedBooking[]> {
  const { rows } = await db.$client.query<FeedBooking>({
    name: 'feed-bookings',
    text: `select ${slotColumns}, b.id as "bookingId", b.status as "bookingStatus",
        b.person_id = b.member_id as "isForSelf", b.created_at as "createdAt", b.updated_at as "updatedAt"
      from booking b join slot s on s.street_id = $1 and s.id = b.slot_id ${slotTables}
      where b.street_id = $1 and b.member_id = $2 and s.starts_at >= $3 and s.starts_at < $4
      order by s.starts_at, b.id limit ${mostEntries}`,
    values: [of.streetId, of.memberId, of.from, of.to],
  })
  return rows
}

/** Returns whose calendar a secret opens. */
export async function findCalendarOwner(
  db: Executor,
  streetId: string,
  secretHash: Buffer,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ memberId: string }>({
    name: 'own-calendar-owner',
    text: 'select member_id as "memberId" from own_calendar where street_id = $1 and secret_hash = $2',
    values: [streetId, secretHash],
  })
  return rows[0]?.memberId
}

/** Returns since when a member's address holds. */
export async function findCalendarSince(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<Date | undefined> {
  const { rows } = await db.$client.query<{ since: Date }>({
    name: 'own-calendar-since',
    text: 'select since from own_calendar where street_id = $1 and member_id = $2',
    values: [streetId, memberId],
  })
  return rows[0]?.since
}

/** Keeps the hash of a member's new secret in the place of the one before. */
export async function putCalendar(
  tx: Tx,
  row: { streetId: string; memberId: string; secretHash: Buffer; since: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'own-calendar-put',
    text: `insert into own_calendar (street_id, member_id, secret_hash, since) values ($1, $2, $3, $4)
      on conflict (street_id, member_id) do update set secret_hash = excluded.secret_hash, since = excluded.since`,
    values: [row.streetId, row.memberId, row.secretHash, row.since],
  })
}

export async function deleteCalendar(tx: Tx, streetId: string, memberId: string): Promise<void> {
  await tx.$client.query({
    name: 'own-calendar-delete',
    text: 'delete from own_calendar where street_id = $1 and member_id = $2',
    values: [streetId, memberId],
  })
}
