import { ageInYears, categories, isSaidIn, lacksOf } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import regions from './data/regions.json' with { type: 'json' }
import reported from './data/streets.json' with { type: 'json' }
import { articlesOf, readDemoArticles } from './demo-articles.ts'
import { readDemoClaims } from './demo-claims.ts'
import { crowdOf } from './demo-crowd.ts'
import { locationIdOf, serviceIdOf } from './demo-rows.ts'
import { readDemoRatings, readDemoStreets } from './demo-source.ts'

const streets = readDemoStreets()
const services = streets.flatMap(street => street.services.map(service => ({ street, service })))

describe('what the streets report is all there', () => {
  test('every street and community keeps its official code and name', () => {
    expect(streets.map(street => street.code)).toEqual(regions.streets.map(region => region.code))
    for (const region of regions.streets) {
      expect(streets.find(street => street.code === region.code)?.communities).toEqual(region.communities)
    }
  })

  test.each(reported.streets.map(street => [street.name, street] as const))(
    '%s: every service is in the catalogue under its own name, and every guide and policy among what is read',
    (_, source) => {
      const services = streets.find(street => street.code === source.code)?.services ?? []
      const articles = readDemoArticles().find(({ code }) => code === source.code)?.articles ?? []
      const names = [...services.map(({ name }) => name), ...articles.map(({ title }) => title)]
      const expected = namedServices(source)
      expect(expected.length).toBeGreaterThanOrEqual(5)
      expect(names).toEqual(expect.arrayContaining(expected))
    },
  )

  test.each(reported.streets.map(street => [street.name, street] as const))(
    '%s: every brand, organization and venue is there under its own name',
    (_, source) => {
      const street = streets.find(({ code }) => code === source.code)
      const brands = source.brands?.map(({ name }) => name) ?? []
      const organizations = source.organizations?.map(({ name }) => name) ?? []
      expect(street?.brands.map(({ name }) => name)).toEqual(expect.arrayContaining(brands))
      expect(street?.organizations.map(({ name }) => name)).toEqual(expect.arrayContaining(organizations))
      const venues = street?.venues.filter(({ namedInSource }) => namedInSource).map(({ name }) => name)
      expect(venues).toEqual(source.venues)
    },
  )

  test('a service of a reported brand stands under that brand', () => {
    for (const source of reported.streets) {
      const street = streets.find(({ code }) => code === source.code)
      for (const brand of source.brands ?? []) {
        const own = street?.services.filter(service => service.brand === brand.name).map(({ name }) => name)
        expect(own).toEqual(brand.services)
      }
    }
  })
})

describe('what a street says of itself', () => {
  test('is in the words it was read from, and is the number that the source has', () => {
    for (const { code, claims } of readDemoClaims().streets) {
      const source = reported.streets.find(street => street.code === code)
      for (const { name, value, quote, path } of claims) {
        expect([name, isSaidIn(quote, value)]).toEqual([name, true])
        if (path !== undefined) expect([name, at(source, path)]).toEqual([name, value])
      }
    }
  })

  test('is every number of the source', () => {
    for (const source of reported.streets) {
      const { claims } = readDemoClaims().streets.find(({ code }) => code === source.code) ?? { claims: [] }
      const paths = claims.flatMap(({ path }) => path ?? [])
      for (const key of Object.keys(source.figures)) expect(paths).toContain(`figures.${key}`)
      const values = claims.map(({ value }) => value)
      for (const part of [
        'serviceList',
        'partners',
        'guides',
        'jobs',
        'funds',
        'enterprise',
        'courses',
      ] as const) {
        const numbers = JSON.stringify(Reflect.get(source, part) ?? {}).match(/(?<=:)\d+/g) ?? []
        for (const number of numbers) expect([part, values.includes(Number(number))]).toEqual([part, true])
      }
    }
  })
})

/** What an object has at a.0.b. */
function at(object: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((so, key) => (so instanceof Object ? Reflect.get(so, key) : undefined), object)
}

describe('what can be read', () => {
  test('is named in the source word by word where it says so, and is found once', () => {
    for (const { code, articles } of readDemoArticles()) {
      const source = JSON.stringify(reported.streets.find(street => street.code === code))
      const titles = articles.map(({ title }) => title)
      const names = streets.find(street => street.code === code)?.services.map(({ name }) => name) ?? []
      expect(new Set([...titles, ...names]).size).toBe(titles.length + names.length)
      for (const { namedInSource, quote, title } of articles) {
        expect(quote).toBe(namedInSource ? title : undefined)
        if (namedInSource) expect(source).toContain(`"${title}"`)
      }
    }
  })

  test('lacks nothing, and refers to services and places that there are', () => {
    for (const street of streets) {
      const services = street.services.map(({ key }) => serviceIdOf(street.code, key))
      const places = street.venues.map(({ name }) => locationIdOf(street.code, name))
      for (const { kind, edit } of articlesOf(street, '2026-11-28')) {
        expect([edit.title, lacksOf(kind, edit, [])]).toEqual([edit.title, []])
        for (const part of edit.body) if (part.kind === 'link') expect(services).toContain(part.id)
        expect(places).toEqual(expect.arrayContaining(edit.guide?.locationIds ?? []))
      }
    }
  })
})

describe('every reference resolves', () => {
  test('a service names a brand, an organization, venues and communities of its own street', () => {
    for (const { street, service } of services) {
      expect(street.brands.map(({ name }) => name)).toContain(service.brand)
      expect(street.organizations.map(({ name }) => name)).toContain(service.organization)
      const venues = street.venues.map(({ name }) => name)
      const named = [service.venue, ...service.weekly.map(time => time.venue ?? null)]
      for (const venue of named) if (venue !== null) expect(venues).toContain(venue)
      const communities = street.communities.map(({ name }) => name)
      expect(communities).toEqual(expect.arrayContaining(service.communities))
    }
  })

  test('a venue, a resident and a member of staff stand in a community and organization of their street', () => {
    for (const street of streets) {
      const communities = street.communities.map(({ name }) => name)
      const organizations = street.organizations.map(({ name }) => name)
      for (const { community } of [...street.venues, ...street.residents]) {
        expect(communities).toContain(community)
      }
      for (const person of street.staff) {
        if (person.area !== null) expect(communities).toContain(person.area)
        if (person.organization !== null) expect(organizations).toContain(person.organization)
        expect(person.role === 'provider').toBe(person.organization !== null)
      }
    }
  })

  test('names and keys are unique within a street', () => {
    for (const street of streets) {
      for (const list of [
        street.services.map(({ key }) => key),
        street.services.map(({ name }) => name),
        street.brands.map(({ name }) => name),
        street.organizations.map(({ name }) => name),
        street.venues.map(({ name }) => name),
        [...street.residents, ...street.staff].map(({ phone }) => phone),
      ]) {
        expect(new Set(list).size).toBe(list.length)
      }
    }
  })
})

describe('a service says what a resident needs to know', () => {
  test.each(services.map(({ street, service }) => [street.name, service.name, service] as const))(
    '%s %s: texts fit the screen',
    (_street, _name, service) => {
      expect(service.summary.length).toBeLessThanOrEqual(40)
      expect(service.description.length).toBeGreaterThanOrEqual(80)
      expect(service.description.length).toBeLessThanOrEqual(200)
      expect(service.description).not.toMatch(/[,;!?]\s?[\u4e00-\u9fff]|\s$/)
      expect(service.description).not.toBe(service.summary)
    },
  )

  test('somewhere to go exactly when it is on site; home visits are approved first and end at one party', () => {
    for (const { service } of services) {
      expect(service.venue !== null).toBe(service.mode === 'on_site')
      if (service.mode === 'home_visit')
        expect([service.needsApproval, service.largestParty]).toEqual([true, 1])
      expect(service.largestParty).toBeLessThanOrEqual(service.placesPerSlot)
    }
  })

  test('health, law, psychology and aid ask for a note from one person at a time', () => {
    for (const { service } of services.filter(({ service }) => service.privateNote !== null)) {
      expect(service.largestParty).toBe(1)
    }
    const sensitive = services.filter(({ service }) => ['clinic', 'mind'].includes(service.category))
    const withNote = sensitive.filter(({ service }) => service.privateNote === 'health')
    expect(withNote.length).toBeGreaterThan(5)
  })

  test('a community rule names its communities, in words too', () => {
    for (const { service } of services) {
      expect(service.communities.length > 0).toBe(service.residency === 'community')
      for (const name of service.communities) {
        expect(service.eligibility).toContain(name.replace('居委会', ''))
      }
      if (service.residency === 'street') expect(service.eligibility).toContain('本街道')
    }
  })

  test('an age rule can be met and is said', () => {
    for (const { service } of services) {
      const { minimumAge: from, maximumAge: to } = service
      if (from !== undefined && to !== undefined) expect(from).toBeLessThan(to)
      for (const age of [from, to]) {
        if (age !== undefined && age > 16) expect(service.eligibility).toMatch(/\d+ ?岁|经营|经历/)
      }
    }
  })

  test('a fee is said in yuan and nothing with a fee is called plainly free', () => {
    for (const { service } of services) {
      if (service.feeFen > 0) expect(service.cost).toContain(`${service.feeFen / 100} 元`)
      else expect(service.cost).toMatch(/免费/)
    }
  })

  test('every category is in use, and each street has at least six services', () => {
    expect(new Set(services.map(({ service }) => service.category))).toEqual(new Set(categories))
    for (const street of streets) expect(street.services.length).toBeGreaterThanOrEqual(6)
  })

  test('at least one service of each street has gone unconfirmed for more than 180 days', () => {
    for (const street of streets) {
      const stale = street.services.filter(({ assuredDaysAgo }) => assuredDaysAgo > 180)
      expect(stale.length).toBeGreaterThan(0)
    }
  })
})

describe('no real person can be reached', () => {
  test('landlines start with zeros and mobiles follow the sample pattern', () => {
    for (const street of streets) {
      const crowd = crowdOf(street)
      const landlines = [street.deskPhone, ...street.services.map(({ contactPhone }) => contactPhone)]
      for (const phone of landlines) expect(phone).toMatch(/^0\d{2,3}-0000-\d{4}$/)
      for (const { phone } of [...street.residents, ...street.staff, ...crowd]) {
        expect(phone).toMatch(/^199-0000-\d{4}$/)
      }
    }
    expect(JSON.stringify(streets)).not.toMatch(/(?<!\d)1[3-9]\d{9}(?!\d)/)
  })

  test('each street has eight residents and every role to sign in as', () => {
    for (const street of streets) {
      expect(street.residents.length).toBe(8)
      const roles = street.staff.map(({ role }) => role)
      expect(roles).toEqual(expect.arrayContaining(['coordinator', 'reviewer', 'administrator']))
      expect(roles.filter(role => role === 'provider').length).toBe(2)
    }
  })

  test('everybody is as old in a later year as when the demo was written', () => {
    const peopleOf = (all: typeof streets) =>
      all.flatMap(street => [
        ...street.residents.flatMap(one => [one, ...one.dependants]),
        ...street.staff,
        ...crowdOf(street),
      ])
    const agesIn = (all: typeof streets, day: Date) =>
      peopleOf(all).map(({ birthDate }) => ageInYears(birthDate, day))
    const [written, later] = [new Date('2026-11-28T02:00:00Z'), new Date('2031-11-28T02:00:00Z')]
    expect(agesIn(readDemoStreets(later), later)).toEqual(agesIn(streets, written))
    expect(peopleOf(streets).filter(({ birthDate }) => birthDate.endsWith('-02-29'))).toEqual([])
  })

  test('the crowd is the same at every start and lives in the street', () => {
    for (const street of streets) {
      const crowd = crowdOf(street)
      expect(crowdOf(street)).toEqual(crowd)
      const grown = crowd.filter(({ guardianKey }) => guardianKey === null)
      expect(new Set(grown.map(({ phone }) => phone)).size).toBe(grown.length)
      const keys = new Set(grown.map(({ key }) => key))
      for (const { guardianKey } of crowd) if (guardianKey !== null) expect(keys.has(guardianKey)).toBe(true)
      const communities = new Set(street.communities.map(({ name }) => name))
      expect(crowd.every(({ community }) => communities.has(community))).toBe(true)
    }
  })
})

test('every category has something people said of it', () => {
  expect(new Set(readDemoRatings().map(({ category }) => category))).toEqual(new Set(categories))
})

interface Source {
  brands?: { services: string[] }[]
  services?: string[]
  serviceList?: { named: string[] }
  studios?: { name: string }[]
  deliberation?: { name: string }[]
  guides?: { named: string[] }
  courses?: { name: string }[]
  jobs?: { event: string }
  enterprise?: { academy: string }
  policies?: string[]
  crafts?: string[]
}

function namedServices(source: Source): string[] {
  const single = [source.jobs?.event, source.enterprise?.academy].filter(name => name !== undefined)
  const listed = [source.studios, source.deliberation, source.courses].flatMap(list => list ?? [])
  return [
    ...(source.brands ?? []).flatMap(brand => brand.services),
    ...(source.services ?? []),
    ...(source.serviceList?.named ?? []),
    ...(source.guides?.named ?? []),
    ...(source.policies ?? []),
    ...(source.crafts ?? []),
    ...listed.map(({ name }) => name),
    ...single,
  ]
}
