import { addDays, dayMs, shanghaiInstant } from './shanghai.ts'

/** Slots that come back: the same clock time on some weekdays of every n-th week (HSDS schedule, RFC 5545 RRULE). */
export interface Repeat {
  /** First and last day, both included, YYYY-MM-DD. */
  from: string
  to: string
  everyWeeks: number
  /** 0 Sunday … 6 Saturday. */
  weekdays: readonly number[]
  /** HH:MM on a Shanghai clock. */
  time: string
  durationMinutes: number
  /** Days left out by name. */
  except: readonly string[]
  /** `skip` leaves out public holidays and the weekend days that are worked for them (调休). */
  holidays: 'skip' | 'keep'
  /** What happens where nobody knows yet whether it will be a holiday: planned only where somebody has said so. */
  unannounced?: 'skip' | 'keep' | undefined
}

/** Why a time of a repeat is not made. */
export const leftOutReasons = ['excepted', 'holiday', 'unannounced', 'past', 'exists'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** One time of a repeat; the holiday is named even when it is kept. */
export interface PlannedTime {
  startsAt: Date
  endsAt: Date
  left: LeftOutReason | null
  holidayName: string | null
}

/** What a plan has to know besides its rule. */
export interface RepeatFacts {
  now: Date
  /** The name of a public holiday, or of the day worked in its place; undefined on any other day. */
  holidayOf: (day: string) => string | undefined
  /** The day may yet become a holiday, or be worked for one. */
  isUnannounced: (day: string) => boolean
  /** There is an open slot at that time and place already. */
  exists: (startsAt: Date) => boolean
}

const longestSpanDays = 366
const mostTimes = 400

/** Returns every time of a repeat in order, each made or left out with its reason. */
export function planTimes(repeat: Repeat, facts: RepeatFacts): PlannedTime[] {
  return daysOf(repeat).map(day => {
    const startsAt = shanghaiInstant(day, repeat.time)
    const endsAt = new Date(startsAt.getTime() + repeat.durationMinutes * 60_000)
    const holidayName = facts.holidayOf(day) ?? null
    return { startsAt, endsAt, holidayName, left: leaveOut(repeat, facts, { day, startsAt, holidayName }) }
  })
}

/** Decides whether a repeat can be planned at all: refuses a span that runs backwards, or holds too many times. */
export function denyRepeat(repeat: Repeat): 'slot_times_invalid' | undefined {
  const spanDays = dayNumber(repeat.to) - dayNumber(repeat.from)
  if (Number.isNaN(spanDays) || spanDays < 0 || spanDays > longestSpanDays) return 'slot_times_invalid'
  return daysOf(repeat).length > mostTimes ? 'slot_times_invalid' : undefined
}

function leaveOut(
  repeat: Repeat,
  facts: RepeatFacts,
  time: { day: string; startsAt: Date; holidayName: string | null },
): LeftOutReason | null {
  if (repeat.except.includes(time.day)) return 'excepted'
  if (repeat.holidays === 'skip' && time.holidayName !== null) return 'holiday'
  if (time.startsAt <= facts.now) return 'past'
  if (facts.exists(time.startsAt)) return 'exists'
  const isAsked = repeat.holidays === 'skip' && repeat.unannounced !== 'keep'
  return isAsked && facts.isUnannounced(time.day) ? 'unannounced' : null
}

/** Weeks are counted from the Monday of the first one. */
function daysOf(repeat: Repeat): string[] {
  const first = dayNumber(repeat.from)
  const monday = first - ((weekdayOf(first) + 6) % 7)
  const days: string[] = []
  for (let offset = 0; first + offset <= dayNumber(repeat.to); offset++) {
    const week = Math.floor((first + offset - monday) / 7)
    const isWanted = repeat.weekdays.includes(weekdayOf(first + offset)) && week % repeat.everyWeeks === 0
    if (isWanted) days.push(addDays(repeat.from, offset))
  }
  return days
}

/** Days since 1 January 1970, a Thursday. */
function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayMs
}

function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7
}
