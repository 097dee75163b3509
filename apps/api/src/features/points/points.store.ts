import type { PointsAccount, PointsKind } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'

/** An account as a transaction that has locked it sees it. */
export interface AccountRow {
  id: string
  kind: PointsAccount
  personId: string | null
  balance: number
}

/** Opens the accounts that are not there, and locks those of persons and all of the street's, in the order of ids. */
export async function lockAccounts(
  tx: Tx,
  streetId: string,
  personIds: readonly string[],
): Promise<AccountRow[]> {
  const wanted = [
    ...personIds.map(personId => ({ id: newId(), kind: 'person', person_id: personId })),
    ...['issued', 'redeemed', 'expired'].map(kind => ({ id: newId(), kind, person_id: null })),
  ]
  await tx.$client.query({
    name: 'points-open',
    text: `insert into points_account (street_id, id, kind, person_id)
      select $1, id, kind, person_id from json_to_recordset($2::json) as r(id uuid, kind text, person_id uuid)
      order by person_id, kind on conflict do nothing`,
    values: [streetId, JSON.stringify(wanted)],
  })
  const { rows } = await tx.$client.query<AccountRow>({
    name: 'points-lock',
    text: `select id, kind, person_id as "personId", balance from points_account
      where street_id = $1 and (person_id is null or person_id = any($2::uuid[])) order by id for update`,
    values: [streetId, personIds],
  })
  return rows
}

/** A movement between a person's account and one of the street's. */
export interface NewTransfer {
  id: string
  kind: PointsKind
  sourceId: string
  policyVersion: number
  personAccountId: string
  streetAccountId: string
  /** What the person's account gains; below zero when it loses. */
  amount: number
}

/** Writes movements and both sides of each, and brings the balances of accounts this transaction has locked up to date. */
export async function insertTransfers(
  tx: Tx,
  streetId: string,
  transfers: readonly NewTransfer[],
  now: Date,
): Promise<void> {
  if (transfers.length === 0) return
  const rows = JSON.stringify(transfers)
  await tx.$client.query({
    name: 'points-transfer',
    text: `insert into points_transfer (street_id, id, kind, source_id, policy_version, at)
      select $1, id, kind, "sourceId", "policyVersion", $3
      from json_to_recordset($2::json) as r(id uuid, kind text, "sourceId" uuid, "policyVersion" int)`,
    values: [streetId, rows, now],
  })
  await tx.$client.query({
    name: 'points-post',
    text: `insert into points_posting (street_id, transfer_id, account_id, amount)
      select $1, r.id, side.account_id, side.amount
      from json_to_recordset($2::json)
        as r(id uuid, "personAccountId" uuid, "streetAccountId" uuid, amount int)
      cross join lateral (values (r."personAccountId", r.amount), (r."streetAccountId", -r.amount))
        as side(account_id, amount)`,
    values: [streetId, rows],
  })
  await tx.$client.query({
    name: 'points-balance',
    text: `update points_account a set balance = a.balance + c.change
      from (select account_id, sum(amount)::int as change from points_posting
        where street_id = $1 and transfer_id = any($2::uuid[]) group by account_id) c
      where a.street_id = $1 and a.id = c.account_id`,
    values: [streetId, transfers.map(transfer => transfer.id)],
  })
}

/** Returns what records gave to their persons, by record. */
export async function listEarned(
  tx: Tx,
  streetId: string,
  recordIds: readonly string[],
): Promise<Map<string, number>> {
  if (recordIds.length === 0) return new Map()
  const { rows } = await tx.$client.query<{ recordId: string; amount: number }>({
    name: 'points-earned',
    text: `select t.source_id as "recordId", p.amount from points_transfer t
      join points_posting p on p.street_id = $1 and p.transfer_id = t.id
      join points_account a on a.street_id = $1 and a.id = p.account_id and a.kind = 'person'
      where t.street_id = $1 and t.kind = 'record' and t.source_id = any($2::uuid[])`,
    values: [streetId, recordIds],
  })
  return new Map(rows.map(row => [row.recordId, row.amount]))
}

/** Returns the balance of a person; 0 before the first movement. */
export async function balanceOf(db: Executor, streetId: string, personId: string): Promise<number> {
  const { rows } = await db.$client.query<{ balance: number }>({
    name: 'points-balance-of',
    text: 'select balance from points_account where street_id = $1 and person_id = $2',
    values: [streetId, personId],
  })
  return rows[0]?.balance ?? 0
}

/** What a person earned until the end of a year, and all they spent. */
export interface EarnedAndSpent {
  personId: string
  balance: number
  earned: number
  spent: number
}

/**
 * SQL: what the account `a` earned until the end of the year $2, what was spent, and what of that ran out. What was
 * taken back counts in the year in which it was given.
 */
const earnedAndSpent = `cross join lateral (
    select coalesce(sum(p.amount) filter (where t.kind in ('record', 'reversal')
        and extract(year from coalesce(o.at, t.at) at time zone 'Asia/Shanghai') <= $2), 0)::int as earned,
      coalesce(-sum(p.amount) filter (where t.kind in ('redemption', 'return', 'expiry')), 0)::int as spent,
      coalesce(-sum(p.amount) filter (where t.kind = 'expiry'), 0)::int as "ranOut"
    from points_posting p join points_transfer t on t.street_id = $1 and t.id = p.transfer_id
    left join record r on t.kind = 'reversal' and r.street_id = $1 and r.id = t.source_id
    left join points_transfer o on o.street_id = $1 and o.kind = 'record' and o.source_id = r.reverses
    where p.street_id = $1 and p.account_id = a.id) s`

/**
 * Returns accounts that hold points with what was earned until the end of a year (less all that was taken back) and
 * what was spent; only those in which something may run out.
 */
export async function listEarnedAndSpent(
  db: Executor,
  ask: { streetId: string; year: number; personIds: readonly string[] | null; limit: number },
): Promise<EarnedAndSpent[]> {
  const { rows } = await db.$client.query<EarnedAndSpent>({
    name: 'points-earned-spent',
    text: `select a.person_id as "personId", a.balance, s.earned, s.spent
      from points_account a ${earnedAndSpent}
      where a.street_id = $1 and a.kind = 'person' and a.balance > 0 and s.earned > s.spent
        and ($3::uuid[] is null or a.person_id = any($3))
      order by a.id limit $4`,
    values: [ask.streetId, ask.year, ask.personIds, ask.limit],
  })
  return rows
}

/** Somebody whose points run out soon and who was not told of it. */
export interface UnwarnedRow {
  personId: string
  memberId: string
  personName: string
  points: number
}

/** Returns people whose points of a year run out and for whom nobody was told so. */
export async function listUnwarned(
  db: Executor,
  ask: { streetId: string; year: number; limit: number },
): Promise<UnwarnedRow[]> {
  const { rows } = await db.$client.query<UnwarnedRow>({
    name: 'points-unwarned',
    text: `select v.person_id as "personId", v.member_id as "memberId", coalesce(d.name, m.name) as "personName",
        s.earned - s.spent as points
      from points_account a
      join volunteer v on v.street_id = $1 and v.person_id = a.person_id and v.status <> 'left'
      join member m on m.street_id = $1 and m.id = v.member_id
      left join dependant d on d.street_id = $1 and d.id = v.dependant_id
      ${earnedAndSpent}
      where a.street_id = $1 and a.kind = 'person' and a.balance > 0 and s.earned > s.spent
        and not exists (select from points_warning w where w.street_id = $1 and w.person_id = a.person_id
          and w.year = $2)
      order by a.id limit $3`,
    values: [ask.streetId, ask.year, ask.limit],
  })
  return rows
}

/** Notes that people are told of the points of a year that run out; returns those of whom it was not noted before. */
export async function insertWarnings(
  tx: Tx,
  of: { streetId: string; year: number; personIds: readonly string[]; now: Date },
): Promise<Set<string>> {
  const { rows } = await tx.$client.query<{ personId: string }>({
    name: 'points-warned',
    text: `insert into points_warning (street_id, person_id, year, warned_at)
      select $1, person_id, $2, $4 from unnest($3::uuid[]) as person_id order by person_id
      on conflict do nothing returning person_id as "personId"`,
    values: [of.streetId, of.year, of.personIds, of.now],
  })
  return new Set(rows.map(row => row.personId))
}

/** Returns what persons earned until the end of a year, what they spent, and what of that ran out. */
export async function listRanOut(
  tx: Tx,
  ask: { streetId: string; year: number; personIds: readonly string[] },
): Promise<{ personId: string; earned: number; spent: number; ranOut: number }[]> {
  const { rows } = await tx.$client.query<{
    personId: string
    earned: number
    spent: number
    ranOut: number
  }>({
    name: 'points-ran-out',
    text: `select a.person_id as "personId", s.earned, s.spent, s."ranOut"
      from points_account a ${earnedAndSpent}
      where a.street_id = $1 and a.person_id = any($3::uuid[]) and s."ranOut" > 0`,
    values: [ask.streetId, ask.year, ask.personIds],
  })
  return rows
}

/** A movement as its owner reads it. */
export interface MoveRow {
  id: string
  kind: PointsKind
  amount: number
  at: Date
  title: string
  recordId: string | null
  redemptionId: string | null
  minutes: number | null
  policyVersion: number
}

/** Returns the movements of a person's points, newest first. */
export async function listMoves(
  db: Executor,
  of: { streetId: string; personId: string },
  page: { before: string | null; limit: number },
): Promise<MoveRow[]> {
  const { rows } = await db.$client.query<MoveRow>({
    name: 'points-moves',
    text: `select t.id, t.kind, p.amount, t.at, coalesce(r.title, w.name, '') as title, r.id as "recordId",
        d.id as "redemptionId", r.minutes, t.policy_version as "policyVersion"
      from points_account a
      join points_posting p on p.street_id = $1 and p.account_id = a.id
      join points_transfer t on t.street_id = $1 and t.id = p.transfer_id
      left join record r on t.kind in ('record', 'reversal') and r.street_id = $1 and r.id = t.source_id
      left join redemption d on t.kind in ('redemption', 'return') and d.street_id = $1
        and d.id = t.source_id
      left join reward w on w.street_id = $1 and w.id = d.reward_id
      where a.street_id = $1 and a.person_id = $2 and ($3::uuid is null or t.id < $3)
      order by t.id desc limit $4`,
    values: [of.streetId, of.personId, page.before, page.limit],
  })
  return rows
}

/** What a street's points come to. */
export interface Totals {
  issued: number
  redeemed: number
  expired: number
  held: number
  inDebt: number
}

/** Returns what a street's points come to; given out is what was redeemed, what ran out and what is held. */
export async function sumPoints(db: Executor, streetId: string): Promise<Totals> {
  const { rows } = await db.$client.query<Totals>({
    name: 'points-totals',
    // Every movement sums to zero, and so do all accounts: what people hold is what the street's own are short of.
    text: `select coalesce(-sum(balance) filter (where kind = 'issued'), 0)::int as issued,
        coalesce(sum(balance) filter (where kind = 'redeemed'), 0)::int as redeemed,
        coalesce(sum(balance) filter (where kind = 'expired'), 0)::int as expired,
        coalesce(-sum(balance), 0)::int as held,
        (select count(*)::int from points_account where street_id = $1 and kind = 'person' and balance < 0) as "inDebt"
      from points_account where street_id = $1 and person_id is null`,
    values: [streetId],
  })
  const totals = rows[0]
  if (totals === undefined) throw new Error('sums without a row')
  return totals
}
