import type { MatterPage } from '@yunxuan/contract'
import { activeAnswerStatuses } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

/** Keeps that a member needs it as well; returns false when they said so before. */
export async function insertSupport(
  tx: Tx,
  of: { streetId: string; matterId: string; memberId: string },
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'matter-support',
    text: `insert into matter_support (street_id, matter_id, member_id, at) values ($1, $2, $3, $4)
      on conflict do nothing`,
    values: [of.streetId, of.matterId, of.memberId, now],
  })
  return rowCount === 1
}

/** Takes it back. */
export async function deleteSupport(
  tx: Tx,
  of: { streetId: string; matterId: string; memberId: string },
): Promise<void> {
  await tx.$client.query({
    name: 'matter-support-delete',
    text: 'delete from matter_support where street_id = $1 and matter_id = $2 and member_id = $3',
    values: [of.streetId, of.matterId, of.memberId],
  })
}

/** Counts again who supports a locked matter; returns how many. */
export async function countSupports(tx: Tx, streetId: string, matterId: string): Promise<number> {
  const { rows } = await tx.$client.query<{ supports: number }>({
    name: 'matter-support-count',
    text: `with counted as (select count(*)::int as supports from matter_support
        where street_id = $1 and matter_id = $2)
      update matter set supports = counted.supports from counted where street_id = $1 and id = $2
      returning matter.supports`,
    values: [streetId, matterId],
  })
  return rows[0]?.supports ?? 0
}

/** Whoever supported one matter supports another from now on, and whoever raised it as well: each of them once. */
export async function joinSupports(
  tx: Tx,
  streetId: string,
  joined: { from: string; raisedBy: string; raisedAt: Date; into: string; intoRaisedBy: string },
): Promise<void> {
  await tx.$client.query({
    name: 'matter-support-join',
    text: `insert into matter_support (street_id, matter_id, member_id, at)
      select $1::text, $3::uuid, s.member_id, s.at from matter_support s
        where s.street_id = $1 and s.matter_id = $2 and s.member_id <> $5
      union all select $1::text, $3::uuid, $4::uuid, $6::timestamptz where $4::uuid <> $5::uuid
      on conflict do nothing`,
    values: [streetId, joined.from, joined.into, joined.raisedBy, joined.intoRaisedBy, joined.raisedAt],
  })
}

/** Returns who supports a matter. */
export async function listSupporters(db: Executor, streetId: string, matterId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ memberId: string }>({
    name: 'matter-supporters',
    text: 'select member_id as "memberId" from matter_support where street_id = $1 and matter_id = $2',
    values: [streetId, matterId],
  })
  return rows.map(row => row.memberId)
}

/** Whether a member supports a matter. */
export async function isSupporter(
  db: Executor,
  of: { streetId: string; matterId: string; memberId: string },
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'matter-supports',
    text: 'select from matter_support where street_id = $1 and matter_id = $2 and member_id = $3',
    values: [of.streetId, of.matterId, of.memberId],
  })
  return rowCount === 1
}

/** Returns which of some matters a member supports. */
export async function listSupported(
  db: Executor,
  of: { streetId: string; memberId: string; matterIds: readonly string[] },
): Promise<string[]> {
  const { rows } = await db.$client.query<{ matterId: string }>({
    name: 'matter-supported',
    text: `select matter_id as "matterId" from matter_support
      where street_id = $1 and matter_id = any($2::uuid[]) and member_id = $3`,
    values: [of.streetId, of.matterIds, of.memberId],
  })
  return rows.map(row => row.matterId)
}

/** Returns the services that came of the answers to a need and can be had, the first one first. */
export async function listOpened(
  db: Executor,
  streetId: string,
  matterId: string,
): Promise<MatterPage['services']> {
  const { rows } = await db.$client.query<MatterPage['services'][number]>({
    name: 'matter-opened',
    text: `select v.id, v.kind, v.title from answer a
      join service v on v.street_id = $1 and v.id = a.service_id and v.status = 'published'
      where a.street_id = $1 and a.matter_id = $2 order by v.id`,
    values: [streetId, matterId],
  })
  return rows
}

/** Returns who answers a need, where something is still expected of it. */
export async function listAnswerers(db: Executor, streetId: string, matterId: string): Promise<string[]> {
  const { rows } = await db.$client.query<{ memberId: string }>({
    name: 'matter-answerers',
    text: `select distinct member_id as "memberId" from answer where street_id = $1 and matter_id = $2
        and status = any($3)`,
    values: [streetId, matterId, activeAnswerStatuses],
  })
  return rows.map(row => row.memberId)
}

/**
 * Ends what organizations were asked of a need that is over, and returns who had answered for them: nothing is expected
 * any more, and neither side sees the other's number.
 */
export async function endReferrals(tx: Tx, streetId: string, matterId: string, now: Date): Promise<string[]> {
  const { rows } = await tx.$client.query<{ memberId: string | null }>({
    name: 'matter-end-referrals',
    text: `update referral set status = 'withdrawn', ended_at = $3, version = version + 1
      where street_id = $1 and matter_id = $2 and ended_at is null returning answered_by as "memberId"`,
    values: [streetId, matterId, now],
  })
  return rows.flatMap(({ memberId }) => (memberId === null ? [] : [memberId]))
}
