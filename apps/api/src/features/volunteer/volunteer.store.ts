import type { FreeTime, GuardianRelation, VolunteerFacts, VolunteerStatus } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'
import { type BirthKeys, openBirthDate, type StoredBirth } from '../member/birth.ts'

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
        exists (select from guardian_consent g where g.street_id = $1
          and g.person_id = v.person_id and g.withdrawn_at is null) as "hasGuardianConsent"
      from volunteer v
      cross join lateral (select coalesce(array_agg(team_id::text), '{}') as team_ids,
          coalesce(array_agg(team_id::text) filter (where role = 'leader'), '{}') as leads
        from team_member where street_id = $1 and person_id = v.person_id and standing = 'active') t
      cross join lateral (select coalesce(json_agg(json_build_object('kind', kind,
          'validUntil', to_char(valid_until, 'YYYY-MM-DD')) order by kind), '[]') as papers
        from qualification where street_id = $1 and person_id = v.person_id
          and status = 'approved') q
      where v.street_id = $1 and v.person_id = any($2::uuid[])`,
    values: [streetId, personIds],
  })
  return new Map(rows.map(row => [row.personId, row]))
}

/** What a volunteer says of themselves, with name and number of the document sealed. */
export interface ProfileRow {
  realName: Buffer | null
  idNumber: Buffer | null
  birthDate: string | null
  gender: 'female' | 'male' | null
  areaId: string | null
  phone: string | null
  skills: string[]
  languages: string[]
  serviceCategories: string[]
  times: FreeTime[]
}

/** A guardian's consent that has not been taken back. */
export interface ConsentRow {
  relation: GuardianRelation
  version: number
  givenAt: Date
  seenBy: string | null
}

export interface VolunteerRow extends ProfileRow {
  personId: string
  memberId: string
  dependantId: string | null
  /** The name shown in the app. */
  name: string
  number: string
  status: VolunteerStatus
  areaName: string | null
  registeredAt: Date
  identityHash: Buffer | null
  consent: ConsentRow | null
}

interface FlatRow extends Omit<VolunteerRow, 'consent'> {
  relation: GuardianRelation | null
  version: number
  givenAt: Date
  seenBy: string | null
}

const volunteerRows = `select v.person_id as "personId", v.member_id as "memberId",
    v.dependant_id as "dependantId", coalesce(d.name, m.name) as name, v.number, v.status,
    v.real_name as "realName", v.id_number as "idNumber", v.identity_hash as "identityHash",
    to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate", v.gender, v.area_id as "areaId", a.name as "areaName",
    v.phone, v.skills, v.languages, v.service_categories as "serviceCategories", v.times,
    v.registered_at as "registeredAt", g.relation, g.version, g.given_at as "givenAt", s.name as "seenBy"
  from volunteer v
  join member m on m.street_id = $1 and m.id = v.member_id
  left join dependant d on d.street_id = $1 and d.id = v.dependant_id
  left join area a on a.street_id = $1 and a.id = v.area_id
  left join guardian_consent g on g.street_id = $1 and g.person_id = v.person_id
    and g.withdrawn_at is null
  left join member s on s.street_id = $1 and s.id = g.seen_by`

/** Returns a member's own profile and those of their dependants, their own first; none who left. */
export async function listOwnVolunteers(
  db: Executor,
  streetId: string,
  memberId: string,
): Promise<VolunteerRow[]> {
  const { rows } = await db.$client.query<FlatRow>({
    name: 'volunteer-own',
    text: `${volunteerRows} where v.street_id = $1 and v.member_id = $2 and v.status <> 'left'
      order by v.dependant_id nulls first`,
    values: [streetId, memberId],
  })
  return rows.map(toVolunteer)
}

export async function findVolunteer(
  db: Executor,
  streetId: string,
  personId: string,
): Promise<VolunteerRow | undefined> {
  const { rows } = await db.$client.query<FlatRow>({
    name: 'volunteer-find',
    text: `${volunteerRows} where v.street_id = $1 and v.person_id = $2`,
    values: [streetId, personId],
  })
  return rows.map(toVolunteer)[0]
}

/** Locks a volunteer while their profile, consent or teams change. */
export async function lockVolunteer(
  tx: Tx,
  streetId: string,
  personId: string,
): Promise<VolunteerRow | undefined> {
  await lockVolunteers(tx, streetId, [personId])
  return findVolunteer(tx, streetId, personId)
}

/** Returns whom a number was given to; nobody who left. */
export async function findPersonByNumber(
  db: Executor,
  streetId: string,
  number: string,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ personId: string }>({
    name: 'volunteer-number',
    text: `select person_id as "personId" from volunteer
      where street_id = $1 and number = $2 and status <> 'left'`,
    values: [streetId, number],
  })
  return rows[0]?.personId
}

/** A volunteer as far as it decides whether they can lead. */
export interface NumberedRow {
  personId: string
  status: VolunteerStatus
  birthDate: string | null
  /** Has an account of their own: a dependant acts through somebody else's. */
  isSelf: boolean
}

/** Locks whom numbers were given to, in the order of ids; nobody who left. */
export async function lockNumbered(
  tx: Tx,
  streetId: string,
  numbers: readonly string[],
): Promise<NumberedRow[]> {
  const { rows } = await tx.$client.query<NumberedRow>({
    name: 'volunteer-lock-numbered',
    text: `select v.person_id as "personId", v.status, to_char(v.birth_date, 'YYYY-MM-DD') as "birthDate",
        v.dependant_id is null and m.account_id is not null as "isSelf"
      from volunteer v join member m on m.street_id = $1 and m.id = v.member_id
      where v.street_id = $1 and v.number = any($2::text[]) and v.status <> 'left'
      order by v.person_id for no key update of v`,
    values: [streetId, numbers],
  })
  return rows
}

/** Locks the volunteers among these persons, in the order of ids. */
export async function lockVolunteers(tx: Tx, streetId: string, personIds: readonly string[]): Promise<void> {
  await tx.$client.query({
    name: 'volunteer-lock-all',
    text: `select from volunteer where street_id = $1 and person_id = any($2::uuid[])
      order by person_id for no key update`,
    values: [streetId, personIds],
  })
}

/** Returns who is registered with an identity document, by its blind index. */
export async function findPersonByIdHash(
  db: Executor,
  streetId: string,
  idHash: Buffer,
): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ personId: string }>({
    name: 'volunteer-id-hash',
    text: 'select person_id as "personId" from volunteer where street_id = $1 and id_hash = $2',
    values: [streetId, idHash],
  })
  return rows[0]?.personId
}

/** Locks the member whose profile it is to be, or whose dependant's, so that they register once. */
export async function lockPerson(
  tx: Tx,
  owner: { config: BirthKeys; streetId: string; memberId: string },
  dependantId: string | undefined,
): Promise<{ personId: string; birthDate: string | null } | undefined> {
  const { streetId, memberId } = owner
  const { rowCount } = await tx.$client.query({
    name: 'volunteer-person-lock',
    text: 'select from member where street_id = $1 and id = $2 for no key update',
    values: [streetId, memberId],
  })
  if (rowCount === 0) return undefined
  if (dependantId === undefined) return { personId: memberId, birthDate: null }
  const { rows } = await tx.$client.query<StoredBirth>({
    name: 'volunteer-dependant',
    text: `select id, birth_sealed as "birthSealed", to_char(birth_date, 'YYYY-MM-DD') as "birthDate"
      from dependant where street_id = $1 and id = $2`,
    values: [streetId, dependantId],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('a dependant that was found before is gone')
  return { personId: row.id, birthDate: openBirthDate(owner.config, streetId, row).birthDate }
}

/** Returns the first of some numbers that nobody in the street has. */
export async function firstFreeNumber(
  tx: Tx,
  streetId: string,
  numbers: readonly string[],
): Promise<string | undefined> {
  const { rows } = await tx.$client.query<{ number: string }>({
    name: 'volunteer-free-number',
    text: `select n.number from unnest($2::text[]) as n(number)
      where not exists (select from volunteer v where v.street_id = $1 and v.number = n.number) limit 1`,
    values: [streetId, numbers],
  })
  return rows[0]?.number
}

/** A profile as it is written; `number` is taken only when the person has none yet. */
export interface NewProfile extends ProfileRow {
  streetId: string
  personId: string
  memberId: string
  dependantId: string | null
  number: string
  idHash: Buffer | null
  identityHash: Buffer | null
  consentVersion: number
  now: Date
}

/** Writes a profile as pending; whoever left comes back under the number they had. */
export async function writeProfile(tx: Tx, row: NewProfile): Promise<void> {
  await tx.$client.query({
    name: 'volunteer-write',
    text: `insert into volunteer (street_id, person_id, member_id, dependant_id, number, status, real_name,
        id_number, id_hash, birth_date, gender, area_id, phone, skills, languages, service_categories, times,
        consented_at, consent_version, registered_at, identity_hash)
      values ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $17, $19)
      on conflict (street_id, person_id) do update set status = 'pending', real_name = excluded.real_name,
        id_number = excluded.id_number, id_hash = excluded.id_hash, birth_date = excluded.birth_date,
        gender = excluded.gender, area_id = excluded.area_id, phone = excluded.phone, skills = excluded.skills,
        languages = excluded.languages, service_categories = excluded.service_categories,
        times = excluded.times, consented_at = excluded.consented_at,
        consent_version = excluded.consent_version, left_at = null,
        identity_hash = coalesce(excluded.identity_hash, volunteer.identity_hash)`,
    values: [
      row.streetId,
      row.personId,
      row.memberId,
      row.dependantId,
      row.number,
      row.realName,
      row.idNumber,
      row.idHash,
      row.birthDate,
      row.gender,
      row.areaId,
      row.phone,
      row.skills,
      row.languages,
      row.serviceCategories,
      JSON.stringify(row.times),
      row.now,
      row.consentVersion,
      row.identityHash,
    ],
  })
}

/** Writes what a document says over what was kept. */
export async function writeIdentity(
  tx: Tx,
  streetId: string,
  personId: string,
  identity: {
    realName: Buffer
    idNumber: Buffer
    idHash: Buffer
    identityHash: Buffer
    birthDate: string
    gender: 'female' | 'male'
  },
): Promise<void> {
  await tx.$client.query({
    name: 'volunteer-identity-write',
    text: `update volunteer set real_name = $3, id_number = $4, id_hash = $5, identity_hash = $6, birth_date = $7,
        gender = $8 where street_id = $1 and person_id = $2`,
    values: [
      streetId,
      personId,
      identity.realName,
      identity.idNumber,
      identity.idHash,
      identity.identityHash,
      identity.birthDate,
      identity.gender,
    ],
  })
}

export async function setVolunteerStatus(
  tx: Tx,
  streetId: string,
  personId: string,
  status: 'pending' | 'active',
): Promise<void> {
  await tx.$client.query({
    name: 'volunteer-status',
    text: 'update volunteer set status = $3 where street_id = $1 and person_id = $2',
    values: [streetId, personId, status],
  })
}

/** Whether hours were ever recorded for a person. */
export async function hasRecord(db: Executor, streetId: string, personId: string): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'volunteer-recorded',
    text: 'select from record where street_id = $1 and person_id = $2 limit 1',
    values: [streetId, personId],
  })
  return rowCount === 1
}

/**
 * Erases a profile down to its number, with the papers that were shown and consents' sealed names. Where hours were
 * recorded the fingerprint stays, so that nobody else comes back to them.
 */
export async function eraseVolunteer(tx: Tx, streetId: string, personId: string, now: Date): Promise<void> {
  await tx.$client.query({
    name: 'volunteer-erase',
    text: `with papers as (delete from qualification where street_id = $1 and person_id = $2),
      consents as (update guardian_consent set guardian_name = null, withdrawn_at = coalesce(withdrawn_at, $3)
        where street_id = $1 and person_id = $2)
      update volunteer set status = 'left', left_at = $3, real_name = null, id_number = null, id_hash = null,
        birth_date = null, gender = null, area_id = null, phone = null, skills = '{}', languages = '{}',
        service_categories = '{}', times = '[]', identity_hash = case when exists (select from record r
          where r.street_id = $1 and r.person_id = $2) then identity_hash end
      where street_id = $1 and person_id = $2`,
    values: [streetId, personId, now],
  })
}

/** Whether a shift that is not over expects this person, or may still offer them a place. */
export async function isExpectedAtShift(
  db: Executor,
  streetId: string,
  personId: string,
  now: Date,
): Promise<boolean> {
  const { rows } = await db.$client.query<{ expected: boolean }>({
    name: 'volunteer-expected',
    text: `select exists (select from booking b join slot s on s.street_id = $1 and s.id = b.slot_id
        join service v on v.street_id = $1 and v.id = s.service_id
        where b.street_id = $1 and b.person_id = $2 and b.status in ('pending', 'booked') and s.ends_at > $3
          and v.kind = 'activity')
      or exists (select from waitlist w join slot s on s.street_id = $1 and s.id = w.slot_id
        join service v on v.street_id = $1 and v.id = s.service_id
        where w.street_id = $1 and w.person_id = $2 and w.status in ('waiting', 'offered') and s.ends_at > $3
          and v.kind = 'activity') as expected`,
    values: [streetId, personId, now],
  })
  return rows[0]?.expected === true
}

function toVolunteer({ relation, version, givenAt, seenBy, ...row }: FlatRow): VolunteerRow {
  return { ...row, consent: relation === null ? null : { relation, version, givenAt, seenBy } }
}
