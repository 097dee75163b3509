import { addDays, shanghaiClock, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { expandSlots } from './demo-slots.ts'
import { readDemoStreets } from './demo-source.ts'

const streets = readDemoStreets()
// Twenty-eight days from here hold no public holiday.
const quiet = shanghaiInstant('2026-11-02', '10:00')

test.each(streets.map(street => [street.name, street] as const))(
  '%s: every service has a slot in four weeks without a holiday',
  (_, street) => {
    const slots = expandSlots(street, quiet)
    for (const service of street.services) {
      const own = slots.filter(slot => slot.serviceKey === service.key)
      const expected = service.weekly.reduce((sum, time) => sum + 4 / (time.everyWeeks ?? 1), 0)
      expect([service.name, own.length]).toEqual([service.name, expected])
    }
    expect(slots.length).toBeGreaterThan(80)
  },
)

test('four weeks stay ahead whatever day it starts on', () => {
  for (let day = 0; day < 7; day++) {
    const from = new Date(quiet.getTime() - day * 86_400_000)
    for (const street of streets) {
      const held = new Set(expandSlots(street, from).map(slot => slot.serviceKey))
      expect(held.size).toBe(street.services.length)
    }
  }
})

test('slots stand on the Shanghai clock their service names, until late at night too', () => {
  const late = shanghaiInstant('2026-11-02', '23:50')
  for (const street of streets) {
    const slots = expandSlots(street, late)
    expect(shanghaiDate(slots[0]?.startsAt ?? late) >= '2026-11-02').toBe(true)
    expect(shanghaiDate(slots.at(-1)?.startsAt ?? late) < addDays('2026-11-02', 28)).toBe(true)
    for (const slot of slots) {
      const service = street.services.find(({ key }) => key === slot.serviceKey)
      const clock = shanghaiClock(slot.startsAt)
      const weekday = clock.weekday === 0 ? 7 : clock.weekday
      const start = `${String(clock.hour).padStart(2, '0')}:${String(clock.minute).padStart(2, '0')}`
      const isPlanned = service?.weekly.some(time => time.weekday === weekday && time.start === start)
      expect(isPlanned).toBe(true)
      expect(slot.endsAt.getTime() - slot.startsAt.getTime()).toBe((service?.durationMinutes ?? 0) * 60_000)
    }
  }
})

test('nothing is held on National Day, and a Saturday worked instead keeps only its evening', () => {
  for (const street of streets) {
    const slots = expandSlots(street, shanghaiInstant('2026-09-14'))
    const on = (day: string) => slots.filter(slot => shanghaiDate(slot.startsAt) === day)
    for (const holiday of ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-07'])
      expect(on(holiday)).toEqual([])
    expect(on('2026-09-20').every(slot => shanghaiClock(slot.startsAt).hour >= 18)).toBe(true)
    expect(on('2026-10-08').length).toBeGreaterThan(0)
  }
})

test('a slot that two starts both make is the same slot', () => {
  for (const street of streets) {
    const later = new Map(
      expandSlots(street, new Date(quiet.getTime() + 3 * 86_400_000)).map(s => [s.key, s]),
    )
    const both = expandSlots(street, quiet).filter(slot => later.has(slot.key))
    expect(both.length).toBeGreaterThan(50)
    for (const slot of both) expect(later.get(slot.key)).toEqual(slot)
  }
})

test('never more taken than there is, some slots full, some with one place left, most about half', () => {
  const slots = streets.flatMap(street => expandSlots(street, quiet))
  for (const { taken, places } of slots) {
    expect(taken).toBeGreaterThanOrEqual(0)
    expect(taken).toBeLessThanOrEqual(places)
  }
  const share = (count: number) => count / slots.length
  const roomy = slots.filter(slot => slot.places > 4)
  expect(share(slots.filter(slot => slot.taken === slot.places).length)).toBeGreaterThan(0.06)
  expect(share(roomy.filter(slot => slot.places - slot.taken === 1).length)).toBeGreaterThan(0.05)
  expect(share(roomy.filter(slot => slot.taken / slot.places < 0.8).length)).toBeGreaterThan(0.5)
  for (const street of streets) {
    const own = expandSlots(street, quiet)
    expect(own.some(slot => slot.taken === slot.places)).toBe(true)
    expect(own.some(slot => slot.taken < slot.places)).toBe(true)
  }
})

test('an on-site slot names its room; each street has some elsewhere than usual, at a venue of its own', () => {
  for (const street of streets) {
    const online = new Set(street.services.filter(({ mode }) => mode !== 'on_site').map(({ key }) => key))
    for (const slot of expandSlots(street, quiet)) {
      expect(slot.room === '').toBe(online.has(slot.serviceKey))
    }
    const venues = new Map(street.venues.map(venue => [venue.name, venue.room]))
    const away = expandSlots(street, quiet).filter(slot => slot.venue !== null)
    expect(away.length).toBeGreaterThan(2)
    for (const slot of away) expect(venues.get(slot.venue ?? '')).toBe(slot.room)
  }
})
