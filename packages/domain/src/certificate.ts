import { checkDigit } from './check-digit.ts'
/** What a certificate says: stars that were awarded, or what somebody served until a day. */
export const certificateKinds = ['stars', 'service_record'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** What a check of a number answers. */
export const certificateStandings = ['valid', 'revoked', 'unknown'] as const
export type CertificateStanding = (typeof certificateStandings)[number]

const streetDigits = 9
/** As many as a bank card has: people are used to reading them out, and nobody finds one by trying. */
export const certificateRandomDigits = 16
const digits = streetDigits + certificateRandomDigits + 2
/** Numbers of before had a year, a running number and one check digit. */
const runningForm = /^\d{20}$/

/**
 * Returns the number of a certificate: the street's code, random digits and two check digits (ISO 7064 MOD 97-10),
 * which find every digit copied wrongly and every two that were swapped.
 */
export function certificateNumber(streetId: string, random: string): string {
  const body = `${streetId}${random}`
  const check = 98 - mod97(`${body}00`)
  return `${body}${String(check).padStart(2, '0')}`
}

/** Decides whether a number can be one of a certificate's, of whichever form. */
export function isCertificateNumber(text: string): boolean {
  if (runningForm.test(text)) return checkDigit(text.slice(0, -1)) === Number(text.at(-1))
  return text.length === digits && /^\d+$/.test(text) && mod97(text) === 1
}

/** Returns a number in groups, as it is printed and read out. */
export function sayCertificateNumber(number: string): string {
  const rest = number.slice(streetDigits)
  const groups = rest.match(/\d{1,4}/g) ?? []
  return [number.slice(0, streetDigits), ...groups].join(' ')
}

function mod97(text: string): number {
  let rest = 0
  for (const digit of text) rest = (rest * 10 + Number(digit)) % 97
  return rest
}
