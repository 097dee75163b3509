import {
  activeReferralStatuses,
  agreedReferralStatuses,
  type MatterFacts,
  type ReferralStatus,
  shanghaiDate,
} from '@yunxuan/domain'
import type { Asking } from '../../platform/asking.ts'
import type { Executor, Tx } from '../../platform/database.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { isWithin } from '../street/area.store.ts'

/** An organization that was asked, with the names of its people and of both sides; its words as they lie. */
export interface ReferralRow {
  id: string
  matterId: string
  matterNumber: string
  matterStatus: MatterFacts['status']
  /** Whose need it is. */
  ofOrganizationName: string
  organizationId: string
  organizationName: string
  status: ReferralStatus
  askedAt: Date
  dueOn: string
  ask: Buffer | null
  answeredBy: string | null
  answeredByName: string | null
  answeredByPhone: string | null
  answer: Buffer | null
  promisedOn: string | null
  acceptedBy: string | null
  acceptedByName: string | null
  acceptedByPhone: string | null
  word: Buffer | null
  version: number
}

const referralRows = `select f.id, f.matter_id as "matterId", m.number as "matterNumber", m.status as "matterStatus",
    w.name as "ofOrganizationName", f.organization_id as "organizationId", o.name as "organizationName", f.status,
    f.asked_at as "askedAt", to_char(f.due_on, 'YYYY-MM-DD') as "dueOn", f.ask, f.answered_by as "answeredBy",
    b.name as "answeredByName", b.phone as "answeredByPhone", f.answer,
    to_char(f.promised_on, 'YYYY-MM-DD') as "promisedOn", f.accepted_by as "acceptedBy",
    c.name as "acceptedByName", c.phone as "acceptedByPhone", f.word, f.version
  from referral f
  join matter m on m.street_id = $1 and m.id = f.matter_id
  join organization w on w.street_id = $1 and w.id = m.organization_id
  join organization o on o.street_id = $1 and o.id = f.organization_id
  left join member b on b.street_id = $1 and b.id = f.answered_by
  left join member c on c.street_id = $1 and c.id = f.accepted_by`

/** Returns whom was asked to answer a need, the first one first. */
export async function listReferrals(
  db: Executor,
  streetId: string,
  matterId: string,
): Promise<ReferralRow[]> {
  const { rows } = await db.$client.query<ReferralRow>({
    name: 'referral-list',
    text: `${referralRows} where f.street_id = $1 and f.matter_id = $2 order by f.id`,
    values: [streetId, matterId],
  })
  return rows
}

/** Returns one of them. */
export async function findReferral(
  db: Executor,
  streetId: string,
  referralId: string,
): Promise<ReferralRow | undefined> {
  const { rows } = await db.$client.query<ReferralRow>({
    name: 'referral-find',
    text: `${referralRows} where f.street_id = $1 and f.id = $2`,
    values: [streetId, referralId],
  })
  return rows[0]
}

const mostShown = 200

/** Returns what organizations were asked, newest first. */
export async function listAskedOf(
  db: Executor,
  streetId: string,
  organizationIds: readonly string[],
): Promise<ReferralRow[]> {
  const { rows } = await db.$client.query<ReferralRow>({
    name: 'referral-asked-of',
    text: `${referralRows} where f.street_id = $1 and f.organization_id = any($2::uuid[])
      order by f.id desc limit ${mostShown}`,
    values: [streetId, organizationIds],
  })
  return rows
}

/** Keeps that an organization is asked; returns false where it is already. */
export async function insertReferral(
  tx: Tx,
  streetId: string,
  row: {
    id: string
    matterId: string
    organizationId: string
    askedBy: string
    askedAt: Date
    dueOn: string
    ask: Buffer
  },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'referral-insert',
    text: `insert into referral (street_id, id, matter_id, organization_id, status, asked_by, asked_at, due_on, ask)
      values ($1, $2, $3, $4, 'asked', $5, $6, $7, $8) on conflict do nothing`,
    values: [
      streetId,
      row.id,
      row.matterId,
      row.organizationId,
      row.askedBy,
      row.askedAt,
      row.dueOn,
      row.ask,
    ],
  })
  return rowCount === 1
}

/** Writes what became of it; what is undefined stays as it was. */
export async function updateReferral(
  tx: Tx,
  streetId: string,
  next: {
    id: string
    status: ReferralStatus
    answeredBy: string | undefined
    answer: Buffer | undefined
    promisedOn: string | undefined
    acceptedBy: string | undefined
    word: Buffer | undefined
    endedAt: Date | undefined
  },
): Promise<void> {
  await tx.$client.query({
    name: 'referral-update',
    text: `update referral set status = $3, answered_by = coalesce($4, answered_by), answer = coalesce($5, answer),
        promised_on = coalesce($6, promised_on), accepted_by = coalesce($7, accepted_by), word = coalesce($8, word),
        ended_at = $9, version = version + 1
      where street_id = $1 and id = $2`,
    values: [
      streetId,
      next.id,
      next.status,
      next.answeredBy,
      next.answer,
      next.promisedOn,
      next.acceptedBy,
      next.word,
      next.endedAt,
    ],
  })
}

/** Counts again, of a locked need, with whom both sides agreed, and what of that was done as the enterprise says. */
export async function countReferrals(tx: Tx, streetId: string, matterId: string): Promise<void> {
  await tx.$client.query({
    name: 'referral-count',
    text: `with counted as (select
          count(*) filter (where status = any($3) or status = 'delivered') as agreed,
          count(*) filter (where status = 'delivered') as carried_out
        from referral where street_id = $1 and matter_id = $2)
      update matter set agreed = counted.agreed, carried_out = counted.carried_out
      from counted where street_id = $1 and id = $2`,
    values: [streetId, matterId, agreedReferralStatuses],
  })
}

/** Returns the organizations of which something is still expected of a need. */
export async function listAskedIds(tx: Tx, streetId: string, matterId: string): Promise<string[]> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'referral-asked-ids',
    text: `select organization_id as id from referral
      where street_id = $1 and matter_id = $2 and status = any($3)`,
    values: [streetId, matterId, activeReferralStatuses],
  })
  return rows.map(({ id }) => id)
}

/** Counts, of open needs of a scope, what organizations were to answer before today and did not, with the first such day. */
export function countUnanswered(
  db: Executor,
  { streetId, scope, now }: Pick<Asking, 'streetId' | 'scope' | 'now'>,
): Promise<Counted> {
  return countRows(db, {
    name: 'referral-count-unanswered',
    rows: `select (f.due_on::timestamp at time zone 'Asia/Shanghai') as first from referral f
      join matter m on m.street_id = $1 and m.id = f.matter_id and m.ended_at is null
      where f.street_id = $1 and f.status = 'asked' and f.due_on < $2::date
        and ($3::boolean or ${isWithin(4, 'm.area_id')}) order by f.due_on`,
    values: [streetId, shanghaiDate(now), scope.isWholeStreet, scope.areaIds],
  })
}
