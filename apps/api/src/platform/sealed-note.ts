import type { Config } from './config.ts'
import { seal, unseal } from './seal.ts'

/** Returns a private note encrypted for its booking; moved to another it cannot be opened. */
export function sealNote(
  config: Pick<Config, 'sealKey'>,
  streetId: string,
  bookingId: string,
  text: string,
): Buffer {
  return seal(config.sealKey, text, `note/${streetId}/${bookingId}`)
}

/** Returns the text of a note. */
export function openNote(
  config: Pick<Config, 'sealKey'>,
  streetId: string,
  bookingId: string,
  sealed: Buffer,
): string {
  return unseal(config.sealKey, sealed, `note/${streetId}/${bookingId}`)
}
