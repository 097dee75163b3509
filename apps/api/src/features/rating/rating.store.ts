import type { BookingStatus, RatingTag } from '@yunxuan/domain'
import { isoText } from '../../platform/columns.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import type { RatingRow } from '../service/service.store.ts'

/** An own booking that may be rated. */
export interface RatedBooking {
  status: BookingStatus
  slotId: string
  serviceId: string
  startsAt: Date
}

/** Locks an own booking while it is rated. */
export async function lockOwnBooking(
  tx: Tx,
  of: { streetId: string; memberId: string },
  bookingId: string,
): Promise<RatedBooking | undefined> {
  const { rows } = await tx.$client.query<RatedBooking>({
    name: 'rating-booking-lock',
    text: `select b.status, b.slot_id as "slotId", s.service_id as "serviceId", s.starts_at as "startsAt"
      from booking b join slot s on s.street_id = $1 and s.id = b.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'service'
      where b.street_id = $1 and b.member_id = $2 and b.id = $3 for no key update of b`,
    values: [of.streetId, of.memberId, bookingId],
  })
  return rows[0]
}

/** What somebody said of a service. */
export interface NewRating {
  streetId: string
  id: string
  bookingId: string
  slotId: string
  serviceId: string
  memberId: string
  stars: number
  tags: readonly RatingTag[]
  text: string
  createdAt: Date
}

/** Writes what a member says of a slot, once; returns whether it was not said before. */
export async function insertRating(tx: Tx, row: NewRating): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'rating-insert',
    text: `insert into rating (street_id, id, booking_id, slot_id, service_id, member_id, stars, tags, text,
        created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (street_id, slot_id, member_id) do nothing`,
    values: [
      row.streetId,
      row.id,
      row.bookingId,
      row.slotId,
      row.serviceId,
      row.memberId,
      row.stars,
      row.tags,
      row.text,
      row.createdAt,
    ],
  })
  return rowCount === 1
}

/** Adds a rating to the sum and number of its service; concurrent ratings wait for one another's row. */
export async function addStars(tx: Tx, streetId: string, serviceId: string, stars: number): Promise<void> {
  await tx.$client.query({
    name: 'rating-add-stars',
    text: `insert into service_stars (street_id, service_id, stars, ratings) values ($1, $2, $3, 1)
      on conflict (street_id, service_id) do update
        set stars = service_stars.stars + excluded.stars, ratings = service_stars.ratings + 1`,
    values: [streetId, serviceId, stars],
  })
}

/** A rating as whoever answers it needs it. */
export interface RatingToAnswer {
  serviceId: string
  serviceTitle: string
  memberId: string
  bookingId: string
}

export async function findRating(
  db: Executor,
  streetId: string,
  ratingId: string,
): Promise<RatingToAnswer | undefined> {
  const { rows } = await db.$client.query<RatingToAnswer>({
    name: 'rating-find',
    text: `select r.service_id as "serviceId", v.title as "serviceTitle", r.member_id as "memberId",
        r.booking_id as "bookingId"
      from rating r join service v on v.street_id = $1 and v.id = r.service_id
      where r.street_id = $1 and r.id = $2`,
    values: [streetId, ratingId],
  })
  return rows[0]
}

/** Writes the answer of a rating; returns false when it has one. */
export async function writeAnswer(
  tx: Tx,
  row: { streetId: string; ratingId: string; text: string; answeredBy: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'rating-answer',
    text: `update rating set answer = $3, answered_by = $4, answered_at = $5
      where street_id = $1 and id = $2 and answer is null`,
    values: [row.streetId, row.ratingId, row.text, row.answeredBy, row.now],
  })
  return rowCount === 1
}

/** Writes that a rating will not be answered; returns false when it was, or somebody wrote that before. */
export async function writeSetAside(
  tx: Tx,
  row: { streetId: string; ratingId: string; reason: string; by: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'rating-set-aside',
    text: `update rating set set_aside_reason = $3, set_aside_by = $4, set_aside_at = $5
      where street_id = $1 and id = $2 and answer is null and set_aside_at is null`,
    values: [row.streetId, row.ratingId, row.reason, row.by, row.now],
  })
  return rowCount === 1
}

/** A rating as those who keep its service see it. */
export interface ManagedRatingRow extends RatingRow {
  serviceId: string
  serviceTitle: string
  organizationName: string
  setAside: { reason: string; at: string; byName: string } | null
  /** Whether it lies where the caller may answer. */
  isAnswering: boolean
}

/** What a list of ratings is picked by. */
export interface ManagedRatingQuery {
  read: Scope
  answer: Scope
  serviceId: string | undefined
  /** Only those that wait for an answer, or those that will have none. */
  standing: 'waiting' | 'set_aside' | undefined
  /** Newest first, after this one. */
  before: { at: string; id: string } | null
  limit: number
}

/** Returns what people said of services within a scope, newest first. */
export async function listManagedRatings(
  db: Executor,
  streetId: string,
  query: ManagedRatingQuery,
): Promise<ManagedRatingRow[]> {
  const { rows } = await db.$client.query<ManagedRatingRow>({
    text: `select r.id, r.stars, r.tags, r.text, m.name as "memberName", r.created_at as "createdAt", r.answer,
        r.answered_at as "answeredAt", r.service_id as "serviceId", v.title as "serviceTitle",
        o.name as "organizationName",
        case when r.answer is null and r.set_aside_at is not null then json_build_object('reason', r.set_aside_reason,
          'at', ${isoText('r.set_aside_at')}, 'byName', w.name) end as "setAside", ${inScope(8, 'v')} as "isAnswering"
      from rating r
      join member m on m.street_id = $1 and m.id = r.member_id
      left join member w on w.street_id = $1 and w.id = r.set_aside_by
      join service v on v.street_id = $1 and v.id = r.service_id
      join organization o on o.street_id = $1 and o.id = v.organization_id
      join location l on l.street_id = $1 and l.id = v.location_id
      where r.street_id = $1 and ${inScope(2, 'v')}
        and ($5::uuid is null or r.service_id = $5) and ($6::timestamptz is null or (r.created_at, r.id) < ($6, $11::uuid))
        ${query.standing === undefined ? '' : `and r.answer is null and r.set_aside_at is ${query.standing === 'waiting' ? '' : 'not '}null`}
      order by r.created_at desc, r.id desc limit $7`,
    values: [
      streetId,
      ...scopeValues(query.read),
      query.serviceId ?? null,
      query.before?.at ?? null,
      query.limit,
      ...scopeValues(query.answer),
      query.before?.id ?? null,
    ],
  })
  return rows
}
