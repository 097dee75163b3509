import { shanghaiDate } from './shanghai.ts'

/** What an identity number says of whoever holds it. */
export interface IdFacts {
  birthDate: string
  gender: 'female' | 'male'
}

/** Why a text is no identity number of this person. */
export const idFaults = [
  'id_malformed',
  'id_checksum_wrong',
  'id_birth_differs',
  'id_gender_differs',
] as const
export type IdFault = (typeof idFaults)[number]

// GB 11643-1999: ISO 7064 MOD 11-2 over the first seventeen digits.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkCharacters = '10X98765432'
// GB/T 2260: the two digits that a provincial code begins with, with 83 for Taiwan residents' permits.
const provinces =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  )
const shape = /^([1-9]\d)(\d{4})(\d{4})(\d{2})(\d{2})\d{2}(\d)[\dX]$/

/** Returns an identity number as it is kept: without spaces, its X large. */
export function plainIdNumber(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

/** Returns the eighteenth character that seventeen digits call for (GB 11643-1999). */
export function idCheckCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0)
  return checkCharacters.charAt(sum % 11)
}

/**
 * Reads a plain identity number of eighteen characters (GB 11643-1999): a region that can be, a day of the
 * calendar between 1900 and today, the check character.
 */
export function readIdNumber(idNumber: string, today: Date): IdFacts | IdFault {
  const parts = shape.exec(idNumber)
  if (parts === null) return 'id_malformed'
  const [, province = '', region, year, month, day, order] = parts
  const birthDate = `${year}-${month}-${day}`
  const isPossible = provinces.includes(province) && region !== '0000' && isPastDay(birthDate, today)
  if (!isPossible) return 'id_malformed'
  if (idCheckCharacter(idNumber) !== idNumber.charAt(17)) return 'id_checksum_wrong'
  return { birthDate, gender: Number(order) % 2 === 1 ? 'male' : 'female' }
}

/** Decides whether a plain identity number is right in itself and agrees with what the person says. */
export function denyIdNumber(
  idNumber: string,
  person: { birthDate: string; gender: 'female' | 'male' },
  today: Date,
): IdFault | undefined {
  const said = readIdNumber(idNumber, today)
  if (typeof said === 'string') return said
  if (said.birthDate !== person.birthDate) return 'id_birth_differs'
  return said.gender === person.gender ? undefined : 'id_gender_differs'
}

/** Returns an identity number with only its first and last character: 3****************X. */
export function maskIdNumber(idNumber: string): string {
  return `${idNumber.slice(0, 1)}${'*'.repeat(Math.max(0, idNumber.length - 2))}${idNumber.slice(-1)}`
}

function isPastDay(date: string, today: Date): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
  return isDay && date >= '1900-01-01' && date <= shanghaiDate(today)
}
