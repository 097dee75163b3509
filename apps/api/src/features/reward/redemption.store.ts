import type { RedemptionSort, RedemptionStatus, RewardKind } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'

/** A claim on a reward, with the names that go with it. */
export interface RedemptionRow {
  id: string
  rewardId: string
  rewardName: string
  kind: RewardKind
  collectAt: string
  personId: string
  memberId: string
  personName: string
  number: string | null
  phoneTail: string | null
  points: number
  status: RedemptionStatus
  code: string
  reservedAt: Date
  expiresAt: Date
  endedAt: Date | null
  endedByName: string | null
  reason: string
}

const redemptionFacts = `d.id, d.reward_id as "rewardId", w.name as "rewardName", w.kind,
    w.collect_at as "collectAt", d.person_id as "personId", d.member_id as "memberId",
    coalesce(k.name, m.name) as "personName", v.number, m.phone_tail as "phoneTail", d.points, d.status, d.code,
    d.reserved_at as "reservedAt", d.expires_at as "expiresAt", d.ended_at as "endedAt", e.name as "endedByName",
    d.reason`

const redemptionFrom = `from redemption d
  join reward w on w.street_id = $1 and w.id = d.reward_id
  join member m on m.street_id = $1 and m.id = d.member_id
  left join dependant k on k.street_id = $1 and k.id = d.person_id
  left join volunteer v on v.street_id = $1 and v.person_id = d.person_id
  left join member e on e.street_id = $1 and e.id = d.ended_by`

const redemptionRows = `select ${redemptionFacts} ${redemptionFrom}`

/** Returns a redemption. */
export async function findRedemption(
  db: Executor,
  streetId: string,
  redemptionId: string,
): Promise<RedemptionRow | undefined> {
  const { rows } = await db.$client.query<RedemptionRow>({
    name: 'redemption-find',
    text: `${redemptionRows} where d.street_id = $1 and d.id = $2`,
    values: [streetId, redemptionId],
  })
  return rows[0]
}

/** Locks a redemption, so that its code works once; undefined when there is none. */
export async function lockRedemption(
  tx: Tx,
  streetId: string,
  redemptionId: string,
): Promise<RedemptionRow | undefined> {
  const { rowCount } = await tx.$client.query({
    name: 'redemption-lock',
    text: 'select from redemption where street_id = $1 and id = $2 for update',
    values: [streetId, redemptionId],
  })
  return rowCount === 1 ? findRedemption(tx, streetId, redemptionId) : undefined
}

/** Returns the redemption a code stands for: the one that waits, or else the last that had it. */
export async function findByCode(
  db: Executor,
  streetId: string,
  code: string,
): Promise<{ id: string } | undefined> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'redemption-by-code',
    text: `select id from redemption where street_id = $1 and code = $2
      order by (status = 'reserved') desc, id desc limit 1`,
    values: [streetId, code],
  })
  return rows[0]
}

/** Returns how many of a reward a person redeemed since an instant and did not give back. */
export async function countHad(
  db: Executor,
  of: { streetId: string; rewardIds: readonly string[]; personId: string; since: Date },
): Promise<Map<string, number>> {
  const { rows } = await db.$client.query<{ rewardId: string; had: number }>({
    name: 'redemption-had',
    text: `select reward_id as "rewardId", count(*)::int as had from redemption
      where street_id = $1 and person_id = $2 and reward_id = any($3::uuid[]) and status <> 'returned'
        and reserved_at >= $4 group by reward_id`,
    values: [of.streetId, of.personId, of.rewardIds, of.since],
  })
  return new Map(rows.map(row => [row.rewardId, row.had]))
}

/** Writes a redemption; returns false when its code is in use. */
export async function insertRedemption(
  tx: Tx,
  streetId: string,
  row: {
    id: string
    rewardId: string
    personId: string
    memberId: string
    points: number
    code: string
    reservedAt: Date
    expiresAt: Date
  },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'redemption-insert',
    text: `insert into redemption (street_id, id, reward_id, person_id, member_id, points, status, code,
        reserved_at, expires_at)
      values ($1, $2, $3, $4, $5, $6, 'reserved', $7, $8, $9) on conflict do nothing`,
    values: [
      streetId,
      row.id,
      row.rewardId,
      row.personId,
      row.memberId,
      row.points,
      row.code,
      row.reservedAt,
      row.expiresAt,
    ],
  })
  return rowCount === 1
}

/** Ends a redemption this transaction has locked. */
export async function endRedemption(
  tx: Tx,
  streetId: string,
  end: { id: string; status: 'collected' | 'returned'; at: Date; by: string | null; reason: string },
): Promise<void> {
  await tx.$client.query({
    name: 'redemption-end',
    text: `update redemption set status = $3, ended_at = $4, ended_by = $5, reason = $6
      where street_id = $1 and id = $2`,
    values: [streetId, end.id, end.status, end.at, end.by, end.reason],
  })
}

/** Returns the redemptions of a member, newest first. */
export async function listRedemptionsOf(
  db: Executor,
  of: { streetId: string; memberId: string },
  page: { before: string | null; limit: number },
): Promise<RedemptionRow[]> {
  const { rows } = await db.$client.query<RedemptionRow>({
    name: 'redemption-own',
    text: `${redemptionRows} where d.street_id = $1 and d.member_id = $2 and ($3::uuid is null or d.id < $3)
      order by d.id desc limit $4`,
    values: [of.streetId, of.memberId, page.before, page.limit],
  })
  return rows
}

const redemptionColumns: SortColumns<RedemptionSort> = {
  new: { sql: 'd.id', type: 'uuid' },
  status: { sql: 'd.status', type: 'text' },
  reward: bySound('w.name'),
  name: bySound('coalesce(k.name, m.name)'),
  points: { sql: 'd.points', type: 'int' },
}

/** What a list of redemptions is picked by; of one code alone where a code is given. */
export interface RedemptionQuery {
  streetId: string
  q: string | undefined
  code: string | null
  status: RedemptionStatus | undefined
  rewardId: string | undefined
  order: Order<RedemptionSort>
  limit: number
}

const narrowed = `d.street_id = $1 and ($2::text is null or d.code = $2 or v.number = $2
        or coalesce(k.name, m.name) = $2)
      and ($3::text is null or d.status = $3) and ($4::uuid is null or d.reward_id = $4)
      and ($5::text is null or d.code = $5)`

const narrowedValues = ({ streetId, q, status, rewardId, code }: RedemptionQuery) => [
  streetId,
  q,
  status,
  rewardId,
  code,
]

/** Returns the redemptions of a street. */
export async function listRedemptions(db: Executor, ask: RedemptionQuery): Promise<Placed<RedemptionRow>[]> {
  const { order } = ask
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, redemptionColumns[order.by], { id: 'd.id', at: 6 })
  const { rows } = await db.$client.query<Placed<RedemptionRow>>({
    text: `select ${sortKey}, ${redemptionFacts} ${redemptionFrom} where ${narrowed} and ${isAfter} ${inOrder}
      limit $8`,
    values: [...narrowedValues(ask), ...orderValues(order), ask.limit],
  })
  return rows
}

/** Counts the redemptions of a list, with its first page. */
export const countRedemptions = (db: Executor, ask: RedemptionQuery) =>
  countListed(db, ask.order, `${redemptionFrom} where ${narrowed}`, narrowedValues(ask))

/** Returns redemptions of every street that nobody collected in time. */
export async function listOver(db: Executor, now: Date): Promise<{ streetId: string; id: string }[]> {
  const { rows } = await db.$client.query<{ streetId: string; id: string }>({
    name: 'redemption-over',
    // In another order each time: some that cannot be returned must not keep all others from their turn.
    text: `select street_id as "streetId", id from redemption
      where status = 'reserved' and expires_at <= $1 order by random() limit 1000`,
    values: [now],
  })
  return rows
}
