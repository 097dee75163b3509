import type { RosterRecord } from '@yunxuan/contract'
import { describe, expect, test } from 'vitest'
import { answersSearch, approving, decidedMeanwhile, leavingOut, standingOf } from './roster-line.ts'

const plain: RosterRecord = {
  bookingId: 'b1',
  personId: 'p1',
  personName: '陈立新',
  number: 'YX0000000018',
  arrivedAt: '2026-11-20T01:00:00.000Z',
  leftAt: '2026-11-20T03:00:00.000Z',
  minutes: 120,
  grade: 'rotating-code',
  suspicions: [],
  isOwn: false,
  isOwnScan: false,
  scannedBy: [],
  lateMinutes: null,
  decided: null,
}
const decided = {
  outcome: 'approved' as const,
  minutes: 120,
  reason: '',
  byName: '罗文博',
  at: '2026-11-20T05:00:00.000Z',
}

describe('where a line stands', () => {
  test.each([
    ['plain', {}],
    ['odd', { suspicions: ['departure-capped'] }],
    ['short', { suspicions: ['departure-capped', 'below-share'] }],
    ['scanned', { isOwnScan: true, suspicions: ['handed-in-late'] }],
    ['own', { isOwn: true, suspicions: ['below-share'] }],
    ['absent', { grade: null, minutes: 0 }],
    ['decided', { isOwn: true, decided }],
  ] as const)('%s', (standing, change) => {
    expect(
      standingOf({ ...plain, ...change, suspicions: [...('suspicions' in change ? change.suspicions : [])] }),
    ).toBe(standing)
  })
})

test('a wish says what was seen, and minutes and reason only where they differ', () => {
  expect(approving(plain)).toEqual({ bookingId: 'b1', outcome: 'approved', seenMinutes: 120 })
  expect(approving(plain, { minutes: 120, reason: '问过了' })).not.toHaveProperty('minutes')
  expect(approving(plain, { minutes: 90, reason: '提前走了' })).toMatchObject({
    seenMinutes: 120,
    minutes: 90,
    reason: '提前走了',
  })
  expect(leavingOut(plain, '没有参加')).toMatchObject({ outcome: 'left_out', reason: '没有参加' })
})

test('only what somebody else decided after the page was opened counts as meanwhile', () => {
  const opened = { openedAt: new Date('2026-11-20T04:00:00Z'), ownName: '唐敏' }
  const byOther = { ...plain, decided }
  const byMe = { ...plain, decided: { ...decided, byName: '唐敏' } }
  const before = { ...plain, decided: { ...decided, at: '2026-11-20T03:30:00.000Z' } }
  expect(decidedMeanwhile([plain, byOther, byMe, before], opened)).toEqual([byOther])
})

test('a line is found by name and by volunteer number', () => {
  expect(answersSearch(plain, '立新')).toBe(true)
  expect(answersSearch(plain, ' yx00000000 ')).toBe(true)
  expect(answersSearch(plain, '王')).toBe(false)
})
