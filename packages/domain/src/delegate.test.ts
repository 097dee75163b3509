import { expect, test } from 'vitest'
import { delegateUntil, speaksFor } from './delegate.ts'

const at = (day: string) => new Date(`${day}T12:00:00+08:00`)

test('a delegate speaks for a year, the last day included, and not after it was ended', () => {
  const until = delegateUntil(at('2026-11-29'))
  expect(until).toBe('2027-11-29')
  expect(speaksFor({ until, endedAt: null }, new Date('2027-11-29T23:59:00+08:00'))).toBe(true)
  expect(speaksFor({ until, endedAt: null }, new Date('2027-11-30T00:00:00+08:00'))).toBe(false)
  expect(speaksFor({ until, endedAt: at('2026-12-01') }, at('2026-12-02'))).toBe(false)
})
