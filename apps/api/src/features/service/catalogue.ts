import { LRUCache } from 'lru-cache'
import { batching } from '../../platform/batch.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { type CatalogueState, findCatalogueState, rollListing } from './listing.store.ts'

/** A question to a street's public catalogue: the same for everybody who asks. */
export interface CatalogueAsk {
  streetId: string
  /** Tells one question from another within the street. */
  key: string
  now: Date
  make: () => Promise<unknown>
}

/** An answer that is kept, by the bytes it takes. */
interface Kept {
  body: Buffer
}

/**
 * Answers from bytes that are at most a second old and of the street's present catalogue version.
 * Refuses a street that is not there.
 */
export type Catalogue<K extends Kept> = (ask: CatalogueAsk) => Promise<K>

// Places left may lag a second behind the bookings; what coordinators change is seen at once by its version.
const keptMs = 1_000
const keptBytes = 24 * 1024 * 1024
// More would make one reader wait for the work of a minute's job.
const rolledByReader = 200

/** Returns the catalogue of this process, whose answers are kept as they are made of data; docs/decisions/catalogue-cache.md has the reason and the figures. */
export function catalogueOf<K extends Kept>(db: Db, madeOf: (answer: unknown) => K): Catalogue<K> {
  const kept = new LRUCache<string, K>({
    maxSize: keptBytes,
    ttl: keptMs,
    sizeCalculation: (reply, key) => reply.body.length + key.length * 2 + 200,
  })
  const underWay = new Map<string, Promise<K>>()
  const askState = batching<Date, CatalogueState | 'absent'>(
    streetId => async times => {
      const latest = new Date(Math.max(...times.map(Number)))
      const state = (await findCatalogueState(db, streetId, latest)) ?? 'absent'
      return times.map(() => state)
    },
    { lanes: 2, most: 512 },
  )

  async function make(ask: CatalogueAsk, isBehind: boolean): Promise<K> {
    if (isBehind) await inTransaction(db, tx => rollListing(tx, ask.streetId, ask.now, rolledByReader))
    return madeOf(await ask.make())
  }

  return async ask => {
    const state = await askState(ask.streetId, ask.now)
    if (state === 'absent') throw new Refusal('not_found')
    const second = Math.floor(ask.now.getTime() / keptMs)
    const key = `${ask.streetId} ${state.version} ${second} ${ask.key}`
    const before = kept.get(key) ?? underWay.get(key)
    if (before !== undefined) return before
    const making = make(ask, state.isBehind).finally(() => underWay.delete(key))
    underWay.set(key, making)
    const reply = await making
    kept.set(key, reply)
    return reply
  }
}
