import { defaultPolicy, isMinor, readIdNumber, readVolunteerNumber } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import reported from './data/streets.json' with { type: 'json' }
import { readDemoStreets } from './demo-source.ts'
import { teamsOf } from './demo-teams.ts'
import { volunteersOf } from './demo-volunteers.ts'

const now = new Date('2026-11-28T00:00:00Z')
const streets = readDemoStreets().map(street => {
  const teams = teamsOf(street)
  return { street, teams, volunteers: volunteersOf(street, teams) }
})
const of = (code: string) => {
  const found = streets.find(one => one.street.code === code)
  if (found === undefined) throw new Error(`no street ${code}`)
  return found
}

describe('teams', () => {
  test('are in number what a street reports, and carry the names it gives', () => {
    const { teams, volunteers } = of('371602002')
    expect([teams.length, volunteers.length]).toEqual([131, 2987])
    const names = streets.flatMap(one => one.teams.map(team => team.name)).join(' ')
    for (const source of reported.streets) {
      const organizations = source.organizations?.filter(({ kind }) => kind === 'volunteer-team') ?? []
      const own = [...organizations.map(({ name }) => name), ...(source.volunteerBrands ?? [])]
      for (const name of own) expect(names).toContain(name)
    }
    expect(names).toContain('红巷老舅妈议事团队')
    expect(names.match(/石榴花开文艺/g)).toHaveLength(2)
  })

  test.each(streets.map(one => [one.street.name, one] as const))(
    '%s: each has a name of its own, a parent before it and a leader who is grown up',
    (_, { teams, volunteers }) => {
      const names = teams.map(team => team.name)
      expect(new Set(names).size).toBe(names.length)
      for (const [index, team] of teams.entries()) {
        if (team.parent !== null) expect(names.slice(0, index)).toContain(team.parent)
        const leaders = volunteers.filter(one => one.teamName === team.name && one.role === 'leader')
        expect(leaders.length).toBeGreaterThan(0)
        expect(leaders.filter(one => isMinor(one.birthDate, now) || one.dependantKey !== null)).toEqual([])
      }
    },
  )
})

describe('volunteers', () => {
  test.each(streets.map(one => [one.street.name, one] as const))(
    '%s: numbers and documents are right, and nobody’s twice',
    (_, { volunteers }) => {
      const numbers = volunteers.map(one => one.number)
      expect(new Set(numbers).size).toBe(numbers.length)
      expect(numbers.filter(number => readVolunteerNumber(number) !== number)).toEqual([])
      const documents = volunteers.flatMap(one => (one.idNumber === null ? [] : [one]))
      expect(new Set(documents.map(one => one.idNumber)).size).toBe(documents.length)
      for (const { idNumber, birthDate, gender } of documents) {
        expect(readIdNumber(idNumber ?? '', now)).toEqual({ birthDate, gender })
      }
    },
  )

  test('speak in the words of the street’s lists', () => {
    const all = streets.flatMap(one => one.volunteers)
    const known = (list: readonly string[], words: readonly string[]) =>
      words.filter(word => !list.includes(word))
    expect(
      known(
        defaultPolicy.volunteerSkills,
        all.flatMap(one => one.skills),
      ),
    ).toEqual([])
    expect(
      known(
        defaultPolicy.volunteerCategories,
        all.flatMap(one => one.serviceCategories),
      ),
    ).toEqual([])
    expect(
      known(
        defaultPolicy.volunteerLanguages,
        all.flatMap(one => one.languages),
      ),
    ).toEqual([])
    const papers = all.flatMap(one => (one.paper === null ? [] : [one.paper]))
    expect(papers.length).toBeGreaterThan(0)
    expect(known(defaultPolicy.qualificationKinds, papers)).toEqual([])
  })

  test.each(['371602002', '510104030'])(
    '%s: every flow can be tried by somebody who is offered at the sign-in',
    code => {
      const { street, volunteers } = of(code)
      const named = volunteers.filter(one => !one.isCrowd)
      const leader = named.find(one => one.role === 'leader')
      expect(
        volunteers.filter(one => one.teamName === leader?.teamName && one.standing === 'applied'),
      ).toHaveLength(2)
      expect(named.filter(one => one.dependantKey === null && one.role === 'member').length).toBeGreaterThan(
        1,
      )
      expect(named.some(one => one.dependantKey !== null && one.consent === 'mother')).toBe(true)
      expect(named.some(one => one.invitedTo !== null)).toBe(true)
      const members = new Set(named.map(one => one.memberKey))
      expect(street.residents.some(resident => !members.has(resident.key))).toBe(true)
    },
  )
})
