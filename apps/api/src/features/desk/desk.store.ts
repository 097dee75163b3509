import type { MemberFound } from '@yunxuan/contract'
import type { Executor, Tx } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { likeText } from '../../platform/words.ts'

const mostFound = 20
const mostDependants = 20

interface FoundRow {
  id: string
  name: string
  phoneTail: string | null
  birthDate: string | null
  areaName: string | null
  dependants: MemberFound['dependants'] | null
}

/** SQL: the areas given as the parameter `at`, with all that lies in them. */
const within = (at: number) => `with recursive within(id) as (
        select id from area where street_id = $1 and id = any($${at}::uuid[])
        union select a.id from area a join within on a.parent_id = within.id where a.street_id = $1)`

/** SQL: holds for a `member m` who is reached by the whole street (parameter `at`) or by the areas `within`. */
const isReached = (at: number) => `($${at}::boolean or m.area_id in (select id from within) or exists (
          select from booking b
          join slot s on s.street_id = $1 and s.id = b.slot_id
          join service v on v.street_id = $1 and v.id = s.service_id
          join location l on l.street_id = $1 and l.id = v.location_id
          where b.street_id = $1 and b.member_id = m.id and l.area_id in (select id from within)))`

/** SQL: the first members that one way of finding them gives. */
const firstFound = (way: string) => `(select m.name, m.id from member m
        where m.street_id = $1 and ${way} and ${isReached(5)} order by m.name, m.id limit ${mostFound})`

/**
 * Returns members whose name begins with, or whose phone number ends in, what was typed. A scope that covers
 * only areas reaches those who live there, and those who have booked there. Each way is asked by itself, so that each
 * has its index: among half a million members one question for all three took 0.67 s.
 */
export async function searchMembers(
  db: Executor,
  streetId: string,
  typed: { name: string; phone: string },
  scope: Scope,
): Promise<MemberFound[]> {
  const tail = /^\d{4}$/.test(typed.phone) ? typed.phone : null
  const { rows } = await db.$client.query<FoundRow>({
    text: `${within(6)} select m.id, m.name, m.phone_tail as "phoneTail", m.birth_date::text as "birthDate", a.name as "areaName",
        (select json_agg(json_build_object('id', d.id, 'name', d.name, 'relation', d.relation) order by d.id)
          from (select id, name, relation from dependant
            where street_id = $1 and member_id = m.id and forgotten_at is null
            order by id limit ${mostDependants}) d) as dependants
      from (${firstFound('m.name like $2')} union ${firstFound('m.phone = $3')} union ${firstFound('m.phone_tail = $4')}
        order by name, id limit ${mostFound}) f
      join member m on m.street_id = $1 and m.id = f.id
      left join area a on a.street_id = $1 and a.id = m.area_id
      order by m.name, m.id`,
    values: [streetId, `${likeText(typed.name)}%`, typed.phone, tail, scope.isWholeStreet, scope.areaIds],
  })
  return rows.map(row => ({ ...row, dependants: row.dependants ?? [] }))
}

/** Locks a member within a scope; undefined when there is none. */
export async function lockReached(
  tx: Tx,
  streetId: string,
  memberId: string,
  scope: Scope,
): Promise<{ birthDate: string | null } | undefined> {
  const { rows } = await tx.$client.query<{ birthDate: string | null }>({
    name: 'desk-member-lock',
    text: `${within(4)} select m.birth_date::text as "birthDate" from member m
      where m.street_id = $1 and m.id = $2 and ${isReached(3)} for no key update of m`,
    values: [streetId, memberId, scope.isWholeStreet, scope.areaIds],
  })
  return rows[0]
}

export async function writeBirthDate(
  tx: Tx,
  streetId: string,
  memberId: string,
  birthDate: string,
): Promise<void> {
  await tx.$client.query({
    name: 'desk-birth-date',
    text: 'update member set birth_date = $3 where street_id = $1 and id = $2',
    values: [streetId, memberId, birthDate],
  })
}

/** Returns the bookings that are on in a span and carry a code, whoever is still expected and comes soonest first. */
export async function listBookingIdsByCode(
  db: Executor,
  streetId: string,
  code: string,
  span: { from: Date; to: Date },
): Promise<string[]> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'desk-code',
    text: `select b.id from slot s join booking b on b.street_id = $1 and b.slot_id = s.id
      where s.street_id = $1 and s.starts_at > $2::timestamptz - interval '1 day' and s.starts_at < $3
        and s.ends_at > $2 and b.code = $4
        and b.status in ('booked', 'attended', 'excused', 'no_show', 'pending')
      order by b.status = 'booked' desc, s.starts_at limit 20`,
    values: [streetId, span.from, span.to, code],
  })
  return rows.map(row => row.id)
}
