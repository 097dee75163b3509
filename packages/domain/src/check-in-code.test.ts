import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  checkInCodeBody,
  denyCheckInCode,
  periodEndsAt,
  periodOf,
  personalCodeBody,
  readCheckInCode,
  readPersonalCode,
} from './check-in-code.ts'

const streetId = '510104030'
const shiftId = '019aa0b0-6d5e-7c3a-9d5b-7f00aa11bb22'
const signature = '0123456789ABCDEF0123'
const now = new Date('2026-11-28T01:00:07Z')
const seconds = (more: number) => new Date(now.getTime() + more * 1000)

describe('a check-in code', () => {
  it('reads as it was written, and is small enough for an easy picture', () => {
    const code = { streetId, shiftId, period: periodOf(now, 15) }
    const text = `${checkInCodeBody(code)}:${signature}`
    expect(readCheckInCode(text)).toEqual({ ...code, signature })
    expect(text).toMatch(/^[0-9A-Z:]+$/)
    // A QR picture of version 4 holds 90 such letters at medium correction.
    expect(text.length).toBeLessThanOrEqual(90)
  })

  it('is dead two periods after it was shown, and was never alive before its neighbour', () => {
    const denyAt = (at: Date) =>
      denyCheckInCode(
        { streetId, shiftId, period: periodOf(now, 15), signature },
        { streetId, shiftId },
        at,
        15,
      )
    expect([denyAt(now), denyAt(seconds(22.9)), denyAt(seconds(23))]).toEqual([
      undefined,
      undefined,
      'code_expired',
    ])
    expect([denyAt(seconds(-22)), denyAt(seconds(-22.001))]).toEqual([undefined, 'code_expired'])
  })

  it('of another street or shift is foreign, however fresh', () => {
    const code = { streetId, shiftId, period: periodOf(now, 15), signature }
    expect(denyCheckInCode(code, { streetId: '510104031', shiftId }, now, 15)).toBe('code_foreign')
    expect(denyCheckInCode(code, { streetId, shiftId: 'another' }, now, 15)).toBe('code_foreign')
    expect(denyCheckInCode(code, { streetId, shiftId: undefined }, now, 15)).toBe(undefined)
  })

  it('gives way to the next one at the end of its period', () => {
    const period = periodOf(now, 15)
    expect(periodEndsAt(period, 15)).toEqual(new Date('2026-11-28T01:00:15Z'))
    expect(periodOf(periodEndsAt(period, 15), 15)).toBe(period + 1)
  })
})

describe('anything else that is scanned', () => {
  it('is no code', () => {
    const personal = `${personalCodeBody({ streetId, personId: shiftId, day: '2026-11-28' })}:${signature}`
    const texts = ['', 'https://example.org', 'yunxuan:booking:1', personal, `${personal} `, 'YXC:1:2:3:4']
    for (const text of texts) expect(readCheckInCode(text)).toBe(undefined)
    fc.assert(fc.property(fc.string(), text => readCheckInCode(text) === undefined))
  })
})

describe('a personal code', () => {
  it('reads as it was written', () => {
    const code = { streetId, personId: shiftId, day: '2026-11-28' }
    expect(readPersonalCode(` ${personalCodeBody(code)}:${signature}\n`)).toEqual({ ...code, signature })
    expect(readPersonalCode(`${checkInCodeBody({ streetId, shiftId, period: 1 })}:${signature}`)).toBe(
      undefined,
    )
  })
})
