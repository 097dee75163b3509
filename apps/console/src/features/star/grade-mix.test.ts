import { expect, test } from 'vitest'
import { gradeMix } from './grade-mix.ts'

test('the parts of hours stand best first and sum to 100 percent', () => {
  const mix = gradeMix([
    { grade: 'back-filled', minutes: 10 },
    { grade: 'rotating-code', minutes: 10 },
    { grade: 'leader-scan', minutes: 10 },
  ])
  expect(mix.map(part => part.grade)).toEqual(['rotating-code', 'leader-scan', 'back-filled'])
  expect(mix.reduce((sum, part) => sum + part.percent, 0)).toBe(100)
})

test('no hours and grades that were taken back have no part', () => {
  expect(gradeMix([])).toEqual([])
  const mix = gradeMix([
    { grade: 'rotating-code', minutes: 60 },
    { grade: 'back-filled', minutes: 0 },
  ])
  expect(mix).toEqual([{ grade: 'rotating-code', minutes: 60, percent: 100 }])
})
