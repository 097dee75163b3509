import { fraction } from './demo-slots.ts'
import { type DemoStreet, readCrowdNames } from './demo-source.ts'

/** A sample neighbour who only fills rosters and is not offered at the sign-in. */
export interface CrowdMember {
  key: string
  /** The neighbour whose child this is; null for grown-ups. */
  guardianKey: string | null
  name: string
  gender: 'female' | 'male'
  birthDate: string
  community: string
  phone: string
  /** Some elders only have a telephone: the desk calls them. */
  usesApp: boolean
}

const generations = [
  { names: 'adult', share: 0.36, bornFrom: 1972, bornYears: 26 },
  { names: 'elder', share: 0.82, bornFrom: 1944, bornYears: 20 },
  { names: 'young', share: 1, bornFrom: 2012, bornYears: 13 },
] as const

/** Returns a street's sample neighbours, always the same ones; children come after their guardians. */
export function crowdOf(
  street: Pick<DemoStreet, 'code' | 'communities' | 'yearsOn'>,
  size = 160,
): CrowdMember[] {
  const names = readCrowdNames()
  const surnames = Array.from(names.surnames)
  const crowd: CrowdMember[] = []
  for (let index = 0; index < size; index++) {
    const key = `neighbour-${index + 1}`
    const draw = (what: string) => fraction(`${street.code}/${key}/${what}`)
    const generation = generations.find(({ share }) => (index + 0.5) / size < share) ?? generations[0]
    const guardian = generation.names === 'young' ? crowd[size - 1 - index] : undefined
    const gender = draw('gender') < 0.6 ? 'female' : 'male'
    const surname = guardian === undefined ? at(surnames, draw('surname')) : guardian.name.slice(0, 1)
    const appShare = generation.names === 'elder' ? 0.85 : 0.98
    crowd.push({
      key,
      guardianKey: guardian?.key ?? null,
      name: `${surname}${at(names[generation.names][gender], draw('given'))}`,
      gender,
      birthDate: birthDate(generation, street.yearsOn, draw),
      community: guardian?.community ?? at(street.communities, draw('community')).name,
      phone: guardian?.phone ?? `199-0000-${9000 + index}`,
      usesApp: draw('app') < appShare,
    })
  }
  return crowd
}

/** Returns a birth date within a span of years, so many years on. */
export function birthDate(
  span: { bornFrom: number; bornYears: number },
  yearsOn: number,
  draw: (what: string) => number,
): string {
  const year = span.bornFrom + yearsOn + Math.floor(draw('year') * span.bornYears)
  const month = String(1 + Math.floor(draw('month') * 12)).padStart(2, '0')
  const day = String(1 + Math.floor(draw('day') * 28)).padStart(2, '0')
  return `${year}-${month}-${day}`
}

/** Returns the item of a list that a draw between 0 and 1 falls on. */
export function at<T>(list: readonly T[], draw: number): T {
  const item = list[Math.floor(draw * list.length)]
  if (item === undefined) throw new Error('demo data: an empty list of names or communities')
  return item
}
