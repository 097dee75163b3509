import { dayMs } from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction } from '../../platform/database.ts'
import { loadPolicy } from '../policy/policy.store.ts'
import { pauseForPapers, remindOfPapers } from './errand-clock.service.ts'
import { listSilent, listStreetsWithMatters, lockMatters } from './matter.store.ts'
import { eraseSecrets } from './secret.store.ts'
import { makeStep } from './step.service.ts'

interface Deps {
  db: Db
  config: Pick<Config, 'sealKey'>
}

const mostAtOnce = 200

/** Settles what was answered and nobody said a word about for a street's days; returns how many. */
export async function settleMatters({ db, config }: Deps, now: Date): Promise<number> {
  let settled = 0
  await eachStreet(db, async streetId => {
    const { matterSettleDays } = await loadPolicy(db, streetId)
    const before = new Date(now.getTime() - matterSettleDays * dayMs)
    for (const id of await listSilent(db, streetId, before, mostAtOnce)) {
      settled += await inTransaction(db, async tx => {
        const [matter] = await lockMatters(tx, streetId, [id])
        // Whoever asked may have said a word meanwhile.
        if (matter?.status !== 'answered' || matter.answeredAt === null || matter.answeredAt > before)
          return 0
        const step = { act: 'settle', by: null, as: 'clock', at: now } as const
        await makeStep(tx, config, { streetId, matter, into: undefined, step, wish: {} })
        return 1
      })
    }
  })
  return settled
}

/** Reminds of the papers of errands, and lets those stand still of which one did not come; returns how many of both. */
export async function mindPapers(deps: Deps, now: Date): Promise<number> {
  let minded = 0
  await eachStreet(deps.db, async streetId => {
    minded += await remindOfPapers(deps, streetId, now)
    minded += await pauseForPapers(deps, streetId, now)
  })
  return minded
}

/** Erases what was said in confidence of what is over for so many days; returns of how many matters. */
export async function eraseConfidences({ db }: Deps, now: Date): Promise<number> {
  let erased = 0
  await eachStreet(db, async streetId => {
    const { confidentialKeptDays } = await loadPolicy(db, streetId)
    const before = new Date(now.getTime() - confidentialKeptDays * dayMs)
    for (;;) {
      const count = await inTransaction(db, tx => eraseSecrets(tx, streetId, before, mostAtOnce))
      erased += count
      if (count < mostAtOnce) return
    }
  })
  return erased
}

async function eachStreet(db: Db, work: (streetId: string) => Promise<unknown>): Promise<void> {
  await eachApart(await listStreetsWithMatters(db), streetId => streetId, work)
}
