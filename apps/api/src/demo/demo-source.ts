import {
  type Audience,
  audienceNames,
  audiences,
  type Category,
  categories,
  categoryNames,
  shanghaiClock,
} from '@yunxuan/domain'
import type { Static, TSchema } from 'typebox'
import { Value } from 'typebox/value'
import crowd from './data/crowd.json' with { type: 'json' }
import people from './data/people.json' with { type: 'json' }
import ratings from './data/ratings.json' with { type: 'json' }
import regions from './data/regions.json' with { type: 'json' }
import jinbi from './data/services/jinbi.json' with { type: 'json' }
import minzu from './data/services/minzu.json' with { type: 'json' }
import shahe from './data/services/shahe.json' with { type: 'json' }
import shixi from './data/services/shixi.json' with { type: 'json' }
import xiaoying from './data/services/xiaoying.json' with { type: 'json' }
import reported from './data/streets.json' with { type: 'json' }
import teams from './data/teams.json' with { type: 'json' }
import {
  type CatalogueFile,
  catalogueFile,
  crowdFile,
  type DemoStaffMember,
  type DemoVenue,
  type PeopleFile,
  peopleFile,
  ratingsFile,
  type TeamsFile,
  teamsFile,
} from './demo-schema.ts'

/** The year in which the files of the demo were written: how old its people are is said of it. */
const writtenIn = 2026

type ServiceEntry = CatalogueFile['services'][number]
type ResidentEntry = PeopleFile['streets'][number]['residents'][number]

export interface DemoService extends Omit<ServiceEntry, 'category' | 'audience'> {
  category: Category
  audiences: readonly Audience[]
}

export interface DemoResident extends Omit<ResidentEntry, 'audience'> {
  declared: readonly Audience[]
}

/** One real sub-district with what it reports and what the demo adds. */
export interface DemoStreet {
  code: string
  /** Years since the demo was written, by which everybody is born later: a child stays one. */
  yearsOn: number
  province: string
  city: string
  district: string
  name: string
  platformName: string
  platformModel: string
  deskPhone: string
  communities: readonly { code: string; name: string }[]
  brands: CatalogueFile['brands']
  organizations: CatalogueFile['organizations']
  venues: readonly DemoVenue[]
  services: readonly DemoService[]
  residents: readonly DemoResident[]
  staff: readonly DemoStaffMember[]
  volunteering: DemoVolunteering
  /** The stations it reports, by what they are called. */
  stationKinds: readonly { name: string; count: number }[]
}

/** A street's volunteer teams, and how many teams and volunteers there are to be. */
export interface DemoVolunteering extends Pick<TeamsFile['streets'][number], 'head' | 'teams' | 'people'> {
  kinds: TeamsFile['kinds']
  brands: readonly string[]
  count: number
  volunteers: number
}

/**
 * Returns the five streets of the demo, their people as old in the year of `now` as they were when it was written;
 * throws when a file of the demo contradicts another.
 */
export function readDemoStreets(now?: Date): DemoStreet[] {
  const yearsOn = now === undefined ? 0 : shanghaiClock(now).year - writtenIn
  const catalogues = [shahe, xiaoying, shixi, minzu, jinbi].map(file => parse(catalogueFile, file))
  const signIns = parse(peopleFile, people).streets
  const teamwork = parse(teamsFile, teams)
  return regions.streets.map(region => {
    const own = pick(reported.streets, region.code)
    const catalogue = pick(catalogues, region.code)
    const persons = pick(signIns, region.code)
    return {
      code: region.code,
      yearsOn,
      province: region.province,
      city: region.city,
      district: region.district,
      name: region.name,
      platformName: own.platform.name,
      platformModel: own.platform.model,
      deskPhone: catalogue.deskPhone,
      communities: region.communities,
      brands: catalogue.brands,
      organizations: catalogue.organizations,
      venues: catalogue.venues,
      services: catalogue.services.map(({ category, audience, ...rest }) => ({
        ...rest,
        category: categoryNamed(category),
        audiences: audience.map(audienceNamed),
      })),
      residents: persons.residents.map(({ audience, ...rest }) => ({
        ...bornLater(rest, yearsOn),
        dependants: rest.dependants.map(one => bornLater(one, yearsOn)),
        declared: audience.map(audienceNamed),
      })),
      staff: persons.staff.map(one => bornLater(one, yearsOn)),
      volunteering: volunteeringOf(own, teamwork),
      stationKinds: own.stations?.kinds ?? [],
    }
  })
}

/** None of them is born on 29 February, which not every year has. */
function bornLater<P extends { birthDate: string }>(person: P, years: number): P {
  const [year = '', ...day] = person.birthDate.split('-')
  return { ...person, birthDate: [Number(year) + years, ...day].join('-') }
}

function volunteeringOf(
  own: (typeof reported.streets)[number],
  { kinds, streets }: TeamsFile,
): DemoVolunteering {
  const { head, teams: named, people: persons, volunteers } = pick(streets, own.code)
  const figures: Readonly<Record<string, number>> = { ...own.figures }
  return {
    ...{ head, teams: named, people: persons, kinds },
    brands: own.volunteerBrands ?? [],
    count: figures.volunteerTeams ?? named.length,
    volunteers: volunteers ?? figures.volunteers ?? persons.length,
  }
}

/** Returns what sample people said of services, by category. */
export function readDemoRatings(): { category: Category; stars: number; text: string }[] {
  return parse(ratingsFile, ratings).ratings.map(rating => ({
    ...rating,
    category: categoryNamed(rating.category),
  }))
}

/** Returns the parts that sample names are put together from. */
export function readCrowdNames(): Static<typeof crowdFile> {
  return parse(crowdFile, crowd)
}

function parse<S extends TSchema>(schema: S, value: unknown): Static<S> {
  if (Value.Check(schema, value)) return value
  const first = Value.Errors(schema, value)[0]
  throw new Error(`demo data: ${first?.instancePath ?? ''} ${first?.message ?? 'does not fit its schema'}`)
}

function pick<T extends { code: string }>(list: readonly T[], code: string): T {
  const found = list.find(item => item.code === code)
  if (found === undefined) throw new Error(`demo data: nothing for street ${code}`)
  return found
}

function categoryNamed(name: string): Category {
  const found = categories.find(category => categoryNames[category].name === name)
  if (found === undefined) throw new Error(`demo data: no category ${name}`)
  return found
}

function audienceNamed(name: string): Audience {
  const found = audiences.find(audience => audienceNames[audience] === name)
  if (found === undefined) throw new Error(`demo data: no audience ${name}`)
  return found
}
