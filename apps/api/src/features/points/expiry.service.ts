import {
  dayMs,
  lastYearRunOut,
  pointsRunOut,
  runOutDay,
  shanghaiDate,
  shanghaiInstant,
} from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import { type Db, type Executor, inTransaction, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { loadPolicyVersion } from '../policy/policy.store.ts'
import { listStreets } from '../street/street.store.ts'
import { movePoints } from './points.service.ts'
import { insertWarnings, listEarnedAndSpent, listUnwarned, lockAccounts } from './points.store.ts'

const atOnce = 500

/** Lets points of years that are over run out, street by street and some hundred people at a time. */
export async function expirePoints({ db }: { db: Db }, now: Date): Promise<void> {
  await eachApart(
    await listStreets(db),
    street => street.id,
    async ({ id: streetId }) => {
      while ((await inTransaction(db, tx => expireSome(tx, streetId, now))) === atOnce) {
        // The next ones.
      }
    },
  )
}

async function expireSome(tx: Tx, streetId: string, now: Date): Promise<number> {
  const { settings, version } = await loadPolicyVersion(tx, streetId)
  const year = lastYearRunOut(shanghaiDate(now), settings.pointsKeptYears)
  const found = await listEarnedAndSpent(tx, { streetId, year, personIds: null, limit: atOnce })
  if (found.length === 0) return 0
  const personIds = found.map(one => one.personId)
  const accounts = await lockAccounts(tx, streetId, personIds)
  // Read again now that nobody else moves them.
  const still = await listEarnedAndSpent(tx, { streetId, year, personIds, limit: atOnce })
  const moves = still.map(({ personId, earned, spent }) => ({
    kind: 'expiry' as const,
    sourceId: newId(),
    personId,
    amount: -pointsRunOut(earned, spent),
  }))
  await movePoints(tx, { streetId, accounts, moves, policyVersion: version, now })
  return found.length
}

/** Returns what of a person's points runs out next, and on which day; null when nothing does. */
export async function runsOutNext(
  db: Executor,
  of: { streetId: string; personId: string; keptYears: number; now: Date },
): Promise<{ points: number; on: string } | null> {
  const { streetId, personId, keptYears } = of
  const today = shanghaiDate(of.now)
  const year = lastYearRunOut(today, keptYears) + 1
  const [one] = await listEarnedAndSpent(db, { streetId, year, personIds: [personId], limit: 1 })
  if (one === undefined) return null
  return { points: pointsRunOut(one.earned, one.spent), on: runOutDay(today) }
}

/** Tells of everybody whose points run out soon, once for each person and expiry: a guardian of each child too. */
export async function warnOfExpiry({ db }: { db: Db }, now: Date): Promise<void> {
  await eachApart(
    await listStreets(db),
    street => street.id,
    ({ id }) => warnOfExpiryIn(id, now, work => inTransaction(db, work)),
  )
}

/** Tells those of one street, so many in a transaction. */
export async function warnOfExpiryIn(
  streetId: string,
  now: Date,
  transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
): Promise<void> {
  const today = shanghaiDate(now)
  const on = runOutDay(today)
  const daysLeft = (shanghaiInstant(on).getTime() - shanghaiInstant(today).getTime()) / dayMs
  const { settings } = await transact(tx => loadPolicyVersion(tx, streetId))
  if (daysLeft > settings.pointsWarnDays) return
  const year = lastYearRunOut(today, settings.pointsKeptYears) + 1
  while ((await transact(tx => warnSome(tx, { streetId, year, now }))) === atOnce) {
    // The next ones.
  }
}

async function warnSome(tx: Tx, ask: { streetId: string; year: number; now: Date }): Promise<number> {
  const { streetId, year, now } = ask
  const people = await listUnwarned(tx, { streetId, year, limit: atOnce })
  const personIds = people.map(one => one.personId)
  // Another instance may be telling them now: whoever notes it first does.
  const fresh = await insertWarnings(tx, { streetId, year, personIds, now })
  const told = people.filter(one => fresh.has(one.personId))
  const notices = told.map(({ memberId, personName, points }) => ({
    streetId,
    memberId,
    kind: 'points_running_out' as const,
    title: '有积分快到期了',
    text: `${personName}有 ${points} 积分到 12 月 31 日清零，记得来兑换。`,
    bookingId: null,
    waitlistId: null,
  }))
  await writeNotices(tx, notices, now)
  return people.length
}
