import {
  addDays,
  sayDate,
  sayDateTime,
  sayDay,
  sayClock as sayPaperClock,
  sayTime,
  sayWeekday,
  sayWhen,
  shanghaiClock,
  shanghaiDate,
} from '@yunxuan/domain'

const weekDays = 7

/** Returns when to come as said to a neighbour; beyond a week a weekday alone would mislead. */
export function sayComing(at: string, now: Date): string {
  const instant = new Date(at)
  const isNear = Math.abs(instant.getTime() - now.getTime()) < (weekDays - 1) * 86_400_000
  return isNear ? sayWhen(instant, now) : `${sayDate(instant)}${sayTime(instant)}`
}

/** Returns the same for a headline: its line breaks before the time of day, and nowhere inside. */
export function sayComingLarge(at: string, now: Date): string {
  return sayComing(at, now).replaceAll(' ', '\u00a0').replace(partsOfDay, '\u200b$&')
}

const partsOfDay = /凌晨|早上|上午|中午|下午|晚上/

/** Returns day and time in figures: 11 月 28 日 周六 上午 9:00; the time stays in one piece where the line breaks. */
export function sayStart(startsAt: string): string {
  return sayDateTime(new Date(startsAt)).replace(/ (?=\S+$)/, '\u00a0')
}

/** Returns the whole span in figures: 11 月 28 日 周六 上午 9:00–11:00; both times stay in one piece. */
export function saySpan(startsAt: string, endsAt: string): string {
  const start = sayStart(startsAt)
  const [part = '', time = ''] = sayPaperClock(new Date(endsAt)).split(' ')
  const isSamePart = start.includes(part)
  return `${start}\u2060–\u2060${isSamePart ? time : `${part}\u00a0${time}`}`
}

/** Returns 今天 or 11 月 28 日 周六, the head of a day's group. */
export function sayDayHead(at: string, now: Date): string {
  const instant = new Date(at)
  const day = shanghaiDate(instant)
  const today = shanghaiDate(now)
  if (day === today) return '今天'
  if (day === addDays(today, -1)) return '昨天'
  return `${sayDate(instant)} ${sayWeekday(instant)}`
}

/** Returns of when something is: 今天上午 9:12, 昨天下午 3:40, 11 月 28 日 周六 上午 9:00. */
export function sayAge(atMs: number, now: Date): string {
  const at = new Date(atMs)
  const day = sayDayHead(at.toISOString(), now)
  return `${day}${day.includes(' ') ? ' ' : ''}${sayPaperClock(at)}`
}

export function sayClock(at: string): string {
  return sayTime(new Date(at))
}

/** What a DateTile shows: the day of the month, and 今天 or the weekday under it. */
export function tileOf(at: string, now: Date): { day: string; weekday: string } {
  const instant = new Date(at)
  return { day: String(shanghaiClock(instant).day), weekday: sayDay(instant, now) }
}

/** Returns until when before a start: 开始前, 开始前 30 分钟, 开始前 2 小时, 开始前 7 天. */
export function sayAhead(minutes: number): string {
  if (minutes === 0) return '开始前'
  if (minutes % 1440 === 0) return `开始前 ${minutes / 1440} 天`
  return minutes % 60 === 0 ? `开始前 ${minutes / 60} 小时` : `开始前 ${minutes} 分钟`
}

/** Returns a calendar day as 2026 年 11 月 20 日, in one piece. */
export function sayCalendarDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}\u00a0年\u00a0${month}\u00a0月\u00a0${date}\u00a0日`
}
