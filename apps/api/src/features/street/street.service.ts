import type { Street } from '@yunxuan/contract'
import type { Executor } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { countOffer, findStreet, listAreas } from './street.store.ts'

/** Returns a street with its areas and what its published services are offered under. */
export async function readStreet(db: Executor, streetId: string): Promise<Street> {
  const [street, areas, offer] = await Promise.all([
    findStreet(db, streetId),
    listAreas(db, streetId),
    countOffer(db, streetId),
  ])
  if (street === undefined) throw new Refusal('not_found')
  return { ...street, areas, ...offer }
}
