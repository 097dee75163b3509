import { addDays } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { holidayOf, isUnannounced, lawfulOf, unannouncedYears } from './holidays.ts'

const daysOf = (from: string, to: string): string[] =>
  from > to ? [] : Array.from({ length: 366 }, (_, index) => addDays(from, index)).filter(day => day <= to)

describe('holidays', () => {
  test('every day that was ever off, or worked for one, lies within reach of a day fixed by law', () => {
    const years = Array.from({ length: 22 }, (_, index) => 2005 + index)
    const known = years
      .flatMap(year => daysOf(`${year}-01-01`, `${year}-12-31`))
      .filter(day => holidayOf(day))
    // Off once in history, for 70 years since the war.
    const ordinary = known.filter(day => !day.startsWith('2015-09-0'))
    const far = ordinary.filter(day => !daysOf(addDays(day, -9), addDays(day, 9)).some(lawfulOf))
    expect(known.length).toBeGreaterThan(700)
    expect(far).toEqual([])
  })

  test('the law says the days of 2026 that the State Council announced, by sun and moon', () => {
    const lawful = daysOf('2026-01-01', '2026-12-31').filter(lawfulOf)
    expect(lawful).toEqual([
      '2026-01-01',
      ...daysOf('2026-02-16', '2026-02-19'),
      '2026-04-05',
      ...daysOf('2026-05-01', '2026-05-02'),
      '2026-06-19',
      '2026-09-25',
      ...daysOf('2026-10-01', '2026-10-03'),
    ])
    expect(lawful.filter(day => holidayOf(day) === undefined)).toEqual([])
  })

  test('in a year that is not announced, what the law fixes is a holiday, and the days about it are not known', () => {
    const [year] = unannouncedYears('2026-01-01', '2099-12-31')
    expect(year).toBeDefined()
    expect(holidayOf(`${year}-01-01`)).toBe('元旦')
    expect(isUnannounced(`${year}-01-01`)).toBe(false)
    expect([`${year}-01-02`, `${year}-01-10`, `${year}-10-12`].map(isUnannounced)).toEqual([true, true, true])
    expect([`${year}-03-10`, `${year}-07-20`].map(isUnannounced)).toEqual([false, false])
    // The last days of the year before were worked for 元旦, or off with it, more than once.
    expect(isUnannounced(`${Number(year) - 1}-12-30`)).toBe(true)
    expect(isUnannounced('2026-10-20')).toBe(false)
  })
})
