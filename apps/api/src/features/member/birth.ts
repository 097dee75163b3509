import type { Config } from '../../platform/config.ts'
import { seal, unseal } from '../../platform/seal.ts'

/** What sealed birth dates are opened with. */
export type BirthKeys = Pick<Config, 'sealKey'>

/** A birth date as it stands in a row: sealed, or still in clear until a start seals it. */
export interface StoredBirth {
  id: string
  birthSealed: Buffer | null
  birthDate: string | null
}

/** Returns a dependant's birth date encrypted for its row; moved to another it cannot be opened. */
export function sealBirthDate(config: BirthKeys, streetId: string, id: string, birthDate: string): Buffer {
  return seal(config.sealKey, birthDate, aboutOf(streetId, id))
}

/** Returns the row with its birth date opened. */
export function openBirthDate<T extends StoredBirth>(
  config: BirthKeys,
  streetId: string,
  row: T,
): Omit<T, 'birthSealed' | 'birthDate'> & { birthDate: string } {
  const { birthSealed, birthDate, ...rest } = row
  if (birthSealed !== null) {
    return { ...rest, birthDate: unseal(config.sealKey, birthSealed, aboutOf(streetId, row.id)) }
  }
  if (birthDate === null) throw new Error('a dependant without a birth date')
  return { ...rest, birthDate }
}

function aboutOf(streetId: string, id: string): string {
  return `dependant/${streetId}/${id}/birth-date`
}
