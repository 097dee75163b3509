import { addDays, dayMs, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import chineseDays from 'chinese-days'
import type { WeeklyTime } from './demo-schema.ts'
import type { DemoService, DemoStreet } from './demo-source.ts'

/** Weeks that the demo keeps ahead of today, in days. */
export const demoDaysAhead = 28

// A Monday from which fortnightly and four-weekly services count, so that a restart never shifts them.
const weekZero = '2026-01-05'
const eveningFrom = '18:00'

/** What is had at repeating times. */
type Timed = Pick<DemoService, 'key' | 'weekly' | 'durationMinutes' | 'placesPerSlot' | 'venue'>

/** One slot as the demo fills it: `taken` of `places` are spoken for. */
export interface DemoSlot {
  /** The same for the same service, day and time at every start. */
  key: string
  serviceKey: string
  startsAt: Date
  endsAt: Date
  places: number
  taken: number
  /** Where it is had away from the usual venue; null where it is had there. */
  venue: string | null
  room: string
}

/**
 * Returns a street's slots from the Shanghai day of `now` for `days` days, soonest first.
 * None falls on a public holiday, nor on the daytime of a weekend that is worked in its stead (调休).
 */
export function expandSlots(
  street: Pick<DemoStreet, 'code' | 'venues'> & { services: readonly Timed[] },
  now: Date,
  days: number = demoDaysAhead,
): DemoSlot[] {
  const first = shanghaiDate(now)
  const slots: DemoSlot[] = []
  for (let offset = 0; offset < days; offset++) {
    const day = addDays(first, offset)
    for (const service of street.services) {
      for (const time of service.weekly) {
        if (isHeld(time, day)) slots.push(makeSlot(street, service, time, day))
      }
    }
  }
  return slots.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.key < b.key ? -1 : 1))
}

/** Returns how many of a slot's places are taken: some slots full, some with one left, most about half. */
export function sampleTaken(key: string, places: number): number {
  const chance = fraction(`${key} how full`)
  if (chance < 0.12) return places
  if (chance < 0.24) return places - 1
  if (chance < 0.32) return 0
  return Math.round(places * (0.25 + 0.5 * fraction(`${key} share`)))
}

/** Returns a number in [0, 1) that is always the same for a text, spread like chance. */
export function fraction(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  // FNV-1a alone leaves neighbouring keys close together; the last mix spreads them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

function isHeld(time: WeeklyTime, day: string): boolean {
  const daysSince = (Date.parse(day) - Date.parse(weekZero)) / dayMs
  const weekday = (((daysSince % 7) + 7) % 7) + 1
  if (weekday !== time.weekday) return false
  const every = time.everyWeeks ?? 1
  const week = Math.floor(daysSince / 7)
  if ((((week - (time.phase ?? 0)) % every) + every) % every !== 0) return false
  const detail = chineseDays.getDayDetail(day)
  const isWeekend = weekday >= 6
  // Plain weekends carry only a weekday's name; what the State Council announced has a festival's.
  const isPublicHoliday = !detail.work && (!isWeekend || detail.name.includes(','))
  const isMakeUpDay = detail.work && isWeekend
  return !isPublicHoliday && !(isMakeUpDay && time.start < eveningFrom)
}

function makeSlot(
  street: Pick<DemoStreet, 'code' | 'venues'>,
  service: Timed,
  time: WeeklyTime,
  day: string,
): DemoSlot {
  const startsAt = shanghaiInstant(day, time.start)
  const key = `${street.code}/${service.key}/${day}T${time.start}`
  return {
    key,
    serviceKey: service.key,
    startsAt,
    endsAt: new Date(startsAt.getTime() + service.durationMinutes * 60_000),
    places: service.placesPerSlot,
    taken: sampleTaken(key, service.placesPerSlot),
    ...whereOf(street.venues, service.venue, time.venue),
  }
}

function whereOf(
  venues: DemoStreet['venues'],
  usual: string | null,
  elsewhere: string | null = null,
): Pick<DemoSlot, 'venue' | 'room'> {
  const name = elsewhere ?? usual
  const room = venues.find(candidate => candidate.name === name)?.room ?? ''
  return { venue: elsewhere === usual ? null : elsewhere, room }
}
