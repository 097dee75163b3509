import { addDays, type Span, smallest, spanBefore } from '@yunxuan/domain'
import { expect, test } from 'vitest'
import { newId } from '../src/platform/ids.ts'
import { openHouse } from './house.ts'
import { endConfidedAgain, reopenConfided, sowConfided } from './sow-confided.ts'

/** A number that somebody was told, and of what: what it counts lies within `span` and within what it was narrowed to. */
interface Told {
  span: Span
  /** Empty where it is of the whole street. */
  narrowed: string
  value: number
  asked: string
}

const house = await openHouse()
const street = await house.sow.aStreet()
const params = { streetId: street.streetId }
const asker = await house.sow.aMember(street)
const otherOrganization = newId()
await house.asOwner(
  `insert into organization (street_id, id, name, kind) values ($1, $2, '西社区党委', 'committee')`,
  [street.streetId, otherOrganization],
)
const clerk = await house.as(await house.sow.aStaff(street, 'coordinator'))
const clients = [
  { who: '', client: clerk },
  {
    who: 'east',
    client: await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId })),
  },
  { who: 'provider', client: await house.as(await house.sow.aStaff(street, 'provider')) },
]
const first = ['2026-09-01', '2026-10-01', '2026-10-12', '2026-11-01', '2026-11-20', '2026-12-01'] as const
const spans = first.flatMap((from, at) =>
  first.slice(at + 1).map(after => ({ from, to: addDays(after, -1) })),
)
const narrowings = [{}, { areaId: street.areaId }, { organizationId: otherOrganization }]

/** Everything that anybody is told of the sealed number now, by whatever they may filter. */
async function askForAll(): Promise<Told[]> {
  const told: Told[] = []
  const note = (span: Span, narrowed: string, value: number | null | undefined, asked: string) => {
    if (typeof value === 'number') told.push({ span, narrowed, value, asked })
  }
  for (const span of spans) {
    for (const { who, client } of clients) {
      for (const narrowing of narrowings) {
        const query = { ...span, ...narrowing }
        const { items } = await client('GET /v1/streets/:streetId/figures', { params, query })
        const found = items.find(({ id }) => id === 'enterprise-ended')
        const narrowed = `${who}${Object.values(narrowing)}`
        note(span, narrowed, found?.value, JSON.stringify(query))
        note(spanBefore(span), narrowed, found?.before, `before ${JSON.stringify(query)}`)
      }
    }
    const { figures } = await clerk('POST /v1/streets/:streetId/reports', {
      params,
      body: { template: 'enterprise', ...span, title: '' },
    })
    const found = figures.find(({ id }) => id === 'enterprise-ended')
    note(span, '', found?.value, `a draft of ${JSON.stringify(span)}`)
    for (const late of found?.line ?? []) note(span, '', late.value, `a line of ${JSON.stringify(span)}`)
    expect([found?.late, found?.corrected]).toEqual([null, null])
  }
  return told
}

const isIn = (one: Told, other: Told) =>
  other.span.from <= one.span.from &&
  one.span.to <= other.span.to &&
  (other.narrowed === '' || other.narrowed === one.narrowed)

/** Two numbers, one of a part of the other, which differ by what is too few to be told; or one that is itself too few. */
const leaks = (told: readonly Told[]) => [
  ...told.filter(({ value }) => value > 0 && value < smallest),
  ...told.flatMap(one =>
    told
      .filter(other => isIn(one, other) && one.value !== other.value)
      .filter(other => Math.abs(one.value - other.value) < smallest)
      .map(other => [one.asked, one.value, other.asked, other.value]),
  ),
]

test('whatever is asked, and however often, no two numbers differ by what is too few to be told', async () => {
  const of = { street, asker }
  const east = { ...of, areaId: street.areaId }
  const other = { ...of, organizationId: otherOrganization }
  for (const day of ['05', '15', '20']) await sowConfided(house, of, `2026-09-${day}T03:00Z`)
  const october: string[] = []
  for (const [kind, day] of [
    [east, '02'],
    [east, '05'],
    [east, '14'],
    [east, '15'],
    [east, '16'],
    [of, '20'],
    [other, '21'],
    // At the month's last second, and not the first of the next.
    [other, '31'],
  ] as const) {
    october.push(await sowConfided(house, kind, `2026-10-${day}T15:59:59Z`))
  }
  for (const day of ['02', '10', '18', '19', '20', '21'])
    await sowConfided(house, of, `2026-11-${day}T03:00Z`)
  const told = await askForAll()
  expect(new Set(told.map(({ value, span }) => `${span.from} ${span.to} ${value}`))).toEqual(
    new Set(['2026-10-01 2026-10-31 8']),
  )
  // One is opened again, and one of them ends once more: neither is seen by looking again.
  const [one = '', two = ''] = october
  await reopenConfided(house, { ...of, id: one }, '2026-11-28T03:00Z')
  await reopenConfided(house, { ...of, id: two }, '2026-11-28T03:00Z')
  await endConfidedAgain(house, { ...of, id: two }, '2026-11-28T04:00Z')
  const again = await askForAll()
  expect(again.length).toBe(told.length)
  expect(leaks([...told, ...again])).toEqual([])
}, 120_000)
