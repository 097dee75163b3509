import type { Executor } from '../../platform/database.ts'

/** A sample person of a street. */
export interface DemoMember {
  id: string
  streetId: string
  accountId: string
  name: string
  intro: string
  isStaff: boolean
}

/** Returns the sample people of a street, residents first. */
export async function listDemoMembers(db: Executor, streetId: string, now: Date): Promise<DemoMember[]> {
  const { rows } = await db.$client.query<DemoMember>({
    name: 'demo-members',
    text: `select m.id, m.street_id as "streetId", m.account_id as "accountId", m.name, m.demo_intro as intro,
        exists (select from role_grant g where g.street_id = $1 and g.member_id = m.id
          and g.revoked_at is null and g.starts_at <= $2 and (g.ends_at is null or g.ends_at > $2)) as "isStaff"
      from member m
      where m.street_id = $1 and m.account_id is not null and m.demo_intro is not null
      order by "isStaff", m.birth_date nulls last, m.id`,
    values: [streetId, now],
  })
  return rows
}
