import type { RewardEdit } from '@yunxuan/contract'
import type { RewardFacts, RewardKind, RewardStatus, StockMove } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'

/** What points are redeemed for. */
export interface RewardRow extends RewardFacts {
  id: string
  kind: RewardKind
  name: string
  description: string
  status: RewardStatus
  collectAt: string
  serviceId: string | null
  version: number
  isSample: boolean
}

const rewardRows = `select w.id, w.kind, w.name, w.description, w.points, w.stock, w.reserved,
    w.yearly_limit as "yearlyLimit", w.collect_at as "collectAt", w.service_id as "serviceId", w.status,
    w.version, w.is_sample as "isSample"
  from reward w`

/** Returns the rewards that can be had, cheapest first. */
export async function listOpenRewards(db: Executor, streetId: string): Promise<RewardRow[]> {
  const { rows } = await db.$client.query<RewardRow>({
    name: 'reward-open',
    text: `${rewardRows} where w.street_id = $1 and w.status = 'open' order by w.points, w.id`,
    values: [streetId],
  })
  return rows
}

/** A reward with how many of it were handed over. */
export interface KeptRewardRow extends RewardRow {
  collected: number
}

/** Returns all rewards of a street, or the one that is named. */
export async function listRewards(
  db: Executor,
  streetId: string,
  rewardId: string | null,
): Promise<KeptRewardRow[]> {
  const { rows } = await db.$client.query<KeptRewardRow>({
    name: 'reward-kept',
    text: `select k.*, (select count(*)::int from redemption d where d.street_id = $1 and d.reward_id = k.id
        and d.status = 'collected') as collected
      from (${rewardRows} where w.street_id = $1 and ($2::uuid is null or w.id = $2)) k
      order by (k.status = 'open') desc, k.points, k.id`,
    values: [streetId, rewardId],
  })
  return rows
}

/** Locks a reward, so that two phones do not both get the last one. */
export async function lockReward(tx: Tx, streetId: string, rewardId: string): Promise<RewardRow | undefined> {
  const { rows } = await tx.$client.query<RewardRow>({
    name: 'reward-lock',
    text: `${rewardRows} where w.street_id = $1 and w.id = $2 for update`,
    values: [streetId, rewardId],
  })
  return rows[0]
}

/** Changes the stock and what is kept of a reward this transaction has locked, by differences: a constraint stands behind. */
export async function changeStock(
  tx: Tx,
  streetId: string,
  change: { rewardId: string; stock: number; reserved: number },
): Promise<void> {
  await tx.$client.query({
    name: 'reward-stock',
    text: `update reward set stock = stock + $3, reserved = reserved + $4 where street_id = $1 and id = $2`,
    values: [streetId, change.rewardId, change.stock, change.reserved],
  })
}

/** Says why a stock changed. */
export async function insertStockMove(
  tx: Tx,
  streetId: string,
  move: {
    id: string
    rewardId: string
    kind: StockMove
    change: number
    note: string
    by: string | null
    at: Date
  },
): Promise<void> {
  await tx.$client.query({
    name: 'reward-stock-move',
    text: `insert into stock_move (street_id, id, reward_id, kind, change, note, by, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [streetId, move.id, move.rewardId, move.kind, move.change, move.note, move.by, move.at],
  })
}

/** Why a stock changed, as it is read. */
export interface StockMoveRow {
  id: string
  kind: StockMove
  change: number
  note: string
  byName: string | null
  at: Date
}

/** Returns why a stock is what it is, newest first. */
export async function listStockMoves(
  db: Executor,
  streetId: string,
  rewardId: string,
): Promise<StockMoveRow[]> {
  const { rows } = await db.$client.query<StockMoveRow>({
    name: 'reward-stock-moves',
    text: `select s.id, s.kind, s.change, s.note, m.name as "byName", s.at from stock_move s
      left join member m on m.street_id = $1 and m.id = s.by
      where s.street_id = $1 and s.reward_id = $2 order by s.id desc limit 500`,
    values: [streetId, rewardId],
  })
  return rows
}

/** Adds a reward without stock; returns whether its name was free. */
export async function insertReward(
  tx: Tx,
  streetId: string,
  row: { id: string; edit: RewardEdit; now: Date },
): Promise<boolean> {
  const { id, edit, now } = row
  const { rowCount } = await tx.$client.query({
    name: 'reward-insert',
    text: `insert into reward (street_id, id, kind, name, description, points, stock, yearly_limit, collect_at,
        service_id, status, created_at)
      values ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10, $11) on conflict do nothing`,
    values: [streetId, id, ...editValues(edit), now],
  })
  return rowCount === 1
}

/** Changes a reward this transaction has locked. */
export async function updateReward(
  tx: Tx,
  streetId: string,
  row: { id: string; edit: RewardEdit },
): Promise<void> {
  await tx.$client.query({
    name: 'reward-update',
    text: `update reward set kind = $3, name = $4, description = $5, points = $6, yearly_limit = $7,
        collect_at = $8, service_id = $9, status = $10, version = version + 1
      where street_id = $1 and id = $2`,
    values: [streetId, row.id, ...editValues(row.edit)],
  })
}

/** Returns whether another reward of the street has a name. */
export async function isNameTaken(
  db: Executor,
  streetId: string,
  name: string,
  exceptId: string,
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'reward-name',
    text: 'select from reward where street_id = $1 and name = $2 and id <> $3',
    values: [streetId, name, exceptId],
  })
  return (rowCount ?? 0) > 0
}

/** Returns whether a service can be given as a reward: it is the street's, and published. */
export async function isPublishedService(
  db: Executor,
  streetId: string,
  serviceId: string,
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'reward-service',
    text: `select from service where street_id = $1 and id = $2 and kind = 'service' and status = 'published'`,
    values: [streetId, serviceId],
  })
  return (rowCount ?? 0) > 0
}

function editValues(edit: RewardEdit): unknown[] {
  const { kind, name, description, points, yearlyLimit, collectAt, serviceId, status } = edit
  return [kind, name.trim(), description.trim(), points, yearlyLimit, collectAt.trim(), serviceId, status]
}

/** Counts what can be redeemed but is not there any more. */
export const countRunOut = (db: Executor, streetId: string): Promise<Counted> =>
  countRows(db, {
    name: 'reward-waiting',
    rows: `select created_at as first from reward where street_id = $1 and status = 'open' and stock <= reserved`,
    values: [streetId],
  })
