import type { MemberFound } from '@yunxuan/contract'
import type { Executor } from '../../platform/database.ts'

const mostFound = 20

interface FoundRow {
  id: string
  name: string
  phoneTail: string | null
  birthDate: string | null
  areaName: string | null
  dependants: MemberFound['dependants'] | null
}

/** Returns members whose name begins with, or whose phone number ends in, what was typed. */
export async function searchMembers(db: Executor, streetId: string, typed: string): Promise<MemberFound[]> {
  const tail = /^\d{4}$/.test(typed) ? typed : null
  const { rows } = await db.$client.query<FoundRow>({
    name: 'desk-members',
    text: `select m.id, m.name, m.phone_tail as "phoneTail", m.birth_date::text as "birthDate", a.name as "areaName",
        (select json_agg(json_build_object('id', d.id, 'name', d.name, 'relation', d.relation) order by d.id)
          from dependant d where d.street_id = m.street_id and d.member_id = m.id and d.forgotten_at is null)
          as dependants
      from member m left join area a on a.street_id = m.street_id and a.id = m.area_id
      where m.street_id = $1 and (m.name like $2 or m.phone = $3 or m.phone_tail = $4)
      order by m.name, m.id limit ${mostFound}`,
    values: [streetId, `${typed.replace(/[\\%_]/g, '\\$&')}%`, typed, tail],
  })
  return rows.map(row => ({ ...row, dependants: row.dependants ?? [] }))
}

/** Returns how many of these members can only be told by telephone: they have no account to look into. */
export async function countUnreachable(
  db: Executor,
  streetId: string,
  memberIds: readonly string[],
): Promise<number> {
  const { rows } = await db.$client.query<{ members: number }>({
    name: 'desk-unreachable',
    text: `select count(*)::int as members from member
      where street_id = $1 and id = any($2::uuid[]) and account_id is null`,
    values: [streetId, memberIds],
  })
  return rows[0]?.members ?? 0
}

/** Returns the bookings of a span that carry a code, whoever is still expected and comes soonest first. */
export async function listBookingIdsByCode(
  db: Executor,
  streetId: string,
  code: string,
  span: { from: Date; to: Date },
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'desk-code',
    text: `select b.id from slot s join booking b on b.street_id = s.street_id and b.slot_id = s.id
      where s.street_id = $1 and s.starts_at >= $2 and s.starts_at < $3 and b.code = $4
        and b.status in ('booked', 'attended', 'excused', 'no_show', 'pending')
      order by b.status = 'booked' desc, s.starts_at limit 20`,
    values: [streetId, span.from, span.to, code],
  })
  return rows.map(row => row.id)
}
