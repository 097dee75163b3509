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
