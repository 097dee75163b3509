import { createCipheriv, createDecipheriv, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Config } from './config.ts'

const nonceBytes = 12
const tagBytes = 16

/** Returns a text encrypted and authenticated (AES-256-GCM); `about` binds it to the row it stands in. */
export function seal(key: Buffer, text: string, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

/** Returns the text that was sealed; throws when it was altered or moved to another row. */
export function unseal(key: Buffer, sealed: Buffer, about: string): string {
  const nonce = sealed.subarray(0, nonceBytes)
  const tag = sealed.subarray(nonceBytes, nonceBytes + tagBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about)).setAuthTag(tag)
  const body = decipher.update(sealed.subarray(nonceBytes + tagBytes))
  return Buffer.concat([body, decipher.final()]).toString('utf8')
}

/** Returns a short signature that makes an address unguessable. */
export function signAddress(secret: string, address: string): string {
  return createHmac('sha256', secret).update(address).digest('base64url').slice(0, 32)
}

/** What addresses and tokens are signed with; what the secret before signed is believed as well, so that it can change. */
export type SigningSecrets = Pick<Config, 'jwtSecret' | 'previousJwtSecret'>

/** Decides whether an address carries its own signature, in constant time. */
export function isSigned(secrets: SigningSecrets, address: string, signature: string): boolean {
  const given = Buffer.from(signature)
  return [secrets.jwtSecret, secrets.previousJwtSecret].some(secret => {
    if (secret === undefined) return false
    const expected = Buffer.from(signAddress(secret, address))
    return expected.length === given.length && timingSafeEqual(expected, given)
  })
}
