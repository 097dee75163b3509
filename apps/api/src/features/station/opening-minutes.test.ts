import { expect, test } from 'vitest'
import { fromMinutes, toMinutes } from './opening-minutes.ts'

test('hours come back as they were written, and those past midnight by day', () => {
  const hours = [
    { weekday: 1, opensAt: 510, closesAt: 690 },
    { weekday: 7, opensAt: 1320, closesAt: 1440 },
  ]
  expect(toMinutes(hours)).toBe('{[510,690),[9960,10080)}')
  expect(fromMinutes(toMinutes(hours))).toEqual(hours)
  expect(fromMinutes('{[1320,1560)}')).toEqual([
    { weekday: 1, opensAt: 1320, closesAt: 1440 },
    { weekday: 2, opensAt: 0, closesAt: 120 },
  ])
  expect(fromMinutes('{}')).toEqual([])
})
