import { dayMs, shanghaiDate } from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { deleteDaysBefore, deleteUnused, listStreetsWithUnused } from './unused.store.ts'

// Longer than a write whose answer was lost is tried again: what it names is still there then.
const keptDays = 2
const mostAtOnce = 100

/** Deletes pictures that were sent and are shown by nothing: nobody chose them, or another one since. */
export async function eraseUnusedPictures({ db }: { db: Db }, now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptDays * dayMs)
  await eachApart(
    await listStreetsWithUnused(db, before),
    streetId => streetId,
    async streetId => {
      for (;;) {
        const count = await inTransaction(db, tx => deleteUnused(tx, streetId, before, mostAtOnce))
        if (count < mostAtOnce) break
      }
      await deleteDaysBefore(db, streetId, shanghaiDate(before))
    },
  )
}
