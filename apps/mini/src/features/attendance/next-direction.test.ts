import { describe, expect, it } from 'vitest'
import { deskDirection, nextDirection, type RememberedScan, remember } from './next-direction.ts'

const now = new Date('2026-11-28T02:00:00Z')
const scan = (more: Partial<RememberedScan> = {}): RememberedScan => ({
  shiftId: 'morning',
  personId: 'me',
  direction: 'in',
  at: '2026-11-28T01:00:00Z',
  ...more,
})
const anyShift = { personId: 'me', shiftId: undefined }

describe('what a person does next', () => {
  it('is in first, then out', () => {
    expect(nextDirection([], anyShift, now)).toBe('in')
    expect(nextDirection([scan()], anyShift, now)).toBe('out')
    expect(nextDirection([scan()], { personId: 'me', shiftId: 'morning' }, now)).toBe('out')
  })

  it('is in again at another shift', () => {
    const done = [scan(), scan({ direction: 'out' })]
    expect(nextDirection(done, anyShift, now)).toBe('in')
    expect(nextDirection([scan()], { personId: 'me', shiftId: 'evening' }, now)).toBe('in')
    expect(nextDirection(done, { personId: 'me', shiftId: 'morning' }, now)).toBe('out')
  })

  it('is out after midnight for whoever came to a night watch', () => {
    const midnight = new Date('2026-11-28T16:30:00Z')
    const came = scan({ at: '2026-11-28T14:00:00Z' })
    expect(nextDirection([came], anyShift, midnight)).toBe('out')
    expect(remember([came], scan({ direction: 'out' }), midnight)).toHaveLength(2)
    expect(nextDirection([came], anyShift, new Date('2026-11-29T01:00:00Z'))).toBe('in')
  })

  it('does not follow from what a child did, nor from yesterday', () => {
    expect(nextDirection([scan({ personId: 'child' })], anyShift, now)).toBe('in')
    expect(nextDirection([scan({ at: '2026-11-27T01:00:00Z' })], anyShift, now)).toBe('in')
  })
})

it('keeps the scans of today alone', () => {
  const old = scan({ at: '2026-11-27T01:00:00Z' })
  expect(remember([old, scan()], scan({ direction: 'out' }), now)).toEqual([
    scan(),
    scan({ direction: 'out' }),
  ])
})

it('a desk lets people in before the middle of a shift and out after it', () => {
  const shift = { startsAt: '2026-11-28T01:00:00Z', endsAt: '2026-11-28T03:00:00Z' }
  expect(deskDirection(shift, new Date('2026-11-28T01:59:00Z'))).toBe('in')
  expect(deskDirection(shift, now)).toBe('out')
})
