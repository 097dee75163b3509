import type { Ranked } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** A team or a person that may answer a need, as it is ranked. */
export interface CapableRow extends Ranked {
  voice: 'team' | 'member'
  name: string
}

const mostRanked = 200

/**
 * Returns the teams of a community, or of the whole street, and the grown people of it who registered what they can do
 * and have one of some skills.
 */
export async function listCapable(
  db: Executor,
  streetId: string,
  of: { areaId: string | null; skills: readonly string[]; today: string },
): Promise<CapableRow[]> {
  const { rows } = await db.$client.query<CapableRow>({
    name: 'capable-list',
    text: `(select t.id, 'team' as voice, t.name, t.name as title, t.intro as words, '' as text,
          t.area_id as "areaId", false as "hasTimes", null::float8 as stars,
          (select count(*)::int from answer a where a.street_id = $1 and a.team_id = t.id
            and a.status = 'delivered') as delivered
        from team t where t.street_id = $1 and t.status = 'active'
          and ($2::uuid is null or t.area_id is null or t.area_id = $2)
        order by t.id limit ${mostRanked})
      union all
      (select m.id, 'member', m.name, '', array_to_string(v.skills, ' '), '', v.area_id, false, null,
          (select count(*)::int from answer a where a.street_id = $1 and a.member_id = m.id
            and a.status = 'delivered')
        from volunteer v join member m on m.street_id = $1 and m.id = v.person_id
        where v.street_id = $1 and v.status = 'active' and v.skills && $3::text[] and m.account_id is not null
          and ($2::uuid is null or v.area_id = $2) and v.birth_date <= $4::date - interval '18 years'
        order by v.registered_at desc limit ${mostRanked})`,
    values: [streetId, of.areaId, of.skills, of.today],
  })
  return rows
}
