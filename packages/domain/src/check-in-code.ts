/** What the code on the leader's screen says; the signature is the server's alone to make and check. */
export interface CheckInCode {
  streetId: string
  shiftId: string
  /** Which span of time it is for, counted from 1970 in periods of the street. */
  period: number
  signature: string
}

/** What a person's own code says: who they are on one day. */
export interface PersonalCode {
  streetId: string
  personId: string
  /** Day in Asia/Shanghai, YYYY-MM-DD. */
  day: string
  signature: string
}

/** How much of a signature a code carries, hexadecimal digits: 80 bits, in a picture that a cheap phone reads. */
export const codeSignatureLength = 20

const uuid = '[0-9A-F]{32}'
const signature = `[0-9A-F]{${codeSignatureLength}}`
const checkInPattern = new RegExp(`^YXC:(\\d{9}):(${uuid}):([0-9A-F]{1,10}):(${signature})$`)
const personalPattern = new RegExp(`^YXP:(\\d{9}):(${uuid}):(\\d{4})(\\d{2})(\\d{2}):(${signature})$`)

/** Returns the number of the period an instant lies in. */
export function periodOf(instant: Date, periodSeconds: number): number {
  return Math.floor(instant.getTime() / (periodSeconds * 1000))
}

/** Returns when the code of a period gives way to the next. */
export function periodEndsAt(period: number, periodSeconds: number): Date {
  return new Date((period + 1) * periodSeconds * 1000)
}

/**
 * Decides why a code that the server did sign does not open this shift now. It is good in its own period and the one
 * before and after it, for clocks and hands that are slow; a picture that was sent on is dead by then.
 */
export function denyCheckInCode(
  code: CheckInCode,
  wanted: { streetId: string; shiftId: string | undefined },
  now: Date,
  periodSeconds: number,
): 'code_foreign' | 'code_expired' | undefined {
  const isOfShift = wanted.shiftId === undefined || wanted.shiftId === code.shiftId
  if (code.streetId !== wanted.streetId || !isOfShift) return 'code_foreign'
  return Math.abs(periodOf(now, periodSeconds) - code.period) <= 1 ? undefined : 'code_expired'
}

/** Returns what is signed of a check-in code, which is also all of its text but the signature. */
export function checkInCodeBody(code: Omit<CheckInCode, 'signature'>): string {
  return `YXC:${code.streetId}:${compactId(code.shiftId)}:${code.period.toString(16).toUpperCase()}`
}

/** Returns what is signed of a personal code, which is also all of its text but the signature. */
export function personalCodeBody(code: Omit<PersonalCode, 'signature'>): string {
  return `YXP:${code.streetId}:${compactId(code.personId)}:${code.day.replaceAll('-', '')}`
}

/** Reads the text of a code from a leader's screen; undefined for anything else that was scanned. */
export function readCheckInCode(text: string): CheckInCode | undefined {
  const [, streetId, shiftId, period, sign] = checkInPattern.exec(text.trim()) ?? []
  if (streetId === undefined || shiftId === undefined || period === undefined || sign === undefined) {
    return undefined
  }
  return { streetId, shiftId: fullId(shiftId), period: Number.parseInt(period, 16), signature: sign }
}

/** Reads the text of a person's code; undefined for anything else that was scanned. */
export function readPersonalCode(text: string): PersonalCode | undefined {
  const [, streetId, personId, year, month, dayOfMonth, sign] = personalPattern.exec(text.trim()) ?? []
  if (streetId === undefined || personId === undefined || sign === undefined) return undefined
  return { streetId, personId: fullId(personId), day: `${year}-${month}-${dayOfMonth}`, signature: sign }
}

/** Capitals and digits alone make a QR picture a fifth smaller. */
function compactId(id: string): string {
  return id.replaceAll('-', '').toUpperCase()
}

function fullId(compact: string): string {
  return compact.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
