import { expect, it } from 'vitest'
import { isToday } from './today.ts'

const on = (startsAt: string, endsAt: string) => isToday({ shift: { startsAt, endsAt } }, now)
const now = new Date('2026-11-28T16:30:00Z')

it('a shift is on from the day it begins to the day it ends, in Shanghai', () => {
  expect(on('2026-11-29T01:00:00Z', '2026-11-29T03:00:00Z')).toBe(true)
  expect(on('2026-11-28T14:00:00Z', '2026-11-28T18:00:00Z')).toBe(true)
  expect(on('2026-11-28T12:00:00Z', '2026-11-28T14:00:00Z')).toBe(false)
  expect(on('2026-11-29T16:00:00Z', '2026-11-29T18:00:00Z')).toBe(false)
})
