import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto'
import {
  type CheckInCode,
  checkInCodeBody,
  codeSignatureLength,
  type PersonalCode,
  personalCodeBody,
  readCheckInCode,
  readPersonalCode,
} from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'

type Keys = Pick<Config, 'sealKey'>

/** Returns the text of the code that a leader's screen shows for one period of a shift. */
export function writeCheckInCode(keys: Keys, code: Omit<CheckInCode, 'signature'>): string {
  const body = checkInCodeBody(code)
  return `${body}:${signatureOf(keys, 'check-in', body)}`
}

/** Returns what a scanned code says when this server signed it; undefined for a forgery or any other picture. */
export function openCheckInCode(keys: Keys, text: string): CheckInCode | undefined {
  const code = readCheckInCode(text)
  if (code === undefined) return undefined
  return isSame(signatureOf(keys, 'check-in', checkInCodeBody(code)), code.signature) ? code : undefined
}

/** Returns the text of a person's own code for a day. */
export function writePersonalCode(keys: Keys, code: Omit<PersonalCode, 'signature'>): string {
  const body = personalCodeBody(code)
  return `${body}:${signatureOf(keys, 'personal', body)}`
}

/** Returns what a person's code says when this server signed it. */
export function openPersonalCode(keys: Keys, text: string): PersonalCode | undefined {
  const code = readPersonalCode(text)
  if (code === undefined) return undefined
  return isSame(signatureOf(keys, 'personal', personalCodeBody(code)), code.signature) ? code : undefined
}

/** Each kind of code has a key of its own, so that one never passes for the other, nor opens what is sealed. */
function signatureOf({ sealKey }: Keys, kind: 'check-in' | 'personal', body: string): string {
  const key = keysOf(sealKey)[kind]
  return createHmac('sha256', key).update(body).digest('hex').slice(0, codeSignatureLength).toUpperCase()
}

const derived = new WeakMap<Buffer, Readonly<Record<'check-in' | 'personal', KeyObject>>>()

/** Derived once for a seal key: thousands are asked for when a large activity begins. */
function keysOf(sealKey: Buffer) {
  const known = derived.get(sealKey)
  if (known !== undefined) return known
  const derive = (kind: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', sealKey, '', `${kind} code`, 32)))
  const keys = { 'check-in': derive('check-in'), personal: derive('personal') }
  derived.set(sealKey, keys)
  return keys
}

/** Both are of one length by their pattern; how many digits agree does not show in the time it takes. */
function isSame(expected: string, given: string): boolean {
  return timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
