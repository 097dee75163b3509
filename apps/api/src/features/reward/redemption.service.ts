import { randomInt } from 'node:crypto'
import { dayMs, denyCollection, denyRedemption, shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { eachApart } from '../../platform/apart.ts'
import type { MemberCaller } from '../../platform/caller.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { writeNotices } from '../notice/notice.store.ts'
import { movePoints } from '../points/points.service.ts'
import { lockAccounts } from '../points/points.store.ts'
import { loadPolicyVersion } from '../policy/policy.store.ts'
import { isPersonOf } from '../volunteer/person.store.ts'
import { listVolunteerFacts } from '../volunteer/volunteer.store.ts'
import {
  countHad,
  endRedemption,
  findByCode,
  findRedemption,
  insertRedemption,
  listOver,
  lockRedemption,
  type RedemptionRow,
} from './redemption.store.ts'
import { changeStock, insertStockMove, lockReward } from './reward.store.ts'

const codeTries = 5

/**
 * Redeems a reward: one is kept for the person and the points go at once. The reward is locked first and the
 * account after it, here and wherever something is given back.
 */
export async function redeem(
  tx: Tx,
  ask: { streetId: string; rewardId: string; personId: string; caller: MemberCaller; now: Date },
): Promise<RedemptionRow> {
  const { streetId, rewardId, personId, caller, now } = ask
  const memberId = caller.member.id
  if (!(await isPersonOf(tx, streetId, memberId, personId))) throw new Refusal('not_found')
  const volunteer = (await listVolunteerFacts(tx, streetId, [personId])).get(personId)
  if (volunteer === undefined || volunteer.status === 'left') throw new Refusal('volunteer_missing')
  const reward = await lockReward(tx, streetId, rewardId)
  if (reward === undefined) throw new Refusal('not_found')
  const accounts = await lockAccounts(tx, streetId, [personId])
  const balance = accounts.find(account => account.personId === personId)?.balance ?? 0
  const had = await countHad(tx, { streetId, rewardIds: [rewardId], personId, since: yearBegan(now) })
  const denial = denyRedemption(reward, { balance, hadThisYear: had.get(rewardId) ?? 0 })
  if (denial !== undefined) throw new Refusal(denial)
  const { settings, version } = await loadPolicyVersion(tx, streetId)
  const id = newId()
  const expiresAt = new Date(now.getTime() + settings.redemptionKeptDays * dayMs)
  const row = { id, rewardId, personId, memberId, points: reward.points, reservedAt: now, expiresAt }
  await insertWithFreeCode(tx, streetId, row)
  await changeStock(tx, streetId, { rewardId, stock: 0, reserved: 1 })
  const move = { kind: 'redemption' as const, sourceId: id, personId, amount: -reward.points }
  await movePoints(tx, { streetId, accounts, moves: [move], policyVersion: version, now })
  await writeDeed(tx, { streetId, memberId, now }, { role: 'volunteer', action: 'redemption.reserve', id })
  return readRedemption(tx, streetId, id)
}

/** Gives an own redemption back that was not collected. */
export async function giveBack(
  tx: Tx,
  ask: { streetId: string; redemptionId: string; caller: MemberCaller; now: Date },
): Promise<RedemptionRow> {
  const { streetId, redemptionId, caller, now } = ask
  const row = await lockRedemption(tx, streetId, redemptionId)
  if (row === undefined || row.memberId !== caller.member.id) throw new Refusal('not_found')
  refuseEnded(row, now)
  await giveBackTo(tx, { streetId, row, by: caller.member.id, role: 'volunteer', reason: '本人退回', now })
  return readRedemption(tx, streetId, redemptionId)
}

/** Takes a redemption back for somebody, with a reason. */
export async function takeBack(
  tx: Tx,
  ask: {
    streetId: string
    redemptionId: string
    caller: MemberCaller
    reason: string
    role: string
    now: Date
  },
): Promise<RedemptionRow> {
  const { streetId, redemptionId, caller, role, now } = ask
  const row = await lockRedemption(tx, streetId, redemptionId)
  if (row === undefined) throw new Refusal('not_found')
  refuseEnded(row, now)
  const reason = ask.reason.trim()
  await giveBackTo(tx, { streetId, row, by: caller.member.id, role, reason, now })
  return readRedemption(tx, streetId, redemptionId)
}

/** Hands over what a code stands for: the code works once. */
export async function collect(
  tx: Tx,
  ask: { streetId: string; code: string; caller: MemberCaller; role: string; now: Date },
): Promise<RedemptionRow> {
  const { streetId, caller, role, now } = ask
  const found = await findByCode(tx, streetId, ask.code.replaceAll(/\s/g, ''))
  const row = found === undefined ? undefined : await lockRedemption(tx, streetId, found.id)
  if (row === undefined) throw new Refusal('code_not_found')
  refuseEnded(row, now)
  const { id, rewardId } = row
  const by = caller.member.id
  await endRedemption(tx, streetId, { id, status: 'collected', at: now, by, reason: '' })
  await changeStock(tx, streetId, { rewardId, stock: -1, reserved: -1 })
  const note = row.number ?? ''
  await insertStockMove(tx, streetId, {
    id: newId(),
    rewardId,
    kind: 'collected',
    change: -1,
    note,
    by,
    at: now,
  })
  await writeDeed(tx, { streetId, memberId: by, now }, { role, action: 'redemption.collect', id })
  return readRedemption(tx, streetId, id)
}

/** Gives back what nobody collected in time, each in its own transaction. */
export async function returnUncollected({ db }: { db: Db }, now: Date): Promise<void> {
  await eachApart(
    await listOver(db, now),
    one => one.streetId,
    ({ streetId, id }) => inTransaction(db, tx => returnOne(tx, streetId, id, now)),
  )
}

async function returnOne(tx: Tx, streetId: string, id: string, now: Date): Promise<void> {
  const row = await lockRedemption(tx, streetId, id)
  if (row?.status !== 'reserved') return
  await giveBackTo(tx, { streetId, row, by: null, role: 'system', reason: '过期没有领取', now })
  const notice = {
    streetId,
    memberId: row.memberId,
    kind: 'redemption_returned' as const,
    title: '兑换过期，积分退回了',
    text: `${row.rewardName}过了领取的时间，${row.points} 积分已经退给您。`,
    bookingId: null,
    waitlistId: null,
  }
  await writeNotices(tx, [notice], now)
}

async function giveBackTo(
  tx: Tx,
  back: { streetId: string; row: RedemptionRow; by: string | null; role: string; reason: string; now: Date },
): Promise<void> {
  const { streetId, row, by, role, reason, now } = back
  const { id, rewardId, personId, points } = row
  await lockReward(tx, streetId, rewardId)
  const accounts = await lockAccounts(tx, streetId, [personId])
  const { version } = await loadPolicyVersion(tx, streetId)
  await endRedemption(tx, streetId, { id, status: 'returned', at: now, by, reason })
  await changeStock(tx, streetId, { rewardId, stock: 0, reserved: -1 })
  const move = { kind: 'return' as const, sourceId: id, personId, amount: points }
  await movePoints(tx, { streetId, accounts, moves: [move], policyVersion: version, now })
  await writeDeed(tx, { streetId, memberId: by, now }, { role, action: 'redemption.return', id })
}

function refuseEnded(row: RedemptionRow, now: Date): void {
  const denial = denyCollection(row, now)
  if (denial !== undefined) throw new Refusal(denial)
}

async function insertWithFreeCode(
  tx: Tx,
  streetId: string,
  row: Omit<Parameters<typeof insertRedemption>[2], 'code'>,
): Promise<void> {
  for (let tries = 0; tries < codeTries; tries += 1) {
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    if (await insertRedemption(tx, streetId, { ...row, code })) return
  }
  throw new Error('no free code for a redemption')
}

function yearBegan(now: Date): Date {
  return shanghaiInstant(`${shanghaiDate(now).slice(0, 4)}-01-01`)
}

async function readRedemption(tx: Tx, streetId: string, id: string): Promise<RedemptionRow> {
  const row = await findRedemption(tx, streetId, id)
  if (row === undefined) throw new Error('a redemption vanished while it was written')
  return row
}
