import { addDays } from './shanghai.ts'

/** Days from one to another, both of them within it, as YYYY-MM-DD in Shanghai. */
export interface Span {
  from: string
  to: string
}

/** The longest that is asked for, in days: three years and what leap days add. */
const longestDays = 1097

/** Why a span is not counted over. */
export type SpanDenial = 'ends_before_it_starts' | 'too_long'

/** Decides why a span is not counted over. */
export function denySpan({ from, to }: Span): SpanDenial | undefined {
  if (to < from) return 'ends_before_it_starts'
  return addDays(from, longestDays) <= to ? 'too_long' : undefined
}

const isFirst = (day: string) => day.endsWith('-01')
const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
const monthStart = (count: number) =>
  `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-01`

/** Whether a span is whole months, from a first to a last day. */
export const isWholeMonths = ({ from, to }: Span): boolean => isFirst(from) && isFirst(addDays(to, 1))

/** Whether a span is one whole month. */
const isOneMonth = (span: Span) => isWholeMonths(span) && span.from.slice(0, 7) === span.to.slice(0, 7)

/** Returns the month of a day. */
export function monthSpan(day: string): Span {
  const at = months(day)
  return { from: monthStart(at), to: addDays(monthStart(at + 1), -1) }
}

/** Returns what a span is held beside: as many months before whole months, else as many days before. */
export function spanBefore(span: Span): Span {
  const { from, to } = span
  if (isWholeMonths(span)) {
    const count = months(to) - months(from) + 1
    return { from: monthStart(months(from) - count), to: addDays(from, -1) }
  }
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1
  return { from: addDays(from, -days), to: addDays(from, -1) }
}

/**
 * Decides whether a number of sealed things may be told: only whole months that are over, of the whole street. Months
 * do not overlap, so that no two numbers differ by what is too few to be told.
 */
export function mayTellSealed(span: Span, today: string, isNarrowed: boolean): boolean {
  return !isNarrowed && isOneMonth(span) && span.to < today
}
