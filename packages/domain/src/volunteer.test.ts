import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageInYears } from './age.ts'
import {
  isMinor,
  lastAdultBirth,
  missingOf,
  mustGuardianRegister,
  profileNeeds,
  readVolunteerNumber,
  volunteerNumber,
} from './volunteer.ts'

const day = new Date('2026-11-28T00:00:00Z')
const whole = {
  hasRealName: true,
  hasIdNumber: true,
  birthDate: '1954-03-02',
  gender: 'female',
  areaId: 'area',
  phone: '13800138000',
  serviceCategories: ['为老服务'],
  hasGuardianConsent: false,
} as const
const nineDigits = fc.integer({ min: 0, max: 999_999_999 }).map(n => String(n).padStart(9, '0'))

describe('a profile', () => {
  test('that is whole lacks nothing; an empty one says each thing in order', () => {
    expect(missingOf(whole, day)).toEqual([])
    const empty = {
      hasRealName: false,
      hasIdNumber: false,
      birthDate: null,
      gender: null,
      areaId: null,
      phone: null,
      serviceCategories: [],
      hasGuardianConsent: false,
    }
    expect(missingOf(empty, day)).toEqual(profileNeeds.filter(need => need !== 'guardian_consent'))
  })

  test('of a minor needs a guardian, until the eighteenth birthday', () => {
    expect(missingOf({ ...whole, birthDate: '2008-11-29' }, day)).toEqual(['guardian_consent'])
    expect(missingOf({ ...whole, birthDate: '2008-11-29', hasGuardianConsent: true }, day)).toEqual([])
    expect(missingOf({ ...whole, birthDate: '2008-11-28' }, day)).toEqual([])
  })

  test('of a child under fourteen is made by the guardian', () => {
    expect(mustGuardianRegister('2012-11-29', day)).toBe(true)
    expect(mustGuardianRegister('2012-11-28', day)).toBe(false)
  })

  test('the last birth date of an adult parts minors from adults on every day', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
    const births = fc.date({ min: new Date('2000-01-01'), max: new Date('2020-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(days, births, (on, birth) => {
        const birthDate = birth.toISOString().slice(0, 10)
        expect(birthDate > lastAdultBirth(on)).toBe(isMinor(birthDate, on))
        expect(isMinor(birthDate, on)).toBe(ageInYears(birthDate, on) < 18)
      }),
    )
  })
})

describe('a volunteer number', () => {
  test('is read as it was made, however it is typed', () => {
    fc.assert(
      fc.property(nineDigits, digits => {
        const number = volunteerNumber(digits)
        expect(number).toMatch(/^YX\d{10}$/)
        expect(readVolunteerNumber(` ${number.slice(0, 4).toLowerCase()} ${number.slice(4)} `)).toBe(number)
      }),
    )
  })

  test('with one digit copied wrongly is not read', () => {
    fc.assert(
      fc.property(nineDigits, fc.integer({ min: 2, max: 11 }), fc.nat(9), (digits, at, digit) => {
        const number = volunteerNumber(digits)
        fc.pre(number.charAt(at) !== String(digit))
        expect(readVolunteerNumber(`${number.slice(0, at)}${digit}${number.slice(at + 1)}`)).toBeUndefined()
      }),
      { numRuns: 500 },
    )
  })

  test.each(['', 'YX', '1234567890', 'YX12345678901', 'AB1234567890'])('%j is none', text => {
    expect(readVolunteerNumber(text)).toBeUndefined()
  })
})
