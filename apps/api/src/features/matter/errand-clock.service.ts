import { addDays, remindedDaysAhead, sayDate, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { listLatePapers, takeReminders } from './errand.store.ts'
import { lockMatters } from './matter.store.ts'
import { makeStep } from './step.service.ts'

interface Deps {
  db: Db
  config: Pick<Config, 'sealKey'>
}

const mostAtOnce = 200

/** Reminds whoever still owes a paper two days before it is due, once; returns how many of a street. */
export function remindOfPapers({ db }: Deps, streetId: string, now: Date): Promise<number> {
  const today = shanghaiDate(now)
  return inTransaction(db, async tx => {
    const by = addDays(today, remindedDaysAhead)
    const due = await takeReminders(tx, streetId, { today, by, most: mostAtOnce })
    await writeNotices(
      tx,
      due.map(({ memberId, matterId, number, until }) => ({
        ...{ streetId, memberId, matterId, bookingId: null, waitlistId: null },
        kind: 'matter_moved' as const,
        title: `您的代办还差材料，${sayDate(shanghaiInstant(until, '12:00'))}前要送到`,
        text: `编号 ${number}：点开看差哪一样。送不到也不要紧，先停着等您。`,
      })),
      now,
    )
    return due.length
  })
}

/** Lets the errands stand still of which a paper did not come by its day: they wait, and do not fail. */
export async function pauseForPapers({ db, config }: Deps, streetId: string, now: Date): Promise<number> {
  let paused = 0
  const today = shanghaiDate(now)
  for (const id of await listLatePapers(db, streetId, today, mostAtOnce)) {
    paused += await inTransaction(db, async tx => {
      const [matter] = await lockMatters(tx, streetId, [id])
      // It may have been brought meanwhile.
      const isLate = matter?.papersUntil != null && matter.papersUntil < today && matter.papersOwed > 0
      if (matter?.status !== 'open' || !isLate) return 0
      const step = { act: 'pause', by: null, as: 'clock', at: now } as const
      await makeStep(tx, config, { streetId, matter, into: undefined, step, wish: {} })
      return 1
    })
  }
  return paused
}
