import { ageInYears } from './age.ts'
import { checkDigit } from './check-digit.ts'
import { shanghaiDate } from './shanghai.ts'

/** `pending` until nothing is missing; `left` keeps the number and the records, and nothing else. */
export const volunteerStatuses = ['pending', 'active', 'left'] as const
export type VolunteerStatus = (typeof volunteerStatuses)[number]

/** What each status is called. */
export const volunteerStatusWords: Readonly<Record<VolunteerStatus, string>> = {
  pending: '资料未齐',
  active: '可以报名',
  left: '已退出',
}

/** A qualification is claimed by the volunteer and decided by a coordinator. */
export const qualificationStatuses = ['pending', 'approved', 'rejected'] as const
export type QualificationStatus = (typeof qualificationStatuses)[number]

/** Who a guardian is to a minor. */
export const guardianRelations = ['father', 'mother', 'grandparent', 'other'] as const
export type GuardianRelation = (typeof guardianRelations)[number]

/** Parts of a day somebody is free for volunteering. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

/** A part of a weekday; ISO weekday, 1 is Monday. */
export interface FreeTime {
  weekday: number
  part: DayPart
}

/** The fields of a profile (令67 §5–6) that an active volunteer cannot be without. */
export const profileNeeds = [
  'real_name',
  'id_number',
  'birth_date',
  'gender',
  'area',
  'phone',
  'service_categories',
  'guardian_consent',
] as const
export type ProfileNeed = (typeof profileNeeds)[number]

/** What each of them is called. */
export const profileNeedWords: Readonly<Record<ProfileNeed, string>> = {
  real_name: '真实姓名',
  id_number: '证件号码',
  birth_date: '出生日期',
  gender: '性别',
  area: '住在哪里',
  phone: '电话',
  service_categories: '服务领域',
  guardian_consent: '家长同意',
}

/** A profile as far as it decides whether it is whole. */
export interface ProfileFacts {
  hasRealName: boolean
  hasIdNumber: boolean
  birthDate: string | null
  gender: 'female' | 'male' | null
  areaId: string | null
  phone: string | null
  serviceCategories: readonly string[]
  hasGuardianConsent: boolean
}

/** What a volunteer is to activities, teams and shifts. */
export interface VolunteerFacts {
  personId: string
  memberId: string
  number: string
  status: VolunteerStatus
  birthDate: string | null
  gender: 'female' | 'male' | null
  areaId: string | null
  /** Teams they are in. */
  teamIds: string[]
  /** Teams they lead themselves, without those below. */
  leads: string[]
  skills: string[]
  languages: string[]
  times: FreeTime[]
  /** Those a coordinator approved; the last day each is good for, YYYY-MM-DD. */
  qualifications: { kind: string; validUntil: string | null }[]
  hasGuardianConsent: boolean
}

// 民法典 §17, §19: under 18 is a minor, whose undertakings need the guardian's consent.
const minorBelowYears = 18
// 个人信息保护法 §31: under 14 nothing is kept before a guardian consents.
const guardianActsBelowYears = 14

/** Decides whether somebody is a minor on a day. */
export function isMinor(birthDate: string, on: Date): boolean {
  return ageInYears(birthDate, on) < minorBelowYears
}

/** Returns the last birth date of those who are of age on a day; who was born after it is a minor. */
export function lastAdultBirth(on: Date): string {
  const today = shanghaiDate(on)
  return `${Number(today.slice(0, 4)) - minorBelowYears}${today.slice(4)}`
}

/** Decides whether only a guardian may register somebody, with the consent in the same request. */
export function mustGuardianRegister(birthDate: string, on: Date): boolean {
  return ageInYears(birthDate, on) < guardianActsBelowYears
}

/** Returns what a profile lacks before its volunteer is active, in the order it is asked for. */
export function missingOf(profile: ProfileFacts, on: Date): ProfileNeed[] {
  const { birthDate } = profile
  const lacks: Record<ProfileNeed, boolean> = {
    real_name: !profile.hasRealName,
    id_number: !profile.hasIdNumber,
    birth_date: birthDate === null,
    gender: profile.gender === null,
    area: profile.areaId === null,
    phone: profile.phone === null,
    service_categories: profile.serviceCategories.length === 0,
    guardian_consent: birthDate !== null && isMinor(birthDate, on) && !profile.hasGuardianConsent,
  }
  return profileNeeds.filter(need => lacks[need])
}

const numberShape = /^YX\d{10}$/

/** Returns the volunteer number that nine digits make, with its check digit (ISO 7064 MOD 11,10). */
export function volunteerNumber(nineDigits: string): string {
  return `YX${nineDigits}${checkDigit(nineDigits)}`
}

/** Returns a typed volunteer number as it is kept; undefined when it was copied wrongly. */
export function readVolunteerNumber(text: string): string | undefined {
  const plain = text.replace(/[\s-]/g, '').toUpperCase()
  if (!numberShape.test(plain)) return undefined
  return plain === volunteerNumber(plain.slice(2, 11)) ? plain : undefined
}
