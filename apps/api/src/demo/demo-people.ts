import { ageInYears, type StaffRole, shanghaiInstant } from '@yunxuan/domain'
import { type BirthKeys, sealBirthDate } from '../features/member/birth.ts'
import type { CrowdMember } from './demo-crowd.ts'
import { demoId } from './demo-ids.ts'
import { areaIdOf, organizationIdOf, shortArea } from './demo-rows.ts'
import type { DemoStreet } from './demo-source.ts'

/** Since when the staff hold their roles: before, nobody keeps anything. */
export const rolesSince = shanghaiInstant('2026-01-01')

const roleWords: Readonly<Record<StaffRole, string>> = {
  provider: '服务人员',
  coordinator: '协调员',
  liaison: '统战专干',
  reviewer: '审核员',
  administrator: '管理员',
}

const relations: Readonly<Record<string, 'parent' | 'child' | 'spouse'>> = {
  丈夫: 'spouse',
  妻子: 'spouse',
  父亲: 'parent',
  母亲: 'parent',
  儿子: 'child',
  女儿: 'child',
}

/** Returns the id of a sample person's account. */
export function accountIdOf(streetCode: string, personKey: string): string {
  return demoId(`${streetCode} account ${personKey}`)
}

/** Returns the id of a sample person as a member of the street. */
export function memberIdOf(streetCode: string, personKey: string): string {
  return demoId(`${streetCode} member ${personKey}`)
}

/** Returns the id of a sample person's family member. */
export function dependantIdOf(streetCode: string, key: string): string {
  return demoId(`${streetCode} dependant ${key}`)
}

/** Returns everybody of a street who is a member: residents, staff and grown-up neighbours. */
export function memberRows(street: DemoStreet, crowd: readonly CrowdMember[], now: Date) {
  const common = (person: { key: string; name: string; phone: string }) => ({
    streetId: street.code,
    id: memberIdOf(street.code, person.key),
    name: person.name,
    phone: person.phone.replaceAll('-', ''),
    phoneTail: person.phone.slice(-4),
    isSample: true,
    createdAt: now,
  })
  const residents = street.residents.map(person => ({
    ...common(person),
    accountId: accountIdOf(street.code, person.key),
    birthDate: person.birthDate,
    gender: person.gender,
    areaId: areaIdOf(street, person.community),
    declared: [...person.declared],
    demoIntro: `${ageInYears(person.birthDate, now)} 岁，${shortArea(person.community)}，${person.habit}`,
  }))
  const staff = street.staff.map(person => ({
    ...common(person),
    accountId: accountIdOf(street.code, person.key),
    birthDate: person.birthDate,
    gender: person.gender,
    areaId: person.area === null ? null : areaIdOf(street, person.area),
    declared: [],
    demoIntro: `${placeOfWork(person)}${roleWords[person.role]}，${person.habit}`,
  }))
  const neighbours = crowd
    .filter(person => person.guardianKey === null)
    .map(person => ({
      ...common(person),
      accountId: person.usesApp ? accountIdOf(street.code, person.key) : null,
      birthDate: person.birthDate,
      gender: person.gender,
      areaId: areaIdOf(street, person.community),
      declared: [],
    }))
  return [...residents, ...staff, ...neighbours]
}

/** Returns the family members of residents, and the neighbours' children. */
export function dependantRows(
  street: DemoStreet,
  crowd: readonly CrowdMember[],
  config: BirthKeys,
  now: Date,
) {
  const families = street.residents.flatMap(resident =>
    resident.dependants.map(person => ({
      streetId: street.code,
      id: dependantIdOf(street.code, person.key),
      memberId: memberIdOf(street.code, resident.key),
      name: person.name,
      relation: relations[person.relation] ?? ('other' as const),
      birthDate: person.birthDate,
      gender: person.gender,
      areaId: areaIdOf(street, resident.community),
      consentedAt: now,
      consentVersion: 1,
    })),
  )
  const children = crowd.flatMap(person => {
    if (person.guardianKey === null) return []
    const row = {
      streetId: street.code,
      id: dependantIdOf(street.code, person.key),
      memberId: memberIdOf(street.code, person.guardianKey),
      name: person.name,
      relation: 'child' as const,
      birthDate: person.birthDate,
      gender: person.gender,
      areaId: areaIdOf(street, person.community),
      consentedAt: now,
      consentVersion: 1,
    }
    return [row]
  })
  return [...families, ...children].map(({ birthDate, ...row }) => ({
    ...row,
    birthSealed: sealBirthDate(config, row.streetId, row.id, birthDate),
  }))
}

/** Returns what the sample staff may do. */
export function grantRows(street: DemoStreet) {
  return street.staff.map(person => ({
    streetId: street.code,
    id: demoId(`${street.code} grant ${person.key}`),
    memberId: memberIdOf(street.code, person.key),
    role: person.role,
    areaId: person.area === null ? null : areaIdOf(street, person.area),
    organizationId: person.organization === null ? null : organizationIdOf(street.code, person.organization),
    startsAt: rolesSince,
  }))
}

function placeOfWork(person: { area: string | null; organization: string | null }): string {
  if (person.organization !== null) return `${person.organization}的`
  return person.area === null ? '' : shortArea(person.area)
}
