import type { Input, Rating } from '@yunxuan/contract'
import { denyRating, isAllowed, maskName, type StaffRole } from '@yunxuan/domain'
import type { MemberCaller } from '../../platform/caller.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { findServicePlace } from '../service/scope.store.ts'
import {
  addStars,
  findRating,
  insertRating,
  lockOwnBooking,
  writeAnswer,
  writeSetAside,
} from './rating.store.ts'

type RatingWish = Input<'POST /v1/streets/:streetId/bookings/:bookingId/rating'>['body']

/** Who answers for a service, in the order in which they are said to have acted. */
export const answering = ['provider', 'coordinator', 'administrator'] as const satisfies readonly StaffRole[]

/** Says how a slot was that one attended, once for oneself and all one cares for, and adds it to its service's stars. */
export async function rateBooking(
  tx: Tx,
  call: { streetId: string; bookingId: string; caller: MemberCaller; wish: RatingWish; now: Date },
): Promise<Rating> {
  const { streetId, bookingId, caller, wish, now } = call
  const memberId = caller.member.id
  const booking = await lockOwnBooking(tx, { streetId, memberId }, bookingId)
  if (booking === undefined) throw new Refusal('not_found')
  const denial = denyRating({ ...booking, rating: null }, now)
  if (denial !== undefined) throw new Refusal(denial)
  const { slotId, serviceId } = booking
  const id = newId()
  const { stars, tags } = wish
  const text = wish.text.trim()
  const rating = { streetId, id, bookingId, slotId, serviceId, memberId, stars, tags, text, createdAt: now }
  if (!(await insertRating(tx, rating))) throw new Refusal('already_rated')
  await addStars(tx, streetId, serviceId, stars)
  await writeDeed(
    tx,
    { streetId, memberId, now },
    { role: 'resident', action: 'rating.create', id, detail: { serviceId, stars, tags } },
  )
  const memberName = maskName(caller.member.name)
  return { id, stars, tags, text, memberName, createdAt: now.toISOString(), answer: null }
}

/** Answers what somebody said of a service that the caller answers for; the member is told. */
export async function answerRating(
  tx: Tx,
  call: { streetId: string; ratingId: string; caller: MemberCaller; text: string; now: Date },
): Promise<{ text: string; answeredAt: string }> {
  const { streetId, ratingId, caller, now } = call
  const rating = await findRating(tx, streetId, ratingId)
  if (rating === undefined) throw new Refusal('not_found')
  const role = await roleAt(tx, call, rating.serviceId)
  const text = call.text.trim()
  const answeredBy = caller.member.id
  if (!(await writeAnswer(tx, { streetId, ratingId, text, answeredBy, now }))) {
    throw new Refusal('already_answered')
  }
  const { memberId, bookingId, serviceTitle } = rating
  await writeNotices(
    tx,
    [
      {
        streetId,
        memberId,
        kind: 'rating_answered',
        title: '您的评价有回复了',
        text: `${serviceTitle}：${text}`,
        bookingId,
        waitlistId: null,
      },
    ],
    now,
  )
  await writeDeed(
    tx,
    { streetId, memberId: answeredBy, now },
    { role, action: 'rating.answer', id: ratingId, detail: { serviceId: rating.serviceId } },
  )
  return { text, answeredAt: now.toISOString() }
}

/**
 * Writes down why a rating will not be answered: its words stay where nobody else reads them, its stars count. Whoever
 * answers for the service may answer it still.
 */
export async function setRatingAside(
  tx: Tx,
  call: { streetId: string; ratingId: string; caller: MemberCaller; reason: string; now: Date },
): Promise<void> {
  const { streetId, ratingId, caller, now } = call
  const rating = await findRating(tx, streetId, ratingId)
  if (rating === undefined) throw new Refusal('not_found')
  const { serviceId } = rating
  const role = await roleAt(tx, call, serviceId)
  const reason = call.reason.trim()
  const memberId = caller.member.id
  if (!(await writeSetAside(tx, { streetId, ratingId, reason, by: memberId, now }))) {
    throw new Refusal('rating_settled')
  }
  await writeDeed(
    tx,
    { streetId, memberId, now },
    { role, action: 'rating.set_aside', id: ratingId, detail: { serviceId, reason } },
  )
}

/** Returns the role in which the caller answers for a service; refuses who has none. */
async function roleAt(
  tx: Tx,
  { streetId, caller, now }: { streetId: string; caller: MemberCaller; now: Date },
  serviceId: string,
): Promise<StaffRole> {
  const place = await findServicePlace(tx, streetId, serviceId)
  if (place === undefined) throw new Error('a rating without its service')
  const role = answering.find(wanted => isAllowed(caller.grants, [wanted], place, now))
  if (role === undefined) throw new Refusal('not_allowed')
  return role
}
