import type { Rating } from '@yunxuan/contract'
import {
  type BookingSource,
  type BookingStatus,
  endedStatuses,
  type RatingTag,
  type ServiceKind,
} from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { findSlot, type SlotRow } from '../slot/slot.store.ts'

/** A booking with the names that go with it; its slot is read beside it. */
export interface BookingRow {
  id: string
  slotId: string
  memberId: string
  memberName: string
  dependantId: string | null
  personId: string
  personName: string
  phone: string | null
  party: number
  status: BookingStatus
  source: BookingSource
  code: string
  reason: string
  createdAt: Date
  updatedAt: Date
  receivedAt: Date | null
  hasNote: boolean
  rating: Rating | null
}

export interface RawBookingRow extends Omit<BookingRow, 'rating'> {
  ratingId: string | null
  stars: number | null
  tags: RatingTag[] | null
  text: string | null
  ratedAt: Date | null
  answer: string | null
  answeredAt: Date | null
}

/** SQL: bookings, with what else is selected of them. */
export const bookingRowsWith = (
  more: string,
) => `select ${more} b.id, b.slot_id as "slotId", b.member_id as "memberId", m.name as "memberName",
    b.dependant_id as "dependantId", b.person_id as "personId", coalesce(d.name, m.name) as "personName",
    m.phone, b.party, b.status, b.source, b.code, b.reason, b.created_at as "createdAt",
    b.updated_at as "updatedAt", b.received_at as "receivedAt", n.booking_id is not null and n.erased_at is null as "hasNote",
    r.id as "ratingId", r.stars, r.tags, r.text, r.created_at as "ratedAt", r.answer,
    r.answered_at as "answeredAt"
  from booking b
  join member m on m.street_id = $1 and m.id = b.member_id
  left join dependant d on d.street_id = $1 and d.id = b.dependant_id
  left join booking_note n on n.street_id = $1 and n.booking_id = b.id
  left join rating r on r.street_id = $1 and r.slot_id = b.slot_id and r.member_id = b.member_id`
export const bookingRows = bookingRowsWith('')

/**
 * SQL: the bookings of the slots $2 that stand on a roster. In two parts, each with an index of its own: those that are
 * live are found by the one that keeps them single, and nothing is written besides for a booking that is made.
 */
export const ofRoster = `(select * from booking where street_id = $1 and slot_id = any($2::uuid[])
      and status in ('pending', 'booked', 'attended', 'no_show')
    union all select * from booking where street_id = $1 and slot_id = any($2::uuid[])
      and status in ('excused', 'cancelled', 'late_cancelled')) o`

export const ofSlots = `join slot s on s.street_id = $1 and s.id = b.slot_id
  join service v on v.street_id = $1 and v.id = s.service_id`

/** Returns bookings by id, in no order. */
export async function listBookingsById(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<BookingRow[]> {
  if (ids.length === 0) return []
  const { rows } = await db.$client.query<RawBookingRow>({
    name: 'booking-by-id',
    text: `${bookingRows} where b.street_id = $1 and b.id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows.map(toBookingRow)
}

/** Returns a booking with its slot. */
export async function findBooking(
  db: Executor,
  streetId: string,
  bookingId: string,
): Promise<{ booking: BookingRow; slot: SlotRow } | undefined> {
  const [booking] = await listBookingsById(db, streetId, [bookingId])
  if (booking === undefined) return undefined
  const slot = await findSlot(db, streetId, booking.slotId)
  return slot === undefined ? undefined : { booking, slot }
}

/** Returns the bookings of slots in the order people read a roster: by slot time, then by arrival. */
export async function listSlotBookings(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<BookingRow[]> {
  const { rows } = await db.$client.query<RawBookingRow>({
    name: 'booking-of-slots',
    text: `${bookingRows} where b.street_id = $1 and b.id in (select id from ${ofRoster}) order by b.id`,
    values: [streetId, slotIds],
  })
  return rows.map(toBookingRow)
}

/** Returns bookings of every street that still wait for a yes although their slot is over. */
export async function listUnanswered(
  db: Executor,
  now: Date,
): Promise<{ streetId: string; bookingId: string }[]> {
  const { rows } = await db.$client.query<{ streetId: string; bookingId: string }>({
    name: 'booking-unanswered',
    // In another order each time: some that cannot be closed must not keep all others from their turn.
    text: `select b.street_id as "streetId", b.id as "bookingId" from booking b
      join slot s on s.street_id = b.street_id and s.id = b.slot_id
      where b.status = 'pending' and s.ends_at <= $1 order by random() limit 1000`,
    values: [now],
  })
  return rows
}

/** Whose bookings are listed: of services, or of shifts of activities. */
export interface OwnBookings {
  streetId: string
  memberId: string
  kind: ServiceKind
  now: Date
}

/** Where a page of a member's bookings begins. */
export interface BookingKey {
  startsAt: Date
  id: string
}

/** Returns a member's bookings of slots that are not over, soonest first, without those that came to nothing. */
export async function listComing(
  db: Executor,
  who: OwnBookings,
  after: BookingKey | null,
  limit: number,
): Promise<BookingRow[]> {
  const { rows } = await db.$client.query<RawBookingRow>({
    name: 'booking-coming',
    text: `${bookingRows} ${ofSlots}
      where b.street_id = $1 and b.member_id = $2 and s.ends_at > $3 and v.kind = $7
        and b.status in ('pending', 'booked', 'attended', 'slot_cancelled')
        and ($4::timestamptz is null or (s.starts_at, b.id) > ($4, $5::uuid))
      order by s.starts_at, b.id limit $6`,
    values: [
      who.streetId,
      who.memberId,
      who.now,
      after?.startsAt ?? null,
      after?.id ?? null,
      limit,
      who.kind,
    ],
  })
  return rows.map(toBookingRow)
}

/** Returns all other bookings of a member, latest first. */
export async function listPast(
  db: Executor,
  who: OwnBookings,
  before: BookingKey | null,
  limit: number,
): Promise<BookingRow[]> {
  const { rows } = await db.$client.query<RawBookingRow>({
    name: 'booking-past',
    text: `${bookingRows} ${ofSlots}
      where b.street_id = $1 and b.member_id = $2 and v.kind = $7
        and (s.ends_at <= $3 or b.status not in ('pending', 'booked', 'attended', 'slot_cancelled'))
        and ($4::timestamptz is null or (s.starts_at, b.id) < ($4, $5::uuid))
      order by s.starts_at desc, b.id desc limit $6`,
    values: [
      who.streetId,
      who.memberId,
      who.now,
      before?.startsAt ?? null,
      before?.id ?? null,
      limit,
      who.kind,
    ],
  })
  return rows.map(toBookingRow)
}

/** What changes when a booking is cancelled, received, approved or rejected. */
export interface BookingChange {
  id: string
  status: BookingStatus
  reason?: string
  receivedAt?: Date | null
}

/** Writes the new state of bookings whose slots this transaction has locked; the notes of those that ended are erased. */
export async function changeBookings(
  tx: Tx,
  streetId: string,
  changes: readonly BookingChange[],
  now: Date,
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(change => ({
    id: change.id,
    status: change.status,
    reason: change.reason ?? null,
    received_at: change.receivedAt ?? null,
    sets_received: change.receivedAt !== undefined,
  }))
  await tx.$client.query({
    name: 'booking-change',
    text: `with r as (select * from json_to_recordset($2::json) as r(id uuid, status text, reason text,
          received_at timestamptz, sets_received boolean)),
        erased as (update booking_note n set sealed = null, erased_at = $3 from r
          where n.street_id = $1 and n.booking_id = r.id and n.erased_at is null and r.status = any($4::text[]))
      update booking b set status = r.status, reason = coalesce(r.reason, b.reason), updated_at = $3,
        received_at = case when r.sets_received then r.received_at else b.received_at end
      from r where b.street_id = $1 and b.id = r.id`,
    values: [streetId, JSON.stringify(rows), now, endedStatuses],
  })
}

/** Returns for each of the persons the spans of their active bookings that are not over. */
export async function listActiveSpans(
  db: Executor,
  streetId: string,
  personIds: readonly string[],
  now: Date,
): Promise<{ personId: string; slotId: string; startsAt: Date; endsAt: Date }[]> {
  const { rows } = await db.$client.query<{ personId: string; slotId: string; startsAt: Date; endsAt: Date }>(
    {
      name: 'booking-spans',
      text: `select b.person_id as "personId", b.slot_id as "slotId", s.starts_at as "startsAt", s.ends_at as "endsAt"
      from booking b join slot s on s.street_id = $1 and s.id = b.slot_id
      where b.street_id = $1 and b.person_id = any($2::uuid[])
        and b.status in ('pending', 'booked', 'attended', 'no_show') and s.ends_at > $3`,
      values: [streetId, personIds, now],
    },
  )
  return rows
}

export function toBookingRow(raw: RawBookingRow): BookingRow {
  const { ratingId, stars, tags, text, ratedAt, answer, answeredAt, ...row } = raw
  if (ratingId === null || stars === null || ratedAt === null) return { ...row, rating: null }
  return {
    ...row,
    rating: {
      id: ratingId,
      stars,
      tags: tags ?? [],
      text: text ?? '',
      memberName: row.memberName,
      createdAt: ratedAt.toISOString(),
      answer:
        answer === null || answeredAt === null
          ? null
          : { text: answer, answeredAt: answeredAt.toISOString() },
    },
  }
}
