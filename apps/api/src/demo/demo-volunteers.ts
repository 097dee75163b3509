import { defaultPolicy, type FreeTime, idCheckCharacter, volunteerNumber } from '@yunxuan/domain'
import { at, birthDate } from './demo-crowd.ts'
import { fraction } from './demo-slots.ts'
import { type DemoStreet, readCrowdNames } from './demo-source.ts'
import type { DemoTeam } from './demo-teams.ts'

/** A sample volunteer, offered at the sign-in or one of the many who fill the teams. */
export interface DemoVolunteer {
  /** The key of the member, or of the guardian for a dependant. */
  memberKey: string
  dependantKey: string | null
  name: string
  gender: 'female' | 'male'
  birthDate: string
  community: string
  phone: string
  number: string
  /** Null for somebody who has not brought their document yet. */
  idNumber: string | null
  skills: string[]
  languages: string[]
  serviceCategories: string[]
  times: FreeTime[]
  registeredDaysAgo: number
  /** How the guardian of a minor consented: in the app, on paper, or not yet. */
  consent: 'mother' | 'paper' | null
  teamName: string | null
  role: 'leader' | 'member'
  standing: 'active' | 'applied'
  /** A qualification that waits for the coordinator, and a team whose invitation waits for an answer. */
  paper: string | null
  invitedTo: string | null
  /** Not offered at the sign-in: a member of their own goes with them. */
  isCrowd: boolean
}

const generations = [
  { names: 'adult', share: 0.6, bornFrom: 1972, bornYears: 33 },
  { names: 'elder', share: 1, bornFrom: 1950, bornYears: 22 },
] as const
const longestDays = 1_500
// The teams that the pick-a-person samples lead have something to decide.
const applicationsEach = 2

/** Returns a street's sample volunteers, always the same ones, in number what it reports. */
export function volunteersOf(street: DemoStreet, teams: readonly DemoTeam[]): DemoVolunteer[] {
  const named = street.volunteering.people.map((person, index) => namedVolunteer(street, person, index))
  const led = new Set(named.filter(one => one.role === 'leader').map(one => one.teamName))
  const count = Math.max(0, street.volunteering.volunteers - named.length)
  const seen = new Map<string, number>()
  const crowd = Array.from({ length: count }, (_, index) => {
    const team = at(teams, ((index + 0.5) % teams.length) / teams.length)
    const before = seen.get(team.name) ?? 0
    seen.set(team.name, before + 1)
    const volunteer = crowdVolunteer(street, team, index, named.length + index)
    const isApplicant = led.has(team.name) && before < applicationsEach
    return {
      ...volunteer,
      role: before === 0 && !isApplicant ? ('leader' as const) : ('member' as const),
      standing: isApplicant ? ('applied' as const) : ('active' as const),
    }
  })
  return [...named, ...crowd]
}

function namedVolunteer(
  street: DemoStreet,
  person: DemoStreet['volunteering']['people'][number],
  index: number,
): DemoVolunteer {
  const resident = street.residents.find(one => one.key === person.key)
  const dependant = resident?.dependants.find(one => one.key === person.dependant)
  if (resident === undefined || (person.dependant !== null && dependant === undefined)) {
    throw new Error(`demo data: no resident ${person.key} ${person.dependant ?? ''} in ${street.code}`)
  }
  const { name, gender, birthDate: born } = dependant ?? resident
  const isWaiting = person.team === null
  return {
    ...{ memberKey: resident.key, dependantKey: person.dependant, name, gender, birthDate: born },
    ...{ community: resident.community, phone: resident.phone, number: numberOf(index) },
    idNumber: isWaiting ? null : sampleIdNumber(born, gender, index),
    ...{ skills: person.skills, languages: ['普通话'], serviceCategories: person.categories },
    times: [{ weekday: 6, part: 'morning' }],
    // Long enough for the hours that some of them have served.
    registeredDaysAgo: 480 + index * 30,
    ...{ consent: person.consent, teamName: person.team, role: person.role, standing: 'active' },
    ...{ paper: person.paper, invitedTo: person.invitedTo },
    isCrowd: false,
  }
}

function crowdVolunteer(
  street: DemoStreet,
  team: DemoTeam,
  index: number,
  serial: number,
): Omit<DemoVolunteer, 'role' | 'standing'> {
  const key = `volunteer-${index + 1}`
  const draw = (what: string) => fraction(`${street.code}/${key}/${what}`)
  const names = readNames()
  const generation = generations.find(({ share }) => draw('age') < share) ?? generations[0]
  const gender = draw('gender') < 0.6 ? 'female' : 'male'
  const born = birthDate(generation, street.yearsOn, draw)
  const pick = (list: readonly string[], what: string) => at(list, draw(what))
  return {
    ...{ memberKey: key, dependantKey: null, gender, birthDate: born },
    name: `${pick(names.surnames, 'surname')}${pick(names[generation.names][gender], 'given')}`,
    community: team.community ?? at(street.communities, draw('community')).name,
    // 199-0000 is given to nobody.
    phone: `199-0000-${String(serial % 10_000).padStart(4, '0')}`,
    number: numberOf(serial),
    idNumber: sampleIdNumber(born, gender, serial),
    skills: draw('is skilled') < 0.6 ? [pick(defaultPolicy.volunteerSkills, 'skill')] : [],
    languages: draw('dialect') < 0.7 ? ['普通话', '本地话'] : ['普通话'],
    serviceCategories: [pick(defaultPolicy.volunteerCategories, 'category')],
    times: [
      { weekday: 1 + Math.floor(draw('weekday') * 7), part: draw('part') < 0.5 ? 'morning' : 'afternoon' },
    ],
    registeredDaysAgo: 20 + Math.floor(draw('registered') * longestDays),
    ...{ consent: null, teamName: team.name, isCrowd: true, paper: null, invitedTo: null },
  }
}

let nameParts: (Omit<ReturnType<typeof readCrowdNames>, 'surnames'> & { surnames: string[] }) | undefined
/** Parsed once: thousands are put together from them. */
function readNames() {
  nameParts ??= { ...readCrowdNames(), surnames: Array.from(readCrowdNames().surnames) }
  return nameParts
}

function numberOf(serial: number): string {
  return volunteerNumber(String(200_000_000 + serial))
}

/**
 * Returns an identity number that passes every check and can be nobody's: no county has a code from 119900 on, so
 * none was ever issued. A block of 400 serials has a code of its own, within which the order tells them apart.
 */
function sampleIdNumber(born: string, gender: 'female' | 'male', serial: number): string {
  const region = String(119_900 + Math.floor(serial / 400))
  const order = String((serial % 400) * 2 + (gender === 'male' ? 1 : 0)).padStart(3, '0')
  const digits = `${region}${born.replaceAll('-', '')}${order}`
  return `${digits}${idCheckCharacter(digits)}`
}
