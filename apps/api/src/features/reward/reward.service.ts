import type { RewardEdit } from '@yunxuan/contract'
import {
  denyRedemption,
  denyStock,
  type RedemptionDenial,
  shanghaiDate,
  shanghaiInstant,
  stockChange,
} from '@yunxuan/domain'
import type { Caller } from '../../platform/caller.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { balanceOf } from '../points/points.store.ts'
import { isPersonOf } from '../volunteer/person.store.ts'
import { countHad } from './redemption.store.ts'
import {
  changeStock,
  insertReward,
  insertStockMove,
  isNameTaken,
  isPublishedService,
  type KeptRewardRow,
  listOpenRewards,
  listRewards,
  lockReward,
  type RewardRow,
  updateReward,
} from './reward.store.ts'

interface Keeping {
  streetId: string
  actor: { memberId: string; role: string }
  now: Date
}

/** Returns the rewards that can be had, each with why this caller may not have it now. */
export async function readRewards(
  db: Executor,
  ask: { streetId: string; caller: Caller | null; personId: string | undefined; now: Date },
): Promise<{ reward: RewardRow; denial: RedemptionDenial | null }[]> {
  const { streetId, caller, now } = ask
  const rewards = await listOpenRewards(db, streetId)
  const memberId = caller?.member?.id
  if (memberId === undefined) return rewards.map(reward => ({ reward, denial: null }))
  const personId = ask.personId ?? memberId
  if (!(await isPersonOf(db, streetId, memberId, personId))) throw new Refusal('not_found')
  const balance = await balanceOf(db, streetId, personId)
  const since = shanghaiInstant(`${shanghaiDate(now).slice(0, 4)}-01-01`)
  const had = await countHad(db, { streetId, rewardIds: rewards.map(one => one.id), personId, since })
  return rewards.map(reward => {
    const hadThisYear = had.get(reward.id) ?? 0
    return { reward, denial: denyRedemption(reward, { balance, hadThisYear }) ?? null }
  })
}

/** Adds a reward; its stock comes by a stock move. */
export async function addReward(tx: Tx, ask: Keeping & { edit: RewardEdit }): Promise<KeptRewardRow> {
  const { streetId, edit, now } = ask
  await refuseService(tx, streetId, edit)
  const id = newId()
  if (!(await insertReward(tx, streetId, { id, edit, now }))) throw new Refusal('name_taken')
  await log(tx, ask, 'reward.add', id, {})
  return readReward(tx, streetId, id)
}

/** Changes a reward whose version is still the one that was read. */
export async function editReward(
  tx: Tx,
  ask: Keeping & { rewardId: string; version: number; edit: RewardEdit },
): Promise<KeptRewardRow> {
  const { streetId, rewardId, edit } = ask
  const before = await lockReward(tx, streetId, rewardId)
  if (before === undefined) throw new Refusal('not_found')
  if (before.version !== ask.version) throw new Refusal('changed_meanwhile')
  await refuseService(tx, streetId, edit)
  if (await isNameTaken(tx, streetId, edit.name.trim(), rewardId)) throw new Refusal('name_taken')
  await updateReward(tx, streetId, { id: rewardId, edit })
  await log(tx, ask, 'reward.edit', rewardId, { points: [before.points, edit.points], status: edit.status })
  return readReward(tx, streetId, rewardId)
}

/** Receives, writes off or counts a stock; never below what is kept for people. */
export async function moveStock(
  tx: Tx,
  ask: Keeping & {
    rewardId: string
    kind: 'received' | 'written_off' | 'counted'
    pieces: number
    note: string
  },
): Promise<KeptRewardRow> {
  const { streetId, rewardId, kind, pieces, actor, now } = ask
  const reward = await lockReward(tx, streetId, rewardId)
  if (reward === undefined) throw new Refusal('not_found')
  const change = stockChange(reward, { kind, pieces })
  const denial = denyStock(reward, change)
  if (denial !== undefined) throw new Refusal(denial)
  await changeStock(tx, streetId, { rewardId, stock: change, reserved: 0 })
  const move = { id: newId(), rewardId, kind, change, note: ask.note.trim(), by: actor.memberId, at: now }
  await insertStockMove(tx, streetId, move)
  await log(tx, ask, 'reward.stock', rewardId, { kind, change })
  return readReward(tx, streetId, rewardId)
}

async function refuseService(tx: Tx, streetId: string, edit: RewardEdit): Promise<void> {
  if (edit.serviceId === null) return
  if (!(await isPublishedService(tx, streetId, edit.serviceId))) throw new Refusal('not_found')
}

async function log(
  tx: Tx,
  { streetId, actor, now }: Keeping,
  action: string,
  subjectId: string,
  detail: Record<string, unknown>,
): Promise<void> {
  await writeDeed(
    tx,
    { streetId, memberId: actor.memberId, now },
    { role: actor.role, action, subject: 'reward', id: subjectId, detail },
  )
}

async function readReward(tx: Tx, streetId: string, rewardId: string): Promise<KeptRewardRow> {
  const [row] = await listRewards(tx, streetId, rewardId)
  if (row === undefined) throw new Error('a reward vanished while it was written')
  return row
}
