import type { Executor, Tx } from '../../platform/database.ts'

interface Followed {
  streetId: string
  memberId: string
  serviceId: string
}

/** What a member follows, the last first. */
export interface FollowRow {
  serviceId: string
  isPublished: boolean
  isTold: boolean
}

export async function listFollows(
  db: Executor,
  { streetId, memberId }: { streetId: string; memberId: string },
): Promise<FollowRow[]> {
  const { rows } = await db.$client.query<FollowRow>({
    name: 'follow-list',
    text: `select f.service_id as "serviceId", v.status = 'published' as "isPublished", f.is_told as "isTold"
      from follow f join service v on v.street_id = $1 and v.id = f.service_id
      where f.street_id = $1 and f.member_id = $2 order by f.created_at desc, f.service_id`,
    values: [streetId, memberId],
  })
  return rows
}

/** Returns how many other services a member follows. */
export async function countOthers(db: Executor, of: Followed): Promise<number> {
  const { rows } = await db.$client.query<{ others: number }>({
    name: 'follow-count',
    text: `select count(*)::int as others from follow
      where street_id = $1 and member_id = $2 and service_id <> $3`,
    values: [of.streetId, of.memberId, of.serviceId],
  })
  return rows[0]?.others ?? 0
}

/** Keeps that a member follows a service, or only whether they are told. */
export async function putFollow(tx: Tx, of: Followed & { isTold: boolean; now: Date }): Promise<void> {
  await tx.$client.query({
    name: 'follow-put',
    text: `insert into follow (street_id, member_id, service_id, is_told, created_at) values ($1, $2, $3, $4, $5)
      on conflict (street_id, member_id, service_id) do update set is_told = excluded.is_told`,
    values: [of.streetId, of.memberId, of.serviceId, of.isTold, of.now],
  })
}

export async function deleteFollow(tx: Tx, of: Followed): Promise<void> {
  await tx.$client.query({
    name: 'follow-delete',
    text: 'delete from follow where street_id = $1 and member_id = $2 and service_id = $3',
    values: [of.streetId, of.memberId, of.serviceId],
  })
}
