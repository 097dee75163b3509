import type { StaffRole } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** Somebody of staff behind an account, in one street; the widest role in force comes first. */
export interface WorkplaceRow {
  accountId: string
  streetId: string
  memberId: string
  role: StaffRole | null
}

/** Returns where accounts work or worked: the streets whose log their sign-ins stand in. */
export async function listWorkplaces(
  db: Executor,
  accountIds: readonly string[],
  now: Date,
): Promise<WorkplaceRow[]> {
  const { rows } = await db.$client.query<WorkplaceRow>({
    name: 'sign-in-workplaces',
    text: `select m.account_id as "accountId", m.street_id as "streetId", m.id as "memberId",
        (array_agg(g.role order by array_position(
          array['administrator', 'reviewer', 'coordinator', 'provider'], g.role))
          filter (where g.revoked_at is null and g.starts_at <= $2 and (g.ends_at is null or g.ends_at > $2)))[1]
          as role
      from member m join role_grant g on g.street_id = m.street_id and g.member_id = m.id
      where m.account_id = any($1::uuid[])
      group by 1, 2, 3 order by 2, 3`,
    values: [accountIds, now],
  })
  return rows
}
