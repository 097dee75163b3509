import { type QuietHours, quietEnds } from './message.ts'
import { addDays, shanghaiDate, shanghaiInstant } from './shanghai.ts'

/** When somebody is reminded of what they count on: the evening before, and two hours before. */
export const reminderStages = ['evening', 'near'] as const
export type ReminderStage = (typeof reminderStages)[number]

const eveningAt = '18:00'
/** How long before the start the second one is, milliseconds. */
export const nearMs = 2 * 3_600_000
// Whoever is told later than that cannot come any more, or is on the way.
const leastMs = 30 * 60_000

/** A claim on something that is to come. */
export interface Awaited {
  startsAt: Date
  /** Since when they know of it at this time: they booked, or were told that it was moved. */
  knownSince: Date
}

/**
 * Returns within which span a reminder is given, its end excluded; undefined where it would come at night and too late.
 * The evening's is never later than the quiet hours begin; the near one waits for their end.
 */
export function reminderSpan(
  stage: ReminderStage,
  startsAt: Date,
  quiet: QuietHours | null,
): { from: Date; until: Date } | undefined {
  if (stage === 'evening') {
    const day = addDays(shanghaiDate(startsAt), -1)
    const until = quiet === null ? shanghaiInstant(addDays(day, 1)) : shanghaiInstant(day, `${quiet.from}:00`)
    return { from: shanghaiInstant(day, eveningAt), until }
  }
  const due = new Date(startsAt.getTime() - nearMs)
  const from = quietEnds(quiet, due) ?? due
  return startsAt.getTime() - from.getTime() >= leastMs ? { from, until: startsAt } : undefined
}

/** Returns which reminder somebody is due now; whoever came to know of it after that hour is not reminded by it. */
export function reminderDue(
  { startsAt, knownSince }: Awaited,
  quiet: QuietHours | null,
  now: Date,
): ReminderStage | undefined {
  return reminderStages.find(stage => {
    const span = reminderSpan(stage, startsAt, quiet)
    return span !== undefined && now >= span.from && now < span.until && knownSince < span.from
  })
}

/** How long before its end somebody is told of an offer, milliseconds. */
export const offerEndsMs = 30 * 60_000
const longOfferMs = 60 * 60_000

/** Returns whether somebody is told now that an offer ends soon: half an hour before, of one that is held an hour or more. */
export function isOfferEnding(offer: { offeredAt: Date; expiresAt: Date }, now: Date): boolean {
  const left = offer.expiresAt.getTime() - now.getTime()
  const held = offer.expiresAt.getTime() - offer.offeredAt.getTime()
  return held >= longOfferMs && left > 0 && left <= offerEndsMs
}
