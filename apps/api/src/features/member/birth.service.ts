import { type Db, inTransaction } from '../../platform/database.ts'
import { lockClearBirths, writeSealedBirths } from './birth.store.ts'
import { type BirthKeys, sealBirthDate } from './birth.ts'

const rowsAtOnce = 500

/** Seals the birth dates that stand in clear since before they were sealed; returns how many. Safe to run at every start. */
export async function sealBirthDates({ db, config }: { db: Db; config: BirthKeys }): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await inTransaction(db, async tx => {
      const rows = await lockClearBirths(tx, rowsAtOnce)
      const births = rows.map(({ streetId, id, birthDate }) => ({
        streetId,
        id,
        sealed: sealBirthDate(config, streetId, id, birthDate),
      }))
      await writeSealedBirths(tx, births)
      return rows.length
    })
    sealed += count
    if (count < rowsAtOnce) return sealed
  }
}
