import { describe, expect, test } from 'vitest'
import { addDays, shanghaiInstant } from './shanghai.ts'
import { denyHours, metresBetween, type OpeningTime, opennessAt, sayHours, sayMetres } from './station.ts'

const weekdays = [1, 2, 3, 4, 5]
const at = (weekday: number, opensAt: number, closesAt: number): OpeningTime => ({
  weekday,
  opensAt,
  closesAt,
})
const office = weekdays.flatMap(day => [at(day, 510, 690), at(day, 840, 1050)])
const always = [1, 2, 3, 4, 5, 6, 7].map(day => at(day, 0, 1440))
// A Friday.
const friday = '2026-11-27'
const on = (day: string, time: string) => shanghaiInstant(day, time)
const closure = null

describe('whether a station is open', () => {
  test('it is from the minute it opens to the minute it closes', () => {
    const until = on(friday, '11:30')
    expect(opennessAt({ hours: office, closure }, on(friday, '08:30'))).toEqual({ state: 'open', until })
    expect(opennessAt({ hours: office, closure }, until)).toEqual({
      state: 'closed',
      opens: on(friday, '14:00'),
    })
  })

  test('after the last hour of Friday it opens on Monday', () => {
    expect(opennessAt({ hours: office, closure }, on(friday, '17:30'))).toEqual({
      state: 'closed',
      opens: on(addDays(friday, 3), '08:30'),
    })
  })

  test('what goes on past midnight is one time, and around the clock has no end', () => {
    const night = [at(5, 1320, 1440), at(6, 0, 120)]
    expect(opennessAt({ hours: night, closure }, on(friday, '23:00'))).toEqual({
      state: 'open',
      until: on('2026-11-28', '02:00'),
    })
    expect(opennessAt({ hours: always, closure }, on(friday, '03:00'))).toEqual({
      state: 'open',
      until: null,
    })
  })

  test('a closure says why, from its first day to its last', () => {
    const shut = { from: friday, until: addDays(friday, 1), reason: '刷墙' }
    const ask = (day: string) => opennessAt({ hours: always, closure: shut }, on(day, '12:00')).state
    expect([-1, 0, 1, 2].map(days => ask(addDays(friday, days)))).toEqual(['open', 'shut', 'shut', 'open'])
    expect(opennessAt({ hours: always, closure: shut }, on(friday, '12:00'))).toEqual({
      state: 'shut',
      until: shut.until,
      reason: '刷墙',
    })
  })

  test('it does not promise to open on a day on which it is shut', () => {
    const shut = { from: addDays(friday, 3), until: null, reason: '搬家' }
    expect(opennessAt({ hours: office, closure: shut }, on(friday, '20:00'))).toEqual({
      state: 'closed',
      opens: null,
    })
    const monday = { from: addDays(friday, 3), until: addDays(friday, 3), reason: '刷墙' }
    expect(opennessAt({ hours: office, closure: monday }, on(friday, '20:00'))).toEqual({
      state: 'closed',
      opens: on(addDays(friday, 4), '08:30'),
    })
  })

  test('without hours nobody knows', () => {
    expect(opennessAt({ hours: [], closure }, on(friday, '12:00'))).toEqual({ state: 'unknown' })
  })
})

test('hours that are none are refused', () => {
  expect(denyHours({ hours: [at(1, 600, 600)], closure })).toBe('hours_reversed')
  expect(denyHours({ hours: [at(1, 600, 700), at(1, 690, 720)], closure })).toBe('hours_crossing')
  expect(denyHours({ hours: [at(1, 600, 700), at(1, 700, 720), at(2, 690, 720)], closure })).toBeUndefined()
  const reversed = { from: '2026-11-27', until: '2026-11-26', reason: '搬家' }
  expect(denyHours({ hours: office, closure: reversed })).toBe('closure_reversed')
})

test('a week is said as a door says it', () => {
  expect(sayHours(office)).toBe('周一至周五 8:30–11:30、14:00–17:30')
  expect(sayHours([...office, at(6, 540, 720)])).toBe('周一至周五 8:30–11:30、14:00–17:30，周六 9:00–12:00')
  expect(sayHours([at(6, 540, 720), at(7, 540, 720)])).toBe('周六、周日 9:00–12:00')
  expect(sayHours(always)).toBe('每天 24 小时')
  expect(sayHours([])).toBe('')
})

test('a way is said in ten metres, then in kilometres', () => {
  const here = { latitude: 30.7, longitude: 104.05 }
  expect(metresBetween(here, here)).toBe(0)
  expect(metresBetween(here, { ...here, latitude: 30.709 })).toBe(1001)
  expect(metresBetween(here, { ...here, longitude: 104.06 })).toBe(956)
  expect([3, 84, 996, 1249].map(sayMetres)).toEqual(['10 米', '80 米', '1.0 公里', '1.2 公里'])
})
