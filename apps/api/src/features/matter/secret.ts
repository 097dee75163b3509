import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/seal.ts'

type Keys = Pick<Config, 'sealKey'>

/** Where in a matter something was said: 0 is what was raised, else the step. */
export interface Said {
  streetId: string
  matterId: string
  position: number
}

/** Returns what was said in confidence, encrypted for its place; moved to another it cannot be opened. */
export function sealSaid({ sealKey }: Keys, said: Said, text: string): Buffer {
  return seal(sealKey, text, placeOf(said))
}

/** Returns what was said in confidence. */
export function openSaid({ sealKey }: Keys, said: Said, sealed: Buffer): string {
  return unseal(sealKey, sealed, placeOf(said))
}

function placeOf({ streetId, matterId, position }: Said): string {
  return `matter/${streetId}/${matterId}/${position}`
}
