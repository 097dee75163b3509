import { addDays, shanghaiDate } from '@yunxuan/domain'
import chineseDays from 'chinese-days'

/** No clock runs longer than this, so nobody counts years of days. */
const mostDays = 400

/**
 * Returns how many working days of China (holidays off, weekends worked in their place on) have passed since the
 * day of an instant: the day after it is the first.
 */
export function workingDaysSince(instant: Date, now: Date): number {
  const today = shanghaiDate(now)
  let day = shanghaiDate(instant)
  let count = 0
  for (let passed = 0; passed < mostDays && day < today; passed += 1) {
    day = addDays(day, 1)
    if (chineseDays.isWorkday(day)) count += 1
  }
  return count
}

/** Returns the day that ends a clock of so many working days that begins at an instant, as YYYY-MM-DD. */
export function workingDaysAfter(instant: Date, days: number): string {
  let day = shanghaiDate(instant)
  let left = days
  for (let passed = 0; passed < mostDays && left > 0; passed += 1) {
    day = addDays(day, 1)
    if (chineseDays.isWorkday(day)) left -= 1
  }
  return day
}

/** Returns how many working days lie after the day of an instant until another, which counts as well. */
export function workingDaysUntil(instant: Date, day: string): number {
  let count = 0
  for (let at = addDays(shanghaiDate(instant), 1); at <= day && count < mostDays; at = addDays(at, 1)) {
    if (chineseDays.isWorkday(at)) count += 1
  }
  return count
}
