import { describe, expect, test } from 'vitest'
import { judgeRefresh, lockMs } from './sign-in.ts'

describe('lockMs', () => {
  test('four slips cost nothing, the fifth half a minute, and it doubles to a quarter of an hour at most', () => {
    expect([1, 4, 5, 6, 7, 10, 1000].map(lockMs)).toEqual([0, 0, 30_000, 60_000, 120_000, 900_000, 900_000])
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
