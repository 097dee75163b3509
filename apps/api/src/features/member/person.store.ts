import type { PersonFacts } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { type BirthKeys, openBirthDate, type StoredBirth } from './birth.ts'

/** A member or dependant, with what eligibility and a roster need. */
export interface PersonRow extends PersonFacts {
  id: string
  /** The member who books; the person itself when it books for itself. */
  memberId: string
  memberName: string
  name: string
  phone: string | null
}

/** Returns members as persons who may come. */
export async function listMemberPersons(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<PersonRow[]> {
  if (ids.length === 0) return []
  const { rows } = await db.$client.query<PersonRow>({
    name: 'place-members',
    text: `select id, id as "memberId", name as "memberName", name, phone, birth_date::text as "birthDate", gender,
        area_id as "areaId", declared
      from member where street_id = $1 and id = any($2::uuid[])`,
    values: [streetId, ids],
  })
  return rows
}

const dependantPersons = `select d.id, d.member_id as "memberId", m.name as "memberName", d.name, m.phone,
    d.birth_sealed as "birthSealed", d.birth_date::text as "birthDate", d.gender, coalesce(d.area_id, m.area_id) as "areaId",
    '{}'::text[] as declared
  from dependant d join member m on m.street_id = $1 and m.id = d.member_id
  where d.street_id = $1 and d.id = any($2::uuid[]) and d.forgotten_at is null`

/** Returns dependants as persons who may come; one without an area lives where its member lives. */
export async function listDependantPersons(
  db: Executor,
  config: BirthKeys,
  streetId: string,
  ids: readonly string[],
): Promise<PersonRow[]> {
  return askDependants(db, { config, streetId, ids, name: 'place-dependants', text: dependantPersons })
}

/** Returns the same of whoever is about to get places, or a turn: none of them is forgotten before that is written. */
export async function lockDependantPersons(
  tx: Tx,
  config: BirthKeys,
  streetId: string,
  ids: readonly string[],
): Promise<PersonRow[]> {
  const text = `${dependantPersons} for key share of d`
  return askDependants(tx, { config, streetId, ids, name: 'place-dependants-lock', text })
}

async function askDependants(
  db: Executor,
  ask: { config: BirthKeys; streetId: string; ids: readonly string[]; name: string; text: string },
): Promise<PersonRow[]> {
  const { config, streetId, ids, name, text } = ask
  if (ids.length === 0) return []
  const values = [streetId, ids]
  const { rows } = await db.$client.query<Omit<PersonRow, 'birthDate'> & StoredBirth>({ name, text, values })
  return rows.map(row => openBirthDate(config, streetId, row))
}

/** Returns members by name with how they are reached: on their phone, or by a call. */
export async function listReachable(
  db: Executor,
  streetId: string,
  ids: readonly string[],
): Promise<{ memberId: string; name: string; phone: string | null; hasAccount: boolean }[]> {
  if (ids.length === 0) return []
  const { rows } = await db.$client.query<{
    memberId: string
    name: string
    phone: string | null
    hasAccount: boolean
  }>({
    name: 'member-reachable',
    text: `select id as "memberId", name, phone, account_id is not null as "hasAccount"
      from member where street_id = $1 and id = any($2::uuid[]) order by name, id`,
    values: [streetId, ids],
  })
  return rows
}

/** Adds persons the desk wrote down. */
export async function insertMembers(
  tx: Tx,
  streetId: string,
  persons: readonly PersonRow[],
  now: Date,
): Promise<void> {
  if (persons.length === 0) return
  const rows = persons.map(person => ({
    id: person.memberId,
    name: person.name,
    phone: person.phone,
    phone_tail: person.phone?.slice(-4) ?? null,
    birth_date: person.birthDate,
    gender: person.gender,
    area_id: person.areaId,
  }))
  await tx.$client.query({
    name: 'place-new-members',
    text: `insert into member (street_id, id, name, phone, phone_tail, birth_date, gender, area_id, declared, created_at)
      select $1, id, name, phone, phone_tail, birth_date, gender, area_id, '{}', $3
      from json_to_recordset($2::json) as r(id uuid, name text, phone text, phone_tail text, birth_date date,
        gender text, area_id uuid)`,
    values: [streetId, JSON.stringify(rows), now],
  })
}
