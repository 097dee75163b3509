import { eachApart } from '../../platform/apart.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { listStreetsBehind, rollListing } from './listing.store.ts'

const mostAtOnce = 5_000

/** Moves every street's services whose next slot has begun on to the one after it; returns how many. */
export async function rollListings({ db }: { db: Db }, now: Date): Promise<number> {
  let rolled = 0
  await eachApart(
    await listStreetsBehind(db, now),
    streetId => streetId,
    async streetId => {
      rolled += await inTransaction(db, tx => rollListing(tx, streetId, now, mostAtOnce))
    },
  )
  return rolled
}
