import { createHash, randomInt } from 'node:crypto'

// Without 0, O, 1 and I, since it is read out and typed; 10 letters of 32 are 50 bits, both halves 100.
const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const halfLength = 10

/** Returns half a setup code: whoever has only one half can open nothing. */
export function newHalf(): string {
  const half = Array.from({ length: halfLength }, () => letters[randomInt(letters.length)]).join('')
  return half.replace(/(.{5})(?=.)/, '$1-')
}

/** Returns what is kept of the first half until the second is given out. */
export function hashHalf(half: string): Buffer {
  return createHash('sha256').update(plain(half)).digest()
}

/** Returns what is kept of a whole code, from what is kept of its halves. */
export function joinHalves(first: Buffer, second: Buffer): Buffer {
  return createHash('sha256').update(first).update(second).digest()
}

/** Returns the same of a code as it is typed, with or without its dashes. */
export function hashCode(setupCode: string): Buffer {
  const typed = plain(setupCode)
  return joinHalves(hashHalf(typed.slice(0, halfLength)), hashHalf(typed.slice(halfLength)))
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '')
}
