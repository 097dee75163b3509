import { ageInYears } from './age.ts'

/** Whom a service is for. The first is everybody. */
export const audiences = [
  'everyone',
  'elder',
  'child',
  'youth',
  'parent',
  'woman',
  'disabled',
  'founder',
  'new_employment',
  'foreign_resident',
  'family_in_need',
  'volunteer',
] as const
export type Audience = (typeof audiences)[number]

/** The Chinese name of each audience. */
export const audienceNames: Readonly<Record<Audience, string>> = {
  everyone: '所有人',
  elder: '长者',
  child: '儿童',
  youth: '青少年',
  parent: '家长',
  woman: '妇女',
  disabled: '残疾人',
  founder: '创业者',
  new_employment: '新就业群体',
  foreign_resident: '外籍居民',
  family_in_need: '困难家庭',
  volunteer: '志愿者',
}

/** What a person may say of themselves, where neither age nor gender tells it. */
export const declarableAudiences = [
  'parent',
  'woman',
  'founder',
  'new_employment',
  'foreign_resident',
  'volunteer',
  'disabled',
  'family_in_need',
] as const satisfies readonly Audience[]

/** Groups that are kept only with a consent of their own. */
export const sensitiveAudiences: readonly Audience[] = ['disabled', 'family_in_need']

/** Returns the groups that are kept only with a consent of their own: health and specific identity (个人信息保护法 §28–29). */
export function sensitiveOf(declared: readonly Audience[]): Audience[] {
  return declared.filter(audience => sensitiveAudiences.includes(audience))
}

/** What eligibility needs to know of a person; `declared` is what they said of themselves. */
export interface PersonFacts {
  birthDate: string | null
  gender: 'female' | 'male' | null
  areaId: string | null
  declared: readonly Audience[]
}

const elderFromYears = 60
const childBelowYears = 14
const youthBelowYears = 36

/**
 * Decides whether a person belongs to one of the audiences on a day.
 * Age and gender decide where they can; anything else is what the person declared.
 * An unknown birth date belongs to no age group.
 */
export function isInAudience(person: PersonFacts, wanted: readonly Audience[], on: Date): boolean {
  if (wanted.length === 0 || wanted.includes('everyone')) return true
  const age = person.birthDate === null ? null : ageInYears(person.birthDate, on)
  return wanted.some(audience => {
    if (audience === 'elder') return age !== null && age >= elderFromYears
    if (audience === 'child') return age !== null && age < childBelowYears
    if (audience === 'youth') return age !== null && age < youthBelowYears
    if (audience === 'woman' && person.gender !== null) return person.gender === 'female'
    return person.declared.includes(audience)
  })
}
