import { sayDate, sayDateTime, sayWeekday, shanghaiClock, shanghaiInstant, stampOf } from '@yunxuan/domain'

/** Returns 9:05 of an instant, as a dense table has it. */
export function sayClock(instant: Date | string): string {
  const { hour, minute } = shanghaiClock(new Date(instant))
  return `${hour}:${String(minute).padStart(2, '0')}`
}

/** Returns 9:00–10:30. */
export function saySpan(startsAt: string, endsAt: string): string {
  return `${sayClock(startsAt)}–${sayClock(endsAt)}`
}

/** Returns 11 月 28 日 周六 9:00–10:30. */
export function sayDaySpan(startsAt: string, endsAt: string): string {
  const begin = new Date(startsAt)
  return `${sayDate(begin)} ${sayWeekday(begin)} ${saySpan(startsAt, endsAt)}`
}

/** Returns 11 月 28 日 周六 of a day written YYYY-MM-DD. */
export function sayDayInFull(day: string): string {
  const instant = shanghaiInstant(day, '12:00')
  return `${sayDate(instant)} ${sayWeekday(instant)}`
}

/** Returns 11 月 28 日 周六 上午 9:00 of an instant on the wire. */
export function sayInstant(instant: string): string {
  return sayDateTime(new Date(instant))
}

/** Returns 2026-11-28 09:00 of an instant on the wire. */
export const stamp = (instant: string): string => stampOf(new Date(instant))

/** Returns 8 分钟, 2 小时, 1 小时 30 分钟, 3 天. */
export function sayMinutes(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`
  if (minutes % 1440 === 0) return `${minutes / 1440} 天`
  const rest = minutes % 60
  const hours = `${Math.floor(minutes / 60)} 小时`
  return rest === 0 ? hours : `${hours} ${rest} 分钟`
}
