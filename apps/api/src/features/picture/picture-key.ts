import { isSigned, type SigningSecrets, signAddress } from '../../platform/seal.ts'

const spanMs = 12 * 3_600_000

/** How long a picture that was opened with a key may be shown again: no longer than any key holds. */
export const keptSecondsOfKey = spanMs / 1000

/** Which picture of which street. */
interface Of {
  streetId: string
  pictureId: string
}

/**
 * Returns what opens a picture that not everybody sees, for whoever may see it now. It holds until the end of the next
 * half day: the same for half a day, so that a list that is read again does not fetch its pictures again.
 */
export function keyOf({ jwtSecret }: Pick<SigningSecrets, 'jwtSecret'>, of: Of, now: Date): string {
  const until = Math.floor(now.getTime() / spanMs) + 2
  return `${until}.${signAddress(jwtSecret, addressOf(of, String(until)))}`
}

/** Decides whether a key opens a picture still. */
export function isKeyOf(secrets: SigningSecrets, of: Of, key: string, now: Date): boolean {
  const [until = '', signature = ''] = key.split('.')
  return isSigned(secrets, addressOf(of, until), signature) && now.getTime() < Number(until) * spanMs
}

const addressOf = ({ streetId, pictureId }: Of, until: string) => `picture ${streetId} ${pictureId} ${until}`
