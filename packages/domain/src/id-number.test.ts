import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { denyIdNumber, idCheckCharacter, maskIdNumber, plainIdNumber, readIdNumber } from './id-number.ts'

const today = new Date('2026-11-28T00:00:00Z')
// The example of GB 11643-1999, and one that ends in X.
const example = '11010519491231002X'

const idNumbers = fc
  .record({
    region: fc.constantFrom('110105', '371602', '510104', '330102', '530112', '150602'),
    birth: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-27'), noInvalidDate: true }),
    order: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, birth, order }) => {
    const birthDate = birth.toISOString().slice(0, 10)
    const digits = `${region}${birthDate.replaceAll('-', '')}${String(order).padStart(3, '0')}`
    return { idNumber: `${digits}${idCheckCharacter(digits)}`, birthDate, order }
  })

describe('identity numbers (GB 11643-1999)', () => {
  test('the standard’s own example is right, with a small x and with spaces', () => {
    expect(readIdNumber(plainIdNumber(example.toLowerCase()), today)).toEqual({
      birthDate: '1949-12-31',
      gender: 'female',
    })
    expect(plainIdNumber(' 110105 19491231 002x ')).toBe(example)
  })

  test('every number that is made by the rule is read, with its birth date and gender', () => {
    fc.assert(
      fc.property(idNumbers, ({ idNumber, birthDate, order }) => {
        expect(readIdNumber(idNumber, today)).toEqual({
          birthDate,
          gender: order % 2 === 1 ? 'male' : 'female',
        })
      }),
    )
  })

  test('any one character copied wrongly is found', () => {
    const oneWrong = fc.tuple(idNumbers, fc.nat(17), fc.constantFrom(...'0123456789X'))
    fc.assert(
      fc.property(oneWrong, ([{ idNumber }, at, character]) => {
        fc.pre(idNumber.charAt(at) !== character)
        const wrong = `${idNumber.slice(0, at)}${character}${idNumber.slice(at + 1)}`
        expect(typeof readIdNumber(wrong, today)).toBe('string')
      }),
      { numRuns: 500 },
    )
  })

  test('any two neighbours changed for each other are found', () => {
    fc.assert(
      fc.property(idNumbers, fc.nat(16), ({ idNumber }, at) => {
        const [one, two] = [idNumber.charAt(at), idNumber.charAt(at + 1)]
        fc.pre(one !== two)
        const wrong = `${idNumber.slice(0, at)}${two}${one}${idNumber.slice(at + 2)}`
        expect(typeof readIdNumber(wrong, today)).toBe('string')
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['fifteen digits', '110105491231002'],
    ['a letter inside', '1101051949A231002X'],
    ['a province there is none of', withCheck('99010519491231002')],
    ['no region within it', withCheck('11000019491231002')],
    ['the 30th of February', withCheck('11010519490230002')],
    ['a day to come', withCheck('11010520261129002')],
    ['a birth before 1900', withCheck('11010518991231002')],
  ])('%s is malformed', (_what, idNumber) => {
    expect(readIdNumber(idNumber, today)).toBe('id_malformed')
  })

  test('it has to agree with what the person says', () => {
    const said = { birthDate: '1949-12-31', gender: 'female' } as const
    expect(denyIdNumber(example, said, today)).toBeUndefined()
    expect(denyIdNumber('110105194912310021', said, today)).toBe('id_checksum_wrong')
    expect(denyIdNumber(example, { ...said, birthDate: '1949-12-30' }, today)).toBe('id_birth_differs')
    expect(denyIdNumber(example, { ...said, gender: 'male' }, today)).toBe('id_gender_differs')
  })

  test('masked it shows its first and its last', () => {
    expect(maskIdNumber(example)).toBe('1****************X')
  })
})

function withCheck(digits: string): string {
  return `${digits}${idCheckCharacter(digits)}`
}
