import type { VolunteerFacts } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'

/** Returns what activities, teams and shifts may know of volunteers, by person; nobody who is none. */
export async function listVolunteerFacts(
  db: Executor,
  streetId: string,
  personIds: readonly string[],
): Promise<Map<string, VolunteerFacts>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await db.$client.query<VolunteerFacts>({
    name: 'volunteer-facts',
    text: `select v.person_id as "personId", v.member_id as "memberId", v.number, v.status,
        to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate", v.gender, v.area_id as "areaId",
        v.skills, v.languages, v.times, t.team_ids as "teamIds", t.leads, q.papers as qualifications,
        exists (select from guardian_consent g where g.street_id = v.street_id
          and g.person_id = v.person_id and g.withdrawn_at is null) as "hasGuardianConsent"
      from volunteer v
      cross join lateral (select coalesce(array_agg(team_id::text), '{}') as team_ids,
          coalesce(array_agg(team_id::text) filter (where role = 'leader'), '{}') as leads
        from team_member where street_id = v.street_id and person_id = v.person_id and standing = 'active') t
      cross join lateral (select coalesce(json_agg(json_build_object('kind', kind,
          'validUntil', to_char(valid_until, 'YYYY-MM-DD')) order by kind), '[]') as papers
        from qualification where street_id = v.street_id and person_id = v.person_id
          and status = 'approved') q
      where v.street_id = $1 and v.person_id = any($2::uuid[])`,
    values: [streetId, personIds],
  })
  return new Map(rows.map(row => [row.personId, row]))
}
