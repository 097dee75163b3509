import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  certificateNumber,
  certificateRandomDigits,
  isCertificateNumber,
  sayCertificateNumber,
} from './certificate.ts'

const street = '110102001'
const numbers = fc
  .array(fc.integer({ min: 0, max: 9 }), {
    minLength: certificateRandomDigits,
    maxLength: certificateRandomDigits,
  })
  .map(random => certificateNumber(street, random.join('')))
const position = fc.nat({ max: certificateNumber(street, '0'.repeat(certificateRandomDigits)).length - 1 })

const withDigit = (number: string, at: number, digit: string) =>
  number.slice(0, at) + digit + number.slice(at + 1)

describe('the number of a certificate', () => {
  it('is known from a digit that was copied wrongly, and from two that were swapped, wherever they stand', () => {
    fc.assert(
      fc.property(numbers, position, position, fc.integer({ min: 1, max: 9 }), (number, a, b, by) => {
        expect(isCertificateNumber(number)).toBe(true)
        const wrong = String((Number(number[a]) + by) % 10)
        expect(isCertificateNumber(withDigit(number, a, wrong))).toBe(false)
        if (number[a] === number[b]) return
        const swapped = withDigit(withDigit(number, a, number[b] ?? ''), b, number[a] ?? '')
        expect(isCertificateNumber(swapped)).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is said in groups of four', () => {
    expect(sayCertificateNumber(certificateNumber(street, '0123456789012345'))).toMatch(
      /^110102001 0123 4567 8901 2345 \d\d$/,
    )
  })

  it('of before, a year and a running number, holds as it did', () => {
    expect(isCertificateNumber('11010200120260000010')).toBe(true)
    expect(isCertificateNumber('11010200120260000017')).toBe(false)
    expect(isCertificateNumber('')).toBe(false)
  })
})
