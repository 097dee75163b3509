/** What a certificate says: stars that were awarded, or what somebody served until a day. */
export const certificateKinds = ['stars', 'service_record'] as const
export type CertificateKind = (typeof certificateKinds)[number]

/** What a check of a number answers. */
export const certificateStandings = ['valid', 'revoked', 'unknown'] as const
export type CertificateStanding = (typeof certificateStandings)[number]

const runningDigits = 6

/**
 * Returns the number of a certificate: the street's code, the year, a running number and a check digit
 * (ISO 7064 MOD 11,10), so that a slip of the pen is told from a forgery.
 */
export function certificateNumber(streetId: string, year: number, running: number): string {
  const digits = `${streetId}${year}${String(running).padStart(runningDigits, '0')}`
  return `${digits}${checkDigit(digits)}`
}

/** Decides whether a number can be one of a certificate's. */
export function isCertificateNumber(text: string): boolean {
  return /^\d{20}$/.test(text) && checkDigit(text.slice(0, -1)) === Number(text.at(-1))
}

/** Returns a number in groups, as it is printed and read out. */
export function sayCertificateNumber(number: string): string {
  return `${number.slice(0, 9)} ${number.slice(9, 13)} ${number.slice(13)}`
}

function checkDigit(digits: string): number {
  let product = 10
  for (const digit of digits) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10
}
