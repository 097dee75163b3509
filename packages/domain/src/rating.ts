import type { BookingStatus } from './booking.ts'

/** What can be said of a service with one tap. */
export const ratingTags = [
  'kind',
  'professional',
  'on_time',
  'clean',
  'long_wait',
  'hard_to_find',
  'too_short',
] as const
export type RatingTag = (typeof ratingTags)[number]

/** The words of each tag. */
export const ratingTagNames: Readonly<Record<RatingTag, string>> = {
  kind: '态度亲切',
  professional: '专业细致',
  on_time: '准时',
  clean: '环境整洁',
  long_wait: '等得久',
  hard_to_find: '地方难找',
  too_short: '时间太短',
}

/** Why a booking may not be rated. */
export const ratingDenials = ['already_rated', 'not_attended', 'rating_too_early'] as const
export type RatingDenial = (typeof ratingDenials)[number]

/** Decides why nothing may be said of a booking: who was there says it, once the slot has begun, and once. */
export function denyRating(
  booking: { status: BookingStatus; startsAt: Date; rating: object | null },
  now: Date,
): RatingDenial | undefined {
  if (booking.rating !== null) return 'already_rated'
  if (booking.status !== 'attended') return 'not_attended'
  return now < booking.startsAt ? 'rating_too_early' : undefined
}

/** Returns the average as it may be shown, one decimal, or null below the number of ratings that makes it fair. */
export function shownAverage(sum: number, count: number, shownFrom: number): number | null {
  return count < shownFrom || count === 0 ? null : Math.round((sum / count) * 10) / 10
}
