import { fraction } from './demo-slots.ts'
import { type DemoStreet, readCrowdNames } from './demo-source.ts'

/** A sample neighbour who only fills rosters and is not offered at the sign-in. */
export interface CrowdMember {
  key: string
  name: string
  gender: 'female' | 'male'
  birthDate: string
  community: string
  phone: string
}

const generations = [
  { names: 'elder', share: 0.5, bornFrom: 1944, bornYears: 20 },
  { names: 'adult', share: 0.85, bornFrom: 1970, bornYears: 32 },
  { names: 'young', share: 1, bornFrom: 2008, bornYears: 10 },
] as const

/** Returns a street's sample neighbours, always the same ones; half are elders, one in seven is a child. */
export function crowdOf(street: Pick<DemoStreet, 'code' | 'communities'>, size = 160): CrowdMember[] {
  const names = readCrowdNames()
  const surnames = Array.from(names.surnames)
  return Array.from({ length: size }, (_, index) => {
    const key = `neighbour-${index + 1}`
    const draw = (what: string) => fraction(`${street.code}/${key}/${what}`)
    const generation = generations.find(({ share }) => (index + 0.5) / size < share) ?? generations[1]
    const gender = draw('gender') < 0.6 ? 'female' : 'male'
    const given = names[generation.names][gender]
    const year = generation.bornFrom + Math.floor(draw('year') * generation.bornYears)
    const month = String(1 + Math.floor(draw('month') * 12)).padStart(2, '0')
    const day = String(1 + Math.floor(draw('day') * 28)).padStart(2, '0')
    return {
      key,
      name: `${at(surnames, draw('surname'))}${at(given, draw('given'))}`,
      gender,
      birthDate: `${year}-${month}-${day}`,
      community: at(street.communities, draw('community')).name,
      phone: `199-0000-${String(9000 + index)}`,
    }
  })
}

function at<T>(list: readonly T[], draw: number): T {
  const item = list[Math.floor(draw * list.length)]
  if (item === undefined) throw new Error('demo data: an empty list of names or communities')
  return item
}
