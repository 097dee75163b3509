import { createHmac } from 'node:crypto'
import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/seal.ts'

type Keys = Pick<Config, 'sealKey'>

/** Which row and field a sealed text belongs to; moved to another it cannot be opened. */
interface Sealed {
  streetId: string
  /** The person, or the consent, whose row it stands in. */
  ownerId: string
  field: 'real-name' | 'id-number' | 'guardian-name'
}

export function sealIdentity(config: Keys, at: Sealed, text: string): Buffer {
  return seal(config.sealKey, text, aboutOf(at))
}

export function openIdentity(config: Keys, at: Sealed, sealed: Buffer): string {
  return unseal(config.sealKey, sealed, aboutOf(at))
}

/**
 * Returns the blind index of a plain identity number: whoever has the table but not the key cannot try numbers
 * against it, and it differs from street to street.
 */
export function hashIdNumber(config: Keys, streetId: string, idNumber: string): Buffer {
  // A key of its own, so that an index never says anything about what the other one sealed.
  const key = createHmac('sha256', config.sealKey).update('volunteer/id-index').digest()
  return createHmac('sha256', key).update(`${streetId}/${idNumber}`).digest()
}

/** Returns by what a name and a number are known again as the same, and by nothing else about them. */
export function hashIdentity(
  config: Keys,
  streetId: string,
  { realName, idNumber }: { realName: string; idNumber: string },
): Buffer {
  const key = createHmac('sha256', config.sealKey).update('volunteer/identity').digest()
  return createHmac('sha256', key).update(`${streetId}/${idNumber}/${realName}`).digest()
}

function aboutOf({ streetId, ownerId, field }: Sealed): string {
  return `volunteer/${streetId}/${ownerId}/${field}`
}
