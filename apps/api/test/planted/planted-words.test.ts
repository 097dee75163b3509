import { beforeAll, describe, expect, test } from 'vitest'
import { type Caller, sowCallers } from '../access/callers.ts'
import { dryRunning } from '../access/dry-run.ts'
import { sowWorld } from '../access/world.ts'
import { openHouse } from '../house.ts'
import { freeFields, isIn, type Plant, planting } from './planting.ts'
import { type Read, readAs, readsOf } from './reading.ts'
import { plantAnswers, plantBookings, plantMatters, plantPromises } from './rows.ts'
import { plantVolunteering } from './volunteer-plants.ts'

const lines: string[] = []
const house = await openHouse({}, { level: 'trace', stream: { write: line => void lines.push(line) } })
const world = await sowWorld(house)
const { street, people } = world
const { streetId } = street
const cast = {
  asker: await house.sow.aMember(street, { phone: '13800004444' }),
  answerer: await house.sow.aMember(street, { phone: '13800005555' }),
  supporter: await house.sow.aMember(street),
  delegate: await house.sow.aMember(street),
}
const elsewhere = await house.sow.aMember(street)
const garden = { ...planting(), house, world, cast }
const { plants } = garden
const callers: Caller[] = await everybody()
let reads: Read[] = []

/** Everybody who may be told something else, by name; sessions that are over are nobody's. */
async function everybody(): Promise<Caller[]> {
  const of = { organizationId: street.organizationId, title: '店长' }
  const other = { organizationId: world.otherOrganizationId, title: '店长' }
  const admin = await house.as(people.administrator)
  for (const [who, body] of [
    [cast.delegate, of],
    [elsewhere, other],
  ] as const) {
    await admin('POST /v1/streets/:streetId/managed/delegates', {
      params: { streetId },
      body: { ...body, memberId: who.memberId },
    })
  }
  const known = (await sowCallers(house, world)).filter(
    ({ name }) => !/token|session|whose role|demo|WeChat|living here|stranger|neighbour/.test(name),
  )
  const renamed: Record<string, string> = {
    'the volunteer whose it is': 'volunteer',
    'leader of the shift': 'leader',
    'leader of the team': 'teamLeader',
    'leader elsewhere': 'otherLeader',
  }
  const more = Object.entries({ ...cast, 'delegate elsewhere': elsewhere }).map(async ([name, who]) => ({
    name,
    token: await house.tokenOf(who),
    standing: 'member' as const,
    roles: [],
  }))
  return [
    ...known.map(one => ({ ...one, name: renamed[one.name] ?? one.name })),
    ...(await Promise.all(more)),
  ]
}

beforeAll(async () => {
  const matters = await plantMatters(garden)
  const answers = await plantAnswers(garden, matters.need ?? '')
  const bookings = await plantBookings(garden)
  const volunteering = await plantVolunteering(garden)
  await plantPromises(garden)
  reads = readsOf(world, {
    ...bookings,
    ...volunteering,
    matterId: [...Object.values(matters), world.matters.referredId],
    answerId: answers,
  })
  // What is looked at is written down; some thousand looks would push what was done off the first page of the log.
  dryRunning(house.db).isOn = true
})

describe('what residents write', () => {
  test('is planted in every field that takes it, but for those named here', () => {
    expect(freeFields().filter(field => !garden.fields.has(field))).toEqual(unplanted)
  })

  test('is read by these callers and nobody else, whatever of the contract they ask for', async () => {
    const seen = new Map<string, Set<string>>()
    for (const caller of callers) {
      for (const read of reads) {
        const text = await readAs(house, read, caller)
        for (const { said } of plants.filter(one => isIn(one.word, text))) {
          seen.set(said, (seen.get(said) ?? new Set()).add(caller.name))
        }
      }
    }
    expect(plants.map(one => readersOf(one.said, [...(seen.get(one.said) ?? [])]))).toEqual(
      plants.map(one => readersOf(one.said, one.by)),
    )
  }, 300_000)

  test('is found by nobody who does not read it: whatever is searched answers as if it were not there', async () => {
    const nowhere = garden.unplanted()
    const searches = reads.filter(read => read.searches && !read.isVaried)
    expect(new Set(searches.map(read => read.key)).size).toBeGreaterThan(20)
    const found: string[] = []
    for (const caller of callers.filter(one => outsiders.includes(one.name))) {
      for (const read of searches) {
        const ask = async (q: string) =>
          (await readAs(house, { ...read, query: { ...read.query, q } }, caller)).replaceAll(q, '')
        const nothing = await ask(nowhere)
        for (const { word, said } of plants.filter(one => !one.by.includes(caller.name))) {
          if ((await ask(word)) !== nothing) found.push(`${said}: ${caller.name} by ${read.url}`)
        }
      }
    }
    expect(found).toEqual([])
  }, 300_000)

  test('stands in no suggestion while somebody else writes', async () => {
    for (const { word, said } of plants) {
      const alike = await house.guest('POST /v1/streets/:streetId/matters/alike', {
        params: { streetId },
        body: { text: `我们这里缺${word}一处` },
      })
      expect(isIn(word, JSON.stringify(alike)), said).toBe(false)
    }
  })

  test('lies in its own table alone, in no log, notice or kept reply; what was said in confidence in none', async () => {
    const tables = await dump()
    const lies = ({ word, said }: Plant) =>
      `${said}: ${tables.flatMap(({ name, text }) => (isInRows(word, text) ? [name] : [])).join(', ')}`
    expect(plants.map(lies)).toEqual(plants.map(one => `${one.said}: ${one.lies.join(', ')}`))
  })

  test('is in no log and no metric', async () => {
    const metrics = await house.app.inject({ url: '/metrics' })
    expect(metrics.statusCode).toBe(200)
    const log = lines.join('')
    expect(log).toContain('/v1/streets/:streetId/matters')
    for (const { word, said } of plants) {
      expect(isIn(word, metrics.body), said).toBe(false)
      expect(isIn(word, log), said).toBe(false)
      expect(log.includes(encodeURIComponent(word)), said).toBe(false)
    }
  })
})

const readersOf = (said: string, names: readonly string[]): string =>
  `${said}: ${[...new Set(names)].sort().join(', ')}`

/** Those who look for what is not theirs: nobody, a neighbour, and staff of another organization or community. */
const outsiders = [
  'guest',
  'administrator of another street',
  'supporter',
  'delegate elsewhere',
  'provider elsewhere',
  'coordinator elsewhere',
  'reviewer elsewhere',
]

/** What is no text of a resident: words of staff, codes and passwords, choices of a list, and what is kept nowhere. */
const unplanted = [
  'POST /v1/streets/:streetId/matters/:matterId/steps.body.handedTo',
  'POST /v1/streets/:streetId/matters/:matterId/steps.body.papers[].name',
  'POST /v1/streets/:streetId/matters/:matterId/steps.body.title',
  'POST /v1/streets/:streetId/matters/:matterId/steps.body.text',
  'POST /v1/streets/:streetId/matters/alike.body.text',
  'POST /v1/streets/:streetId/answers/:answerId/steps.body.text',
  'POST /v1/auth/wechat.body.code',
  'POST /v1/auth/refresh.body.refreshToken',
  'POST /v1/auth/password.body.login',
  'POST /v1/auth/password.body.password',
  'POST /v1/auth/password.body.device',
  'POST /v1/auth/setup.body.setupCode',
  'POST /v1/auth/setup.body.password',
  'POST /v1/auth/setup/confirmation.body.setupCode',
  'PUT /v1/me/password.body.password',
  'PUT /v1/me/password.body.newPassword',
  'POST /v1/streets/:streetId/scans.body.code',
  'POST /v1/streets/:streetId/shifts/:shiftId/leader-scans.body.scans[].personalCode',
  'PUT /v1/streets/:streetId/me/volunteers.body.idNumber',
  'PUT /v1/streets/:streetId/me/volunteers.body.skills[]',
  'PUT /v1/streets/:streetId/me/volunteers.body.languages[]',
  'PUT /v1/streets/:streetId/me/volunteers.body.serviceCategories[]',
  'POST /v1/streets/:streetId/me/volunteers/:personId/qualifications.body.kind',
  'POST /v1/streets/:streetId/teams/:teamId/invitations.body.number',
]

/** Returns all rows of all tables as text, as whoever holds the database reads them. */
async function dump(): Promise<{ name: string; text: string }[]> {
  const tables = (await house.asOwner(
    `select c.relname::text as name from pg_class c
      join pg_namespace s on s.oid = c.relnamespace and s.nspname = 'public'
      where c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  )) as { name: string }[]
  return Promise.all(
    tables.map(async ({ name }) => {
      const rows = (await house.asOwner(`select t::text as text from "${name}" t`)) as { text: string }[]
      return { name, text: rows.map(row => row.text).join('\n') }
    }),
  )
}

/** Bytes are shown as hexadecimal digits. */
const isInRows = (word: string, text: string): boolean =>
  isIn(word, text) || text.includes(Buffer.from(word).toString('hex'))
