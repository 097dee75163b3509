import type { PublicFinder } from '../../platform/finding.ts'
import { listPlacesNamed } from './directory.store.ts'

const mostPlaces = 3

/** Places by a part of their names, with their addresses; of a station one sees whether it is open. */
export const placeFinder: PublicFinder = async (db, { streetId, q }) => {
  const rows = await listPlacesNamed(db, streetId, { words: q.trim(), limit: mostPlaces })
  return rows.map(({ id, name, address, isStation }) => ({
    kind: isStation ? ('station' as const) : ('place' as const),
    ...{ id, title: name, hint: address },
  }))
}
