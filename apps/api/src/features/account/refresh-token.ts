import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const idBytes = 16
const secretBytes = 32

/** What a refresh token holds: the session it belongs to and 256 bits that only its bearer knows. */
export interface RefreshToken {
  sessionId: string
  secret: Buffer
}

export function newSecret(): Buffer {
  return randomBytes(secretBytes)
}

/**
 * Returns the secret that follows another. It is derived, so that two requests that change the same token at once
 * get the same new one, and neither is left with a token that no longer counts.
 */
export function nextSecret(key: Buffer, secret: Buffer): Buffer {
  return createHmac('sha256', key).update('refresh ').update(secret).digest()
}

/** Returns what is stored of a secret. */
export function hashSecret(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest()
}

export function isHashOf(hash: Buffer | null, secret: Buffer): boolean {
  return hash !== null && timingSafeEqual(hash, hashSecret(secret))
}

export function writeToken({ sessionId, secret }: RefreshToken): string {
  const id = Buffer.from(sessionId.replaceAll('-', ''), 'hex')
  return Buffer.concat([id, secret]).toString('base64url')
}

/** Returns what a token says; undefined when it was not made here. */
export function readToken(text: string): RefreshToken | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length !== idBytes + secretBytes) return undefined
  const hex = bytes.subarray(0, idBytes).toString('hex')
  const sessionId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  return { sessionId, secret: bytes.subarray(idBytes) }
}
