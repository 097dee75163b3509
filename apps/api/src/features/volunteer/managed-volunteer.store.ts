import type { VolunteerSort, VolunteerStatus } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumn,
  sqlOfOrder,
} from '../../platform/sorting.ts'
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
  order: Order<VolunteerSort>
  limit: number
}

const lineRows = (more = '') => `select ${more} v.person_id as "personId", v.member_id as "memberId",
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

/** SQL: what a list is narrowed by, besides the words. */
const narrowed = `v.street_id = $1
        and ($2::boolean or ${isWithin(3, 'v.area_id')})
        and ($4::text is null or v.status = $4)
        and ($5::uuid is null or exists (select from team_member x where x.street_id = $1
          and x.person_id = v.person_id and x.team_id = $5 and x.standing = 'active'))
        and ($6::text is null or (v.birth_date > $6::date and not exists (select
          from guardian_consent g where g.street_id = $1 and g.person_id = v.person_id and g.withdrawn_at is null)))`

/** SQL: what volunteers are sorted by, of whom `name` says the name. */
const columnOf = (by: VolunteerSort, name: string): SortColumn => {
  if (by === 'name') return bySound(name)
  return by === 'number' ? { sql: 'v.number', type: 'text' } : { sql: 'v.registered_at', type: 'timestamptz' }
}

/** SQL: a way to volunteers, with where their name stands then. */
interface Way {
  from: string
  name: string
}

const ofMembers: Way = {
  from: 'member m join volunteer v on v.street_id = $1 and v.person_id = m.id where m.street_id = $1',
  name: 'm.name',
}
const ofDependants: Way = {
  from: 'dependant d join volunteer v on v.street_id = $1 and v.person_id = d.id where d.street_id = $1',
  name: 'd.name',
}
const byNumber: Way = {
  from: `volunteer v join member m on m.street_id = $1 and m.id = v.member_id
    left join dependant d on d.street_id = $1 and d.id = v.dependant_id where v.street_id = $1`,
  name: 'coalesce(d.name, m.name)',
}

/**
 * Returns the ways to a list: none but the whole where neither words nor names matter. Each is asked by itself, so that
 * each has its index: among half a million volunteers one question for all three took 0.75 s.
 */
function waysTo({ q, order }: Pick<VolunteerQuery, 'q' | 'order'>): Way[] {
  if (q === undefined) return order.by === 'name' ? [ofMembers, ofDependants] : []
  const holding = ({ from, name }: Way, street: string): Way => ({
    from: `${from} and ${holdsWord(street, name, 10)}`,
    name,
  })
  return [
    holding(ofMembers, 'm.street_id'),
    holding(ofDependants, 'd.street_id'),
    { ...byNumber, from: `${byNumber.from} and v.number like upper($11)` },
  ]
}

const valuesOf = (streetId: string, query: VolunteerQuery) => [
  streetId,
  query.scope.isWholeStreet,
  query.scope.areaIds,
  query.status,
  query.teamId,
  query.waitsBornAfter,
  ...orderValues(query.order),
  query.limit,
  ...(query.q === undefined ? [] : [query.q, `${likeText(query.q)}%`]),
]

/** Returns the volunteers of a scope. Whoever its page could hold is on the first page of one of the ways. */
export async function listVolunteers(
  db: Executor,
  streetId: string,
  query: VolunteerQuery,
): Promise<Placed<VolunteerLineRow>[]> {
  const { order } = query
  const sorted = (name: string) => sqlOfOrder(order, columnOf(order.by, name), { id: 'v.person_id', at: 7 })
  const ways = waysTo(query).map(({ from, name }) => {
    const { isAfter, inOrder } = sorted(name)
    return `(select v.person_id from ${from} and ${narrowed} and ${isAfter} ${inOrder} limit $9)`
  })
  const { sortKey, isAfter, inOrder } = sorted(byNumber.name)
  const found = ways.length === 0 ? '' : `v.person_id in (${ways.join(' union all ')}) and `
  // Without a name: what is asked for decides how it is best looked for.
  const { rows } = await db.$client.query<Placed<VolunteerLineRow>>({
    text: `${lineRows(`${sortKey},`)} where ${found}${narrowed} and ${isAfter} ${inOrder} limit $9`,
    values: valuesOf(streetId, query),
  })
  return rows
}

/** Counts the volunteers of a list, with its first page. */
export function countVolunteers(
  db: Executor,
  streetId: string,
  query: VolunteerQuery,
): Promise<number | null> {
  const unsorted = { q: query.q, order: { ...query.order, by: 'registered' as const } }
  const parameters = '$7::text is null and $8::text is null and $9::int is not null'
  const ways = waysTo(unsorted).map(({ from }) => `select v.person_id from ${from} and ${narrowed}`)
  const from =
    ways.length === 0
      ? `from volunteer v where ${narrowed}`
      : `from (${ways.join(' union ')}) found where true`
  return countListed(db, query.order, `${from} and ${parameters}`, valuesOf(streetId, query))
}

export async function findVolunteerLine(
  db: Executor,
  streetId: string,
  personId: string,
): Promise<VolunteerLineRow | undefined> {
  const { rows } = await db.$client.query<VolunteerLineRow>({
    name: 'volunteer-line',
    text: `${lineRows()} where v.street_id = $1 and v.person_id = $2`,
    values: [streetId, personId],
  })
  return rows[0]
}
