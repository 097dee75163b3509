import { dayMs, isMinor } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { member } from '../features/member/member.table.ts'
import { brand } from '../features/service/service.table.ts'
import { team, teamMember } from '../features/team/team.table.ts'
import { hashIdentity, hashIdNumber, sealIdentity } from '../features/volunteer/identity.ts'
import { guardianConsent, qualification, volunteer } from '../features/volunteer/volunteer.table.ts'
import type { Config } from '../platform/config.ts'
import type { Tx } from '../platform/database.ts'
import { demoId } from './demo-ids.ts'
import { insertAll } from './demo-insert.ts'
import { accountIdOf, dependantIdOf, memberIdOf } from './demo-people.ts'
import { areaIdOf } from './demo-rows.ts'
import type { DemoStreet } from './demo-source.ts'
import { teamIdOf, teamRows, teamsOf } from './demo-teams.ts'
import type { DemoVolunteer } from './demo-volunteers.ts'

type Keys = Pick<Config, 'sealKey'>

/** Returns the accounts of those volunteers who are not offered at the sign-in. */
export function volunteerAccounts(street: DemoStreet, volunteers: readonly DemoVolunteer[], now: Date) {
  return volunteers
    .filter(person => person.isCrowd)
    .map(person => ({ id: accountIdOf(street.code, person.memberKey), isDemo: false, createdAt: now }))
}

/** Writes the teams, brands and volunteers that are not there yet; who is there stays as they are. */
export async function loadVolunteers(
  tx: Tx,
  { street, volunteers }: { street: DemoStreet; volunteers: readonly DemoVolunteer[] },
  config: Keys,
  now: Date,
): Promise<void> {
  await insertAll(tx, team, teamRows(street, teamsOf(street), now))
  await insertAll(tx, brand, brandRows(street))
  const known = await tx
    .select({ id: volunteer.personId })
    .from(volunteer)
    .where(sql`${volunteer.streetId} = ${street.code} and ${volunteer.isSample}`)
  // Sealing three thousand documents and writing them to no effect would slow every start.
  const knownIds = new Set(known.map(({ id }) => id))
  const fresh = volunteers.filter(person => !knownIds.has(personIdOf(street, person)))
  if (fresh.length === 0) return
  const crowd = fresh.filter(person => person.isCrowd)
  await insertAll(
    tx,
    member,
    crowd.map(person => memberRow(street, person, now)),
  )
  await insertAll(
    tx,
    volunteer,
    fresh.map(person => volunteerRow(street, person, config, now)),
  )
  await insertAll(
    tx,
    guardianConsent,
    fresh.flatMap(person => consentRows(street, person, config, now)),
  )
  await insertAll(
    tx,
    qualification,
    fresh.flatMap(person => paperRows(street, person, now)),
  )
  await insertAll(
    tx,
    teamMember,
    fresh.flatMap(person => membershipRows(street, person, now)),
  )
}

function brandRows(street: DemoStreet) {
  return street.volunteering.brands.map((name, index) => ({
    streetId: street.code,
    id: demoId(`${street.code} brand ${name}`),
    name,
    position: street.brands.length + index,
  }))
}

function personIdOf(street: DemoStreet, person: DemoVolunteer): string {
  const { memberKey, dependantKey } = person
  return dependantKey === null ? memberIdOf(street.code, memberKey) : dependantIdOf(street.code, dependantKey)
}

function memberRow(street: DemoStreet, person: DemoVolunteer, now: Date) {
  return {
    streetId: street.code,
    id: memberIdOf(street.code, person.memberKey),
    accountId: accountIdOf(street.code, person.memberKey),
    name: person.name,
    phone: person.phone.replaceAll('-', ''),
    phoneTail: person.phone.slice(-4),
    birthDate: person.birthDate,
    gender: person.gender,
    areaId: areaIdOf(street, person.community),
    declared: ['volunteer' as const],
    isSample: true,
    createdAt: now,
  }
}

function volunteerRow(street: DemoStreet, person: DemoVolunteer, config: Keys, now: Date) {
  const personId = personIdOf(street, person)
  const registeredAt = registeredAtOf(person, now)
  const { idNumber } = person
  const at = { streetId: street.code, ownerId: personId }
  const needsConsent = isMinor(person.birthDate, now) && person.consent === null
  return {
    streetId: street.code,
    personId,
    memberId: memberIdOf(street.code, person.memberKey),
    dependantId: person.dependantKey === null ? null : personId,
    number: person.number,
    status: idNumber === null || needsConsent ? ('pending' as const) : ('active' as const),
    realName: sealIdentity(config, { ...at, field: 'real-name' }, person.name),
    idNumber: idNumber === null ? null : sealIdentity(config, { ...at, field: 'id-number' }, idNumber),
    idHash: idNumber === null ? null : hashIdNumber(config, street.code, idNumber),
    identityHash:
      idNumber === null ? null : hashIdentity(config, street.code, { realName: person.name, idNumber }),
    birthDate: person.birthDate,
    gender: person.gender,
    areaId: areaIdOf(street, person.community),
    phone: person.phone.replaceAll('-', ''),
    skills: person.skills,
    languages: person.languages,
    serviceCategories: person.serviceCategories,
    times: person.times,
    consentedAt: registeredAt,
    consentVersion: 1,
    registeredAt,
    isSample: true,
  }
}

function consentRows(street: DemoStreet, person: DemoVolunteer, config: Keys, now: Date) {
  if (person.consent === null) return []
  const personId = personIdOf(street, person)
  const id = demoId(`${street.code} consent ${personId}`)
  const isPaper = person.consent === 'paper'
  const coordinator = street.staff.find(one => one.role === 'coordinator')
  if (coordinator === undefined) throw new Error(`demo data: no coordinator in ${street.code}`)
  const at = { streetId: street.code, ownerId: id, field: 'guardian-name' } as const
  const row = {
    ...{ streetId: street.code, id, personId, relation: 'mother' as const, version: 1 },
    givenAt: registeredAtOf(person, now),
    guardianId: isPaper ? null : memberIdOf(street.code, person.memberKey),
    guardianName: isPaper ? sealIdentity(config, at, '示例家长') : null,
    seenBy: isPaper ? memberIdOf(street.code, coordinator.key) : null,
    reason: isPaper ? '家长带纸质同意书到社区' : '',
  }
  return [row]
}

function membershipRows(street: DemoStreet, person: DemoVolunteer, now: Date) {
  const { teamName, invitedTo } = person
  const common = {
    streetId: street.code,
    personId: personIdOf(street, person),
    reason: '',
    changedAt: registeredAtOf(person, now),
    isSample: true,
  }
  const message = person.standing === 'applied' ? '周末有空，想跟着一起做点事。' : ''
  const { standing, role } = person
  const inTeam = (name: string) => ({ ...common, teamId: teamIdOf(street.code, name) })
  return [
    ...(teamName === null ? [] : [{ ...inTeam(teamName), standing, role, message }]),
    ...(invitedTo === null
      ? []
      : [{ ...inTeam(invitedTo), standing: 'invited' as const, role: 'member' as const, message: '' }]),
  ]
}

function paperRows(street: DemoStreet, person: DemoVolunteer, now: Date) {
  if (person.paper === null) return []
  const personId = personIdOf(street, person)
  const row = {
    ...{ streetId: street.code, id: demoId(`${street.code} paper ${personId}`), personId },
    ...{ kind: person.paper, status: 'pending' as const, claimedAt: registeredAtOf(person, now), reason: '' },
  }
  return [row]
}

function registeredAtOf(person: DemoVolunteer, now: Date): Date {
  return new Date(now.getTime() - person.registeredDaysAgo * dayMs)
}
