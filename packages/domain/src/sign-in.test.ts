import { describe, expect, test } from 'vitest'
import {
  countGuess,
  forgiveGuess,
  type GuessSource,
  judgeRefresh,
  type SessionKind,
  sessionEndsAt,
} from './sign-in.ts'

const at = new Date('2026-11-28T00:00:00Z')
const secondsAfter = (seconds: number) => new Date(at.getTime() + seconds * 1000)

describe('countGuess', () => {
  const rests = (source: GuessSource, failures: number) => {
    const { restsUntil } = countGuess(source, { failures: failures - 1, restsUntil: null, countedAt: at }, at)
    return restsUntil === null ? 0 : (restsUntil.getTime() - at.getTime()) / 1000
  }

  test('four slips cost nothing, the fifth half a minute, and it doubles to a quarter of an hour at most', () => {
    for (const source of ['device', 'address'] as const) {
      expect([1, 4, 5, 6, 7, 10, 1000].map(count => rests(source, count))).toEqual([
        0, 0, 30, 60, 120, 900, 900,
      ])
    }
  })

  test('strangers together have thirty', () => {
    expect([5, 29, 30, 31, 1000].map(count => rests('strangers', count))).toEqual([0, 0, 30, 60, 900])
  })

  test('a day without one begins anew', () => {
    const before = { failures: 9, restsUntil: null, countedAt: at }
    expect(countGuess('device', before, secondsAfter(86_399)).failures).toBe(10)
    expect(countGuess('device', before, secondsAfter(86_400)).failures).toBe(1)
  })
})

describe('forgiveGuess', () => {
  test('the owner clears their device and address, and takes one from what strangers did', () => {
    const before = { failures: 40, restsUntil: secondsAfter(900), countedAt: at }
    const after = (source: GuessSource) => forgiveGuess(source, before)
    expect(after('device')).toEqual({ failures: 0, restsUntil: null, countedAt: at })
    expect(after('address').failures).toBe(0)
    expect(after('strangers')).toEqual({ failures: 39, restsUntil: null, countedAt: at })
  })
})

describe('sessionEndsAt', () => {
  test('use prolongs a session, but never past its whole span', () => {
    const hours = (kind: SessionKind, used: number) =>
      (sessionEndsAt({ kind, createdAt: at }, secondsAfter(used * 3600)).getTime() - at.getTime()) / 3_600_000
    expect([0, 6, 12, 23].map(used => hours('console', used))).toEqual([12, 18, 24, 24])
    expect([0, 24 * 300].map(used => hours('wechat', used) / 24)).toEqual([90, 365])
  })
})

describe('judgeRefresh', () => {
  const rotatedAt = new Date('2026-11-28T00:00:00Z')
  const after = (seconds: number) => new Date(rotatedAt.getTime() + seconds * 1000)

  test('the present token is changed, however old it is', () => {
    expect(judgeRefresh({ isCurrent: true, isPrevious: false, rotatedAt }, after(86_400))).toBe('current')
  })

  test('the token before it is a lost reply for 30 seconds, and then a theft', () => {
    const token = { isCurrent: false, isPrevious: true, rotatedAt }
    expect(judgeRefresh(token, after(30))).toBe('repeated')
    expect(judgeRefresh(token, after(31))).toBe('reused')
  })

  test('an older token is a theft at once', () => {
    expect(judgeRefresh({ isCurrent: false, isPrevious: false, rotatedAt }, after(1))).toBe('reused')
  })
})
