const offsetMs = 8 * 60 * 60 * 1000
/** A day; Shanghai has no summer time, so each is as long. */
export const dayMs = 24 * 60 * 60 * 1000
const weekdayNames = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** The fields of an instant on a Shanghai clock; China has kept UTC+8 without summer time since 1991. */
export interface ShanghaiClock {
  year: number
  month: number
  day: number
  weekday: number
  hour: number
  minute: number
}

/** Returns the Shanghai clock at an instant; weekday 0 is Sunday. */
export function shanghaiClock(instant: Date): ShanghaiClock {
  const shifted = new Date(instant.getTime() + offsetMs)
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    weekday: shifted.getUTCDay(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
  }
}

/** Returns the Shanghai calendar day of an instant as YYYY-MM-DD. */
export function shanghaiDate(instant: Date): string {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** Returns the instant of a Shanghai day (YYYY-MM-DD) and clock time (HH:MM, midnight when left out). */
export function shanghaiInstant(date: string, time = '00:00'): Date {
  return new Date(`${date}T${time}:00+08:00`)
}

/** Returns the day `days` later (earlier when negative), both as YYYY-MM-DD. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** Returns 周一 … 周日 of an instant. */
export function sayWeekday(instant: Date): string {
  return weekdayNames[shanghaiClock(instant).weekday] ?? ''
}

/** Returns the part of the day as neighbours say it: 凌晨, 早上, 上午, 中午, 下午, 晚上. */
export function sayDayPart(hour: number): string {
  if (hour < 5) return '凌晨'
  if (hour < 8) return '早上'
  if (hour < 12) return '上午'
  if (hour < 13) return '中午'
  if (hour < 18) return '下午'
  return '晚上'
}

/** Returns a clock time as people say it: 上午 9 点, 下午 2 点半, 晚上 7 点 15 分. */
export function sayTime(instant: Date): string {
  const { hour, minute } = shanghaiClock(instant)
  const twelve = hour > 12 ? hour - 12 : hour
  const minutes = minute === 0 ? '' : minute === 30 ? '半' : ` ${minute} 分`
  return `${sayDayPart(hour)} ${twelve} 点${minutes}`
}

/** Returns 11 月 28 日. */
export function sayDate(instant: Date): string {
  const { month, day } = shanghaiClock(instant)
  return `${month} 月 ${day} 日`
}

/** Returns the day as people say it from `now`: 今天, 明天, 后天, otherwise 周六. */
export function sayDay(instant: Date, now: Date): string {
  const day = shanghaiDate(instant)
  const today = shanghaiDate(now)
  if (day === today) return '今天'
  if (day === addDays(today, 1)) return '明天'
  if (day === addDays(today, 2)) return '后天'
  return sayWeekday(instant)
}

/** Returns when to come, as said to a neighbour: 周六上午 9 点. */
export function sayWhen(instant: Date, now: Date): string {
  return `${sayDay(instant, now)}${sayTime(instant)}`
}

/** Returns a clock time as it stands on paper: 上午 9:00. */
export function sayClock(instant: Date): string {
  const { hour, minute } = shanghaiClock(instant)
  const twelve = hour > 12 ? hour - 12 : hour
  return `${sayDayPart(hour)} ${twelve}:${String(minute).padStart(2, '0')}`
}

/** Returns the date in full with its weekday and clock: 11 月 28 日 周六 上午 9:00. */
export function sayDateTime(instant: Date): string {
  return `${sayDate(instant)} ${sayWeekday(instant)} ${sayClock(instant)}`
}

/** Returns whether two half-open spans of time share an instant. */
export function overlaps(a: { startsAt: Date; endsAt: Date }, b: { startsAt: Date; endsAt: Date }): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt
}

/** Returns 2026-11-28 09:00 for a spreadsheet or a log, where columns have to line up. */
export function stampOf(instant: Date): string {
  const clock = shanghaiClock(instant)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${clock.year}-${two(clock.month)}-${two(clock.day)} ${two(clock.hour)}:${two(clock.minute)}`
}
