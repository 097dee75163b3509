import type { Config } from '../../platform/config.ts'
import type { Db } from '../../platform/database.ts'
import type { StoredReply } from '../../platform/idempotency.ts'
export interface PlaceAsk {
  streetId: string
  slotId: string
}
export type TakePlaces = (ask: PlaceAsk) => Promise<StoredReply>
export declare function takingPlaces(db: Db, config: Config, clock: () => Date): TakePlaces
