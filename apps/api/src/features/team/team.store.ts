import type { Executor } from '../../platform/database.ts'

/** Decides whether a member leads a team, or one above it. */
export async function leadsTeam(
  db: Executor,
  streetId: string,
  memberId: string,
  teamId: string,
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'team-leads',
    text: `with recursive up(id, parent_id) as (
        select id, parent_id from team where street_id = $1 and id = $3
        union select t.id, t.parent_id from team t join up on t.id = up.parent_id where t.street_id = $1)
      select from up join team_member m on m.street_id = $1 and m.team_id = up.id
      where m.person_id = $2 and m.role = 'leader' and m.standing = 'active' limit 1`,
    values: [streetId, memberId, teamId],
  })
  return rowCount === 1
}
