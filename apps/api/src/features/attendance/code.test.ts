import { createHmac } from 'node:crypto'
import { checkInCodeBody, personalCodeBody } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { openCheckInCode, openPersonalCode, writeCheckInCode, writePersonalCode } from './code.ts'

const keys = { sealKey: Buffer.alloc(32, 7) }
const code = { streetId: '510104030', shiftId: '019aa0b0-6d5e-7c3a-9d5b-7f00aa11bb22', period: 119_690_000 }
const personal = { streetId: code.streetId, personId: code.shiftId, day: '2026-11-28' }

describe('a code', () => {
  test('opens what this server signed', () => {
    expect(openCheckInCode(keys, writeCheckInCode(keys, code))).toMatchObject(code)
    expect(openPersonalCode(keys, writePersonalCode(keys, personal))).toMatchObject(personal)
  })

  test('with any one letter changed is a forgery', () => {
    for (const [text, open] of [
      [writeCheckInCode(keys, code), openCheckInCode],
      [writePersonalCode(keys, personal), openPersonalCode],
    ] as const) {
      for (const [at, letter] of [...text].entries()) {
        const other = letter === '1' ? '2' : '1'
        expect(open(keys, text.slice(0, at) + other + text.slice(at + 1))).toBe(undefined)
      }
    }
  })

  test('signed with another key, with the sealing key itself, or as the other kind, is a forgery', () => {
    const bySealKey = (body: string) =>
      `${body}:${createHmac('sha256', keys.sealKey).update(body).digest('hex').slice(0, 20).toUpperCase()}`
    const forged = [
      writeCheckInCode({ sealKey: Buffer.alloc(32, 8) }, code),
      bySealKey(checkInCodeBody(code)),
      bySealKey(personalCodeBody(personal)),
      `${checkInCodeBody(code)}:${writePersonalCode(keys, personal).slice(-20)}`,
    ]
    for (const text of forged) {
      expect(openCheckInCode(keys, text)).toBe(undefined)
      expect(openPersonalCode(keys, text)).toBe(undefined)
    }
  })
})
