import type { VolunteerStatus } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { holdsWord, likeText } from '../../platform/words.ts'
import { isWithin } from '../street/area.store.ts'
import type { VolunteerRow } from './volunteer.store.ts'

type Listed = 'personId' | 'name' | 'number' | 'status' | 'birthDate' | 'gender' | 'areaId' | 'areaName'
type Asked = 'phone' | 'serviceCategories' | 'registeredAt'

/** A volunteer as a list needs them: whether document and consent are there, never the document. */
export interface VolunteerLineRow extends Pick<VolunteerRow, Listed | Asked> {
  memberId: string
  realName: true | null
  idNumber: true | null
  consent: true | null
  teams: string[]
  pendingQualifications: number
}

export interface VolunteerQuery {
  scope: Scope
  /** Part of a name, or the beginning of a number. */
  q: string | undefined
  status: VolunteerStatus | undefined
  teamId: string | undefined
  /** Only those born after this day who have nobody's consent. */
  waitsBornAfter: string | undefined
  /** Those registered before this one. */
  before: { registeredAt: string; personId: string } | null
  limit: number
}

const lineRows = `select v.person_id as "personId", v.member_id as "memberId",
    coalesce(d.name, m.name) as name, v.number, v.status,
    case when v.real_name is not null then true end as "realName",
    case when v.id_number is not null then true end as "idNumber",
    to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate", v.gender, v.area_id as "areaId", a.name as "areaName",
    v.phone, v.service_categories as "serviceCategories", v.registered_at as "registeredAt",
    case when g.id is not null then true end as consent,
    array(select t.name from team_member x join team t on t.street_id = $1 and t.id = x.team_id
      where x.street_id = $1 and x.person_id = v.person_id and x.standing = 'active'
      order by t.name) as teams,
    (select count(*)::int from qualification q where q.street_id = $1
      and q.person_id = v.person_id and q.status = 'pending') as "pendingQualifications"
  from volunteer v
  join member m on m.street_id = $1 and m.id = v.member_id
  left join dependant d on d.street_id = $1 and d.id = v.dependant_id
  left join area a on a.street_id = $1 and a.id = v.area_id
  left join guardian_consent g on g.street_id = $1 and g.person_id = v.person_id
    and g.withdrawn_at is null`

/** SQL: what a list is narrowed by, besides the words; and its order. */
const narrowed = `v.street_id = $1
        and ($2::boolean or ${isWithin(3, 'v.area_id')})
        and ($4::text is null or v.status = $4)
        and ($5::uuid is null or exists (select from team_member x where x.street_id = $1
          and x.person_id = v.person_id and x.team_id = $5 and x.standing = 'active'))
        and ($6::text is null or (v.birth_date > $6::date and not exists (select
          from guardian_consent g where g.street_id = $1 and g.person_id = v.person_id and g.withdrawn_at is null)))
        and ($7::timestamptz is null or (v.registered_at, v.person_id) < ($7, $8::uuid))
      order by v.registered_at desc, v.person_id desc limit $9`

/**
 * SQL: who is found by words. Each way is asked by itself, so that each has its index: among half a million volunteers
 * one question for all three took 0.75 s. Whoever the newest page could hold is among the newest of one of them.
 */
const found = `v.person_id in (
        (select v.person_id from member m
          join volunteer v on v.street_id = $1 and v.person_id = m.id
          where m.street_id = $1 and ${holdsWord('m.street_id', 'm.name', 10)} and ${narrowed})
        union all (select v.person_id from dependant d
          join volunteer v on v.street_id = $1 and v.person_id = d.id
          where d.street_id = $1 and ${holdsWord('d.street_id', 'd.name', 10)} and ${narrowed})
        union all (select v.person_id from volunteer v
          where v.number like upper($11) and ${narrowed}))`

/** Returns the volunteers of a scope, those registered last first. */
export async function listVolunteers(
  db: Executor,
  streetId: string,
  query: VolunteerQuery,
): Promise<VolunteerLineRow[]> {
  const { q } = query
  // Without a name: what is asked for decides how it is best looked for.
  const { rows } = await db.$client.query<VolunteerLineRow>({
    text: `${lineRows} where ${q === undefined ? '' : `${found} and `}${narrowed}`,
    values: [
      streetId,
      query.scope.isWholeStreet,
      query.scope.areaIds,
      query.status,
      query.teamId,
      query.waitsBornAfter,
      query.before?.registeredAt,
      query.before?.personId,
      query.limit,
      ...(q === undefined ? [] : [q, `${likeText(q)}%`]),
    ],
  })
  return rows
}

export async function findVolunteerLine(
  db: Executor,
  streetId: string,
  personId: string,
): Promise<VolunteerLineRow | undefined> {
  const { rows } = await db.$client.query<VolunteerLineRow>({
    name: 'volunteer-line',
    text: `${lineRows} where v.street_id = $1 and v.person_id = $2`,
    values: [streetId, personId],
  })
  return rows[0]
}
