import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { listStreetsWithClearBirths, lockClearBirths, writeSealedBirths } from './birth.store.ts'
import { type BirthKeys, sealBirthDate } from './birth.ts'

const rowsAtOnce = 500

/** Seals the birth dates that stand in clear since before they were sealed; returns how many. Safe to run at every start. */
export async function sealBirthDates({ db, config }: { db: Db; config: BirthKeys }): Promise<number> {
  let sealed = 0
  for (const streetId of await listStreetsWithClearBirths(db)) {
    let count: number
    do {
      count = await inTransaction(db, tx => sealSome(tx, config, streetId))
      sealed += count
    } while (count === rowsAtOnce)
  }
  return sealed
}

async function sealSome(tx: Tx, config: BirthKeys, streetId: string): Promise<number> {
  const rows = await lockClearBirths(tx, streetId, rowsAtOnce)
  const births = rows.map(({ id, birthDate }) => ({
    id,
    sealed: sealBirthDate(config, streetId, id, birthDate),
  }))
  await writeSealedBirths(tx, streetId, births)
  return births.length
}
