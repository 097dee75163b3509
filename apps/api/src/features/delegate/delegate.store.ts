import { shanghaiDate } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** Somebody who speaks, or spoke, for an organization. */
export interface DelegateRow {
  id: string
  organizationId: string
  organizationName: string
  memberId: string
  memberName: string
  title: string
  since: Date
  until: string
  endedAt: Date | null
  namedByName: string
}

const delegateRows = `select d.id, d.organization_id as "organizationId", o.name as "organizationName",
    d.member_id as "memberId", m.name as "memberName", d.title, d.since, to_char(d.until, 'YYYY-MM-DD') as until,
    d.ended_at as "endedAt", n.name as "namedByName"
  from delegate d
  join organization o on o.street_id = $1 and o.id = d.organization_id
  join member m on m.street_id = $1 and m.id = d.member_id
  join member n on n.street_id = $1 and n.id = d.named_by`

/** Returns the delegates of a street by the name of the organization, those who ended last. */
export async function listDelegates(db: Executor, streetId: string): Promise<DelegateRow[]> {
  const { rows } = await db.$client.query<DelegateRow>({
    name: 'delegate-list',
    text: `${delegateRows} where d.street_id = $1 order by d.ended_at is not null, o.name, d.since, d.id`,
    values: [streetId],
  })
  return rows
}

/** Returns one of them. */
export async function findDelegate(
  db: Executor,
  streetId: string,
  delegateId: string,
): Promise<DelegateRow | undefined> {
  const { rows } = await db.$client.query<DelegateRow>({
    name: 'delegate-find',
    text: `${delegateRows} where d.street_id = $1 and d.id = $2`,
    values: [streetId, delegateId],
  })
  return rows[0]
}

/** Writes a delegate; returns false when that person is one of that organization already. */
export async function insertDelegate(
  tx: Tx,
  streetId: string,
  row: Pick<DelegateRow, 'id' | 'organizationId' | 'memberId' | 'title' | 'since' | 'until'> & {
    namedBy: string
  },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'delegate-insert',
    text: `insert into delegate (street_id, id, organization_id, member_id, title, since, until, named_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (street_id, organization_id, member_id) where ended_at is null do nothing`,
    values: [
      streetId,
      row.id,
      row.organizationId,
      row.memberId,
      row.title,
      row.since,
      row.until,
      row.namedBy,
    ],
  })
  return rowCount === 1
}

/** Moves the last day of one that has not ended; returns whether there was one. */
export async function confirmDelegate(
  tx: Tx,
  streetId: string,
  { id, until }: Pick<DelegateRow, 'id' | 'until'>,
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'delegate-confirm',
    text: 'update delegate set until = $3 where street_id = $1 and id = $2 and ended_at is null',
    values: [streetId, id, until],
  })
  return rowCount === 1
}

/** Ends one that has not ended; returns whether there was one. */
export async function endDelegate(tx: Tx, streetId: string, id: string, now: Date): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'delegate-end',
    text: 'update delegate set ended_at = $3 where street_id = $1 and id = $2 and ended_at is null',
    values: [streetId, id, now],
  })
  return rowCount === 1
}

/** SQL: a delegate `d` who speaks for their organization on the day that a parameter names. */
export const inForce = (day: number) => `d.ended_at is null and d.until >= $${day}::date`

/** Returns who speaks for an organization now. */
export async function listSpeakers(
  db: Executor,
  of: { streetId: string; organizationId: string },
  now: Date,
): Promise<string[]> {
  const { rows } = await db.$client.query<{ memberId: string }>({
    name: 'delegate-speakers',
    text: `select d.member_id as "memberId" from delegate d
      where d.street_id = $1 and d.organization_id = $2 and ${inForce(3)} order by d.since, d.id`,
    values: [of.streetId, of.organizationId, shanghaiDate(now)],
  })
  return rows.map(row => row.memberId)
}

/** Decides whether somebody speaks for an organization now. */
export async function isDelegateOf(
  db: Executor,
  of: { streetId: string; organizationId: string | null; memberId: string },
  now: Date,
): Promise<boolean> {
  if (of.organizationId === null) return false
  const { rowCount } = await db.$client.query({
    name: 'delegate-is',
    text: `select from delegate d
      where d.street_id = $1 and d.organization_id = $2 and d.member_id = $3 and ${inForce(4)}`,
    values: [of.streetId, of.organizationId, of.memberId, shanghaiDate(now)],
  })
  return rowCount === 1
}

/** Returns the organizations that somebody speaks for now, by name. */
export async function listDelegacies(db: Executor, of: { streetId: string; memberId: string }, now: Date) {
  const { rows } = await db.$client.query<{
    organizationId: string
    organizationName: string
    title: string
    until: string
  }>({
    name: 'delegate-own',
    text: `select d.organization_id as "organizationId", o.name as "organizationName", d.title,
        to_char(d.until, 'YYYY-MM-DD') as until
      from delegate d join organization o on o.street_id = $1 and o.id = d.organization_id
      where d.street_id = $1 and d.member_id = $2 and ${inForce(3)} order by o.name`,
    values: [of.streetId, of.memberId, shanghaiDate(now)],
  })
  return rows
}

/** Counts those whose last day is near or over and who were not ended, with the first of these days. */
export async function countLapsing(
  db: Executor,
  streetId: string,
  by: string,
): Promise<{ count: number; first: string | null }> {
  const { rows } = await db.$client.query<{ count: number; first: string | null }>({
    name: 'delegate-lapsing',
    text: `select count(*)::int, to_char(min(until), 'YYYY-MM-DD') as first from delegate
      where street_id = $1 and ended_at is null and until <= $2::date`,
    values: [streetId, by],
  })
  return rows[0] ?? { count: 0, first: null }
}
