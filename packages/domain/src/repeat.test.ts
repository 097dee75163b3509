import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { denyRepeat, planTimes, type Repeat } from './repeat.ts'
import { addDays, shanghaiClock, shanghaiDate } from './shanghai.ts'

const saturdays: Repeat = {
  from: '2026-09-01',
  to: '2026-10-31',
  everyWeeks: 1,
  weekdays: [6],
  time: '09:00',
  durationMinutes: 120,
  except: [],
  holidays: 'skip',
}
const nothing = {
  now: new Date('2026-08-01T00:00:00Z'),
  holidayOf: () => undefined,
  isUnannounced: (_day: string) => false,
  exists: () => false,
}
const days = (repeat: Repeat, facts = nothing) =>
  planTimes(repeat, facts).map(time => shanghaiDate(time.startsAt))

describe('times of a repeat', () => {
  test('every Saturday at nine in Shanghai, two hours each', () => {
    const times = planTimes(saturdays, nothing)
    expect(times).toHaveLength(9)
    expect(times[0]).toEqual({
      startsAt: new Date('2026-09-05T01:00:00Z'),
      endsAt: new Date('2026-09-05T03:00:00Z'),
      left: null,
      holidayName: null,
    })
  })

  test('every second week counts from the Monday of the first week, whatever day it begins on', () => {
    const twice = { ...saturdays, everyWeeks: 2, weekdays: [0, 1], from: '2026-09-02', to: '2026-09-30' }
    expect(days(twice)).toEqual(['2026-09-06', '2026-09-14', '2026-09-20', '2026-09-28'])
  })

  test('a day that may yet become a holiday is planned only where somebody has said so', () => {
    const facts = { ...nothing, isUnannounced: (day: string) => day === '2026-10-03' }
    const leftOf = (repeat: Repeat) => planTimes(repeat, facts).find(time => time.left !== null)?.left
    expect(leftOf(saturdays)).toBe('unannounced')
    expect(leftOf({ ...saturdays, unannounced: 'skip' })).toBe('unannounced')
    expect(leftOf({ ...saturdays, unannounced: 'keep' })).toBeUndefined()
    // Where holidays are kept, it does not matter whether it will be one.
    expect(leftOf({ ...saturdays, holidays: 'keep' })).toBeUndefined()
  })

  test('holidays and the weekends worked for them are left out by name, or kept and still named', () => {
    const names: Record<string, string> = { '2026-10-03': '国庆节', '2026-10-10': '国庆节调休上班' }
    const facts = { ...nothing, holidayOf: (day: string) => names[day] }
    const left = planTimes(saturdays, facts).filter(time => time.left !== null)
    expect(left.map(time => [shanghaiDate(time.startsAt), time.left, time.holidayName])).toEqual([
      ['2026-10-03', 'holiday', '国庆节'],
      ['2026-10-10', 'holiday', '国庆节调休上班'],
    ])
    const kept = planTimes({ ...saturdays, holidays: 'keep' }, facts)
    expect(kept.every(time => time.left === null)).toBe(true)
    expect(kept.filter(time => time.holidayName !== null)).toHaveLength(2)
  })

  test('what is excepted, over, or there already is left out, each with its reason', () => {
    const facts = {
      ...nothing,
      now: new Date('2026-09-06T00:00:00Z'),
      exists: (at: Date) => shanghaiDate(at) === '2026-09-12',
    }
    const times = planTimes({ ...saturdays, except: ['2026-09-19'] }, facts)
    expect(times.map(time => time.left)).toEqual([
      'past',
      'exists',
      'excepted',
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  test('a span that runs backwards or over a year, or with too many times, is refused', () => {
    expect(denyRepeat(saturdays)).toBeUndefined()
    expect(denyRepeat({ ...saturdays, to: '2026-08-31' })).toBe('slot_times_invalid')
    expect(denyRepeat({ ...saturdays, to: '2027-09-03' })).toBe('slot_times_invalid')
    expect(denyRepeat({ ...saturdays, from: '2026-09-01', to: '2026-09-01' })).toBeUndefined()
  })

  test('every time lies in the span, on a wanted weekday, at the wanted clock, and none comes twice', () => {
    const anyRepeat = fc.record({
      from: fc.integer({ min: 0, max: 3000 }).map(n => addDays('2024-01-01', n)),
      length: fc.integer({ min: 0, max: 366 }),
      everyWeeks: fc.integer({ min: 1, max: 8 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      hour: fc.integer({ min: 0, max: 23 }),
    })
    fc.assert(
      fc.property(anyRepeat, ({ from, length, everyWeeks, weekdays, hour }) => {
        const time = `${String(hour).padStart(2, '0')}:30`
        const to = addDays(from, length)
        const times = planTimes({ ...saturdays, from, to, everyWeeks, weekdays, time }, nothing)
        const found = times.map(planned => shanghaiDate(planned.startsAt))
        expect(new Set(found).size).toBe(found.length)
        for (const { startsAt } of times) {
          const clock = shanghaiClock(startsAt)
          const day = shanghaiDate(startsAt)
          expect(day >= from && day <= to).toBe(true)
          expect(weekdays).toContain(clock.weekday)
          expect([clock.hour, clock.minute]).toEqual([hour, 30])
        }
        // With every week wanted, each wanted weekday of the span is there.
        if (everyWeeks === 1 && weekdays.length === 7) expect(found).toHaveLength(length + 1)
      }),
    )
  })
})
