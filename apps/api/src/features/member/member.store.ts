import type { Dependant, Member } from '@yunxuan/contract'
import type { Audience } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type BirthKeys, openBirthDate, type StoredBirth, sealBirthDate } from './birth.ts'

/** What a street knows of a person. */
export interface MemberFacts {
  name: string
  phone: string | null
  birthDate: string | null
  gender: Member['gender']
  areaId: string | null
  declared: Audience[]
}

export interface MemberRow extends MemberFacts {
  id: string
  areaName: string | null
}

const memberColumns = `m.id, m.name, m.phone, to_char(m.birth_date, 'YYYY-MM-DD') as "birthDate", m.gender,
  m.area_id as "areaId", a.name as "areaName", m.declared`

/** Returns the person an account is in a street, locked when there is one. */
export async function lockMemberOf(
  tx: Tx,
  streetId: string,
  accountId: string,
): Promise<MemberRow | undefined> {
  const { rows } = await tx.$client.query<{ id: string }>({
    name: 'member-lock',
    text: 'select id from member where street_id = $1 and account_id = $2 for no key update',
    values: [streetId, accountId],
  })
  return rows[0] === undefined ? undefined : findMember(tx, streetId, rows[0].id)
}

export async function findMember(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<MemberRow | undefined> {
  const { rows } = await db.$client.query<MemberRow>({
    name: 'member-find',
    text: `select ${memberColumns} from member m
      left join area a on a.street_id = $1 and a.id = m.area_id
      where m.street_id = $1 and m.id = $2`,
    values: [streetId, memberId],
  })
  return rows[0]
}

/** Makes an account a person of a street, unless it is one: then nothing changes. */
export async function insertMember(
  tx: Tx,
  row: { streetId: string; accountId: string; name: string; now: Date },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'member-insert',
    text: `insert into member (street_id, id, account_id, name, declared, created_at)
      values ($1, $2, $3, $4, '{}', $5) on conflict (street_id, account_id) do nothing`,
    values: [row.streetId, newId(), row.accountId, row.name, row.now],
  })
  return rowCount === 1
}

export async function updateMember(
  tx: Tx,
  streetId: string,
  memberId: string,
  facts: MemberFacts,
): Promise<void> {
  await tx.$client.query({
    name: 'member-update',
    text: `update member set name = $3, phone = $4, phone_tail = right($4, 4), birth_date = $5, gender = $6,
        area_id = $7, declared = $8 where street_id = $1 and id = $2`,
    values: [
      streetId,
      memberId,
      facts.name,
      facts.phone,
      facts.birthDate,
      facts.gender,
      facts.areaId,
      facts.declared,
    ],
  })
}

export async function isStreet(db: Executor, streetId: string): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'street-exists',
    text: 'select from street where id = $1',
    values: [streetId],
  })
  return rowCount === 1
}

/** Whether an area is a community of the street, where people live. */
export async function isCommunity(db: Executor, streetId: string, areaId: string): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'area-community',
    text: `select from area where street_id = $1 and id = $2 and kind = 'community'`,
    values: [streetId, areaId],
  })
  return rowCount === 1
}

/** A person a member may book for. */
export interface DependantFacts extends Omit<Dependant, 'id' | 'consentedAt'> {
  consentedAt: Date
  consentVersion: number
}

export interface DependantRow extends Omit<Dependant, 'consentedAt'> {
  consentedAt: Date
}

type RawDependant = Omit<DependantRow, 'birthDate'> & StoredBirth

const dependantColumns = `id, name, relation, birth_sealed as "birthSealed",
  to_char(birth_date, 'YYYY-MM-DD') as "birthDate", gender, area_id as "areaId", consented_at as "consentedAt"`

interface Owner {
  streetId: string
  memberId: string
}

/** Whose dependants, and what their birth dates are sealed with. */
interface Keeper extends Owner {
  config: BirthKeys
}

/** Returns whom a member may book for, in the order in which they were added. */
export async function listDependants(db: Executor, of: Keeper): Promise<DependantRow[]> {
  const { rows } = await db.$client.query<RawDependant>({
    name: 'dependant-list',
    text: `select ${dependantColumns} from dependant
      where street_id = $1 and member_id = $2 and forgotten_at is null order by id`,
    values: [of.streetId, of.memberId],
  })
  return rows.map(row => openBirthDate(of.config, of.streetId, row))
}

export async function insertDependant(tx: Tx, of: Keeper, facts: DependantFacts): Promise<DependantRow> {
  const id = newId()
  await tx.$client.query({
    name: 'dependant-insert',
    text: `insert into dependant (street_id, member_id, id, name, relation, birth_sealed, gender, area_id,
        consented_at, consent_version)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [of.streetId, of.memberId, id, ...valuesOf(of, id, facts)],
  })
  return rowOf(id, facts)
}

/** Changes a dependant of this member; undefined when there is none. */
export async function updateDependant(
  tx: Tx,
  of: Keeper,
  dependantId: string,
  facts: DependantFacts,
): Promise<DependantRow | undefined> {
  const { rowCount } = await tx.$client.query({
    name: 'dependant-update',
    text: `update dependant set name = $4, relation = $5, birth_sealed = $6, birth_date = null, gender = $7,
        area_id = $8, consented_at = $9, consent_version = $10
      where street_id = $1 and member_id = $2 and id = $3 and forgotten_at is null`,
    values: [of.streetId, of.memberId, dependantId, ...valuesOf(of, dependantId, facts)],
  })
  return rowCount === 1 ? rowOf(dependantId, facts) : undefined
}

/** Locks a dependant against new bookings and turns, which hold its row; returns false when there is none. */
export async function lockDependant(tx: Tx, of: Owner, dependantId: string): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'dependant-lock',
    text: `select from dependant where street_id = $1 and member_id = $2 and id = $3 and forgotten_at is null
      for update`,
    values: [of.streetId, of.memberId, dependantId],
  })
  return rowCount === 1
}

/** Whether somebody expects this dependant: a booking or a place on a waitlist of a slot that is not over. */
export async function isExpected(
  db: Executor,
  streetId: string,
  dependantId: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await db.$client.query<{ expected: boolean }>({
    name: 'dependant-expected',
    text: `select exists (select from booking b join slot s on s.street_id = $1 and s.id = b.slot_id
        where b.street_id = $1 and b.person_id = $2 and b.status in ('pending', 'booked') and s.ends_at > $3)
      or exists (select from waitlist w join slot s on s.street_id = $1 and s.id = w.slot_id
        where w.street_id = $1 and w.person_id = $2 and w.status in ('waiting', 'offered')
          and s.ends_at > $3) as expected`,
    values: [streetId, dependantId, now],
  })
  return rows[0]?.expected === true
}

/** Empties what is known of a dependant; the row stays for the bookings that were made. */
export async function forgetDependant(
  tx: Tx,
  streetId: string,
  dependantId: string,
  now: Date,
): Promise<void> {
  await tx.$client.query({
    name: 'dependant-forget',
    text: `update dependant set name = '已删除的家人', relation = 'other', birth_sealed = null, birth_date = null,
        gender = null, area_id = null, forgotten_at = $3 where street_id = $1 and id = $2`,
    values: [streetId, dependantId, now],
  })
}

function valuesOf({ config, streetId }: Keeper, id: string, facts: DependantFacts): unknown[] {
  const { name, relation, gender, areaId, consentedAt, consentVersion } = facts
  const birthSealed = sealBirthDate(config, streetId, id, facts.birthDate)
  return [name, relation, birthSealed, gender, areaId, consentedAt, consentVersion]
}

function rowOf(id: string, { consentVersion, ...facts }: DependantFacts): DependantRow {
  return { id, ...facts }
}

/** Returns how many notices of a member are unread; what is said at once of several claims is one. */
export async function countUnread(db: Executor, of: { streetId: string; memberId: string }): Promise<number> {
  const { rows } = await db.$client.query<{ unread: number }>({
    name: 'notice-unread',
    text: `select count(distinct (created_at, title, text,
        case when coalesce(booking_id, waitlist_id) is null then id end))::int as unread from notice
      where street_id = $1 and member_id = $2 and read_at is null`,
    values: [of.streetId, of.memberId],
  })
  return rows[0]?.unread ?? 0
}
