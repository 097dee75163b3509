import { addDays, dayMs, shanghaiDate, shanghaiInstant } from './shanghai.ts'

/** What a station is: where somebody helps, where one may rest, where things are held. */
export const stationKinds = ['service_point', 'rest_stop', 'venue'] as const
export type StationKind = (typeof stationKinds)[number]

export const stationKindNames: Readonly<Record<StationKind, string>> = {
  service_point: '服务点',
  rest_stop: '驿站',
  venue: '活动场所',
}

/** What is there for whoever comes in, in the order in which it is told. */
export const facilities = [
  'seats',
  'hot_water',
  'charging',
  'microwave',
  'toilet',
  'air_conditioning',
  'wifi',
  'first_aid',
  'pump',
  'books',
] as const
export type Facility = (typeof facilities)[number]

export const facilityNames: Readonly<Record<Facility, string>> = {
  seats: '歇脚',
  hot_water: '热水',
  charging: '充电',
  microwave: '热饭',
  toilet: '厕所',
  air_conditioning: '空调',
  wifi: '无线网',
  first_aid: '药箱',
  pump: '打气筒',
  books: '看书',
}

/** How a facility is: broken is to be mended, out is to be filled up again. */
export const facilityStates = ['working', 'broken', 'out'] as const
export type FacilityState = (typeof facilityStates)[number]

export const facilityStateNames: Readonly<Record<FacilityState, string>> = {
  working: '能用',
  broken: '坏了',
  out: '用完了',
}

/** A time of every week (HSDS schedule): weekday 1 is Monday and 7 Sunday, minutes of the day up to 1440. */
export interface OpeningTime {
  weekday: number
  opensAt: number
  closesAt: number
}

/** When nobody need come although the hours say so; days are included, without an end until it is taken back. */
export interface Closure {
  from: string
  until: string | null
  reason: string
}

/** What decides whether a station is open. */
export interface StationHours {
  hours: readonly OpeningTime[]
  closure: Closure | null
}

/**
 * Whether one may come in: open until an instant (null around the clock), closed until it opens again (null where it
 * does not within a week), shut for a reason, or unknown where nobody wrote its hours.
 */
export type Openness =
  | { state: 'open'; until: Date | null }
  | { state: 'closed'; opens: Date | null }
  | { state: 'shut'; until: string | null; reason: string }
  | { state: 'unknown' }

/** Why the hours of a station are refused. */
export const hoursDenials = ['hours_reversed', 'hours_crossing', 'closure_reversed'] as const
export type HoursDenial = (typeof hoursDenials)[number]

export const wholeDay = 1440

/** Returns why hours are none: one that ends before it begins, two that cross, a closure that ends before it begins. */
export function denyHours({ hours, closure }: StationHours): HoursDenial | undefined {
  if (hours.some(({ opensAt, closesAt }) => opensAt >= closesAt)) return 'hours_reversed'
  const isCrossing = inOrder(hours).some((time, at, all) => {
    const before = all[at - 1]
    return before?.weekday === time.weekday && before.closesAt > time.opensAt
  })
  if (isCrossing) return 'hours_crossing'
  return closure?.until && closure.until < closure.from ? 'closure_reversed' : undefined
}

/** Returns whether a station is open at an instant, by the clock of Shanghai. */
export function opennessAt({ hours, closure }: StationHours, now: Date): Openness {
  const today = shanghaiDate(now)
  if (closure !== null && isShutOn(closure, today)) {
    return { state: 'shut', until: closure.until, reason: closure.reason }
  }
  if (hours.length === 0) return { state: 'unknown' }
  const times = timesOfWeek(hours, today)
  const open = times.find(({ from, until }) => from <= now && now < until)
  if (open === undefined) {
    const isKept = (from: Date) => closure === null || !isShutOn(closure, shanghaiDate(from))
    const next = times.find(({ from }) => from > now && isKept(from))
    return { state: 'closed', opens: next?.from ?? null }
  }
  // Open at least until the same time next week, for all that is known.
  const isAlways = open.until.getTime() - now.getTime() > 6 * dayMs
  return { state: 'open', until: isAlways ? null : open.until }
}

const isShutOn = ({ from, until }: Closure, day: string) => from <= day && (until === null || day <= until)

const inOrder = (hours: readonly OpeningTime[]) =>
  [...hours].sort((a, b) => a.weekday - b.weekday || a.opensAt - b.opensAt)

/** The times of the eight days from one on as spans, where one that begins as another ends is one with it. */
function timesOfWeek(hours: readonly OpeningTime[], today: string): { from: Date; until: Date }[] {
  const spans: { from: Date; until: Date }[] = []
  for (let ahead = 0; ahead < 8; ahead++) {
    const midnight = shanghaiInstant(addDays(today, ahead)).getTime()
    const weekday = isoWeekday(addDays(today, ahead))
    for (const { opensAt, closesAt } of inOrder(hours).filter(time => time.weekday === weekday)) {
      const [from, until] = [
        new Date(midnight + opensAt * minuteMs),
        new Date(midnight + closesAt * minuteMs),
      ]
      const last = spans.at(-1)
      if (last?.until.getTime() === from.getTime()) last.until = until
      else spans.push({ from, until })
    }
  }
  return spans
}

const minuteMs = 60_000

/** Returns 1 for Monday … 7 for Sunday of a day. */
export function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

const dayNames = ['一', '二', '三', '四', '五', '六', '日']

/** Returns the hours of a week as a door says them: 周一至周五 8:30–17:30, 周六 9:00–12:00. */
export function sayHours(hours: readonly OpeningTime[]): string {
  const days = dayNames.map((_, at) => sayTimes(inOrder(hours).filter(({ weekday }) => weekday === at + 1)))
  const parts: string[] = []
  for (let from = 0; from < days.length; ) {
    let to = from
    while (to + 1 < days.length && days[to + 1] === days[from]) to++
    if (days[from] !== '') parts.push(`${sayDays(from, to)} ${days[from]}`)
    from = to + 1
  }
  return parts.join('，')
}

function sayDays(from: number, to: number): string {
  if (from === 0 && to === 6) return '每天'
  if (from === to) return `周${dayNames[from]}`
  return `周${dayNames[from]}${to - from === 1 ? '、周' : '至周'}${dayNames[to]}`
}

const sayTimes = (times: readonly OpeningTime[]) =>
  times
    .map(({ opensAt, closesAt }) =>
      opensAt === 0 && closesAt === wholeDay ? '24 小时' : `${sayMinute(opensAt)}–${sayMinute(closesAt)}`,
    )
    .join('、')

/** Returns a minute of the day as a clock shows it: 510 is 8:30. */
export const sayMinute = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/**
 * Returns how far it is between two points in metres, as the crow flies. A street is a few kilometres wide: a plane is
 * as good as a sphere there.
 */
export function metresBetween(
  a: { latitude: number; longitude: number },
  b: { latitude: number; longitude: number },
): number {
  const north = (a.latitude - b.latitude) * metresADegree
  const east = (a.longitude - b.longitude) * metresADegree * Math.cos((a.latitude * Math.PI) / 180)
  return Math.round(Math.hypot(north, east))
}

/** Metres of a degree of latitude. */
export const metresADegree = 111_195

/** Returns a way as people say it: 80 米, 1.2 公里. */
export function sayMetres(metres: number): string {
  return metres < 995
    ? `${Math.max(10, Math.round(metres / 10) * 10)} 米`
    : `${(metres / 1000).toFixed(1)} 公里`
}
