import { read, utils, type WorkSheet } from '@e965/xlsx'
import { type FigureFold, type FigureId, figureFolds, figureIds, figures, versionOf } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { sowConfided } from '../../../test/sow-confided.ts'
import { approve, approved, sowAttendee, sowPastShift } from '../../../test/sow-record.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const params = { streetId: street.streetId }
const staff = await house.as(await house.sow.aStaff(street, 'coordinator'))
const dayMs = 86_400_000
/** The month of the tests' clock. */
const november = { from: '2026-11-01', to: '2026-11-30' }

type Client = Awaited<ReturnType<typeof house.as>>
type Asked = { from: string; to: string; areaId?: string; organizationId?: string }
const all = async (client: Client = staff, query: Asked = november) =>
  (await client('GET /v1/streets/:streetId/figures', { params, query })).items
const figureNow = async (id: FigureId, client?: Client, query?: Asked) =>
  (await all(client, query)).find(each => each.id === id)
const partsOf = (figureId: FigureId, by: FigureFold, query: Asked = november) =>
  staff('GET /v1/streets/:streetId/figures/:figureId', {
    params: { ...params, figureId },
    query: { ...query, by },
  })

async function rowsOf(figureId: FigureId, query: Asked & { by?: FigureFold; key?: string } = november) {
  const rows = []
  let cursor: string | undefined
  do {
    const page = await staff('GET /v1/streets/:streetId/figures/:figureId/rows', {
      params: { ...params, figureId },
      query: { ...query, limit: 7, ...(cursor === undefined ? {} : { cursor }) },
    })
    rows.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return rows
}

interface Came {
  party: number
  status: 'attended' | 'no_show' | 'booked'
  daysAgo: number
  person: SownMember
}

/** Parties at a slot of their own each, so many days ago. */
async function sowCame(at: SownStreet, came: readonly Came[], more: object = {}) {
  for (const { party, status, daysAgo, person } of came) {
    const startsAt = new Date(house.clock.now.getTime() - daysAgo * dayMs)
    const slot = await house.sow.aSlot(at, { startsAt, ...more })
    await house.db.$client.query(
      `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
        updated_at) values ($1, $2, $3, $4, $4, $5, $6, 'self', '123456', $7, $7)`,
      [at.streetId, newId(), slot.slotId, person.memberId, party, status, startsAt],
    )
  }
}

const people = await Promise.all(
  ['王秀兰', '周建国', '何静'].map(name => house.sow.aMember(street, { name })),
)
const [first, second, third] = people as [SownMember, SownMember, SownMember]
const came: Came[] = [
  { party: 4, status: 'attended', daysAgo: 1, person: first },
  { party: 1, status: 'attended', daysAgo: 2, person: first },
  { party: 2, status: 'attended', daysAgo: 10, person: second },
  { party: 3, status: 'no_show', daysAgo: 3, person: third },
  { party: 1, status: 'attended', daysAgo: 40, person: third },
  // Booked is not come, and what is to come is not counted.
  { party: 6, status: 'booked', daysAgo: -1, person: third },
]
await sowCame(street, came)

describe('a number', () => {
  test('counts who came, not who booked; persons apart from those who left no name', async () => {
    expect(await figureNow('people-served')).toMatchObject({ value: 7, before: 1, unit: '人次' })
    expect(await figureNow('slots-held')).toMatchObject({ value: 3, before: 1 })
    expect(await figureNow('persons-served')).toMatchObject({ value: 2, unnamed: 4 })
    expect(await figureNow('arrival-share')).toMatchObject({ value: 70 })
    expect(await figureNow('no-shows')).toMatchObject({ value: 3 })
    expect(await figureNow('satisfied-share')).toMatchObject({ value: null })
  })

  test('is its list: of every figure the rows come to what is printed, and so do its parts', async () => {
    const shift = await sowPastShift(house, street)
    await approve(house, shift, [
      approved(await sowAttendee(house, street, shift, { from: -10, to: 100 }), 100),
    ])
    for (const { id, value, isOpen } of await all()) {
      if (!isOpen) continue
      const rows = await rowsOf(id)
      expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
      // Who a masked name is cannot be told from a row: that persons are told apart is held above.
      if (figures[id].fold === 'persons') continue
      expect([id, folded(id, rows)]).toEqual([id, value])
      if (figures[id].fold === 'share') continue
      for (const by of figureFolds) {
        const { parts } = await partsOf(id, by)
        const sum = parts.reduce((so, part) => so + (part.value ?? 0), 0)
        expect([id, by, Math.round(sum * 10) / 10]).toEqual([id, by, value])
        for (const part of parts) {
          const ofPart = await rowsOf(id, {
            ...november,
            by,
            ...(part.key === null ? {} : { key: part.key }),
          })
          expect([id, by, part.key, folded(id, ofPart)]).toEqual([id, by, part.key, part.value])
        }
      }
    }
  })

  test('of hours leaves out what was taken back, and is told in hours', async () => {
    const before = (await figureNow('volunteer-hours'))?.value ?? 0
    const shift = await sowPastShift(house, street)
    const who = await sowAttendee(house, street, shift, { from: 0, to: 120 })
    await approve(house, shift, [approved(who, 120)])
    expect((await figureNow('volunteer-hours'))?.value).toBe(before + 2)
    const [record] = await rowsOf('volunteer-hours')
    const other = await house.as(await house.sow.aStaff(street, 'administrator'))
    await other('POST /v1/streets/:streetId/managed/records/:recordId/reversal', {
      params: { ...params, recordId: record?.id ?? '' },
      body: { reason: '重复了' },
    })
    expect((await figureNow('volunteer-hours'))?.value).toBe(before)
  })

  test('is laid out by days and areas, each with its name', async () => {
    expect((await partsOf('people-served', 'day')).parts.map(({ key, value }) => [key, value])).toEqual([
      ['2026-11-18', 2],
      ['2026-11-26', 1],
      ['2026-11-27', 4],
    ])
    expect((await partsOf('people-served', 'area')).parts).toMatchObject([{ name: '东社区', value: 7 }])
  })
})

describe('a spreadsheet', () => {
  const fileOf = async (path: string) => {
    const headers = {
      authorization: `Bearer ${await house.tokenOf(await house.sow.aStaff(street, 'coordinator'))}`,
    }
    const url = `/v1/streets/${street.streetId}/${path}from=2026-11-01&to=2026-11-30`
    const { rawPayload, statusCode } = await house.app.inject({ url, headers })
    return { statusCode, book: read(rawPayload, { type: 'buffer' }) }
  }
  const sheetOf = ({ Sheets }: { Sheets: Record<string, WorkSheet> }, name: string) =>
    utils.sheet_to_json<Record<string, unknown>>(Sheets[name] ?? {})

  test('of a month has every number with what it counts, and says when and where', async () => {
    const { book } = await fileOf('figures.xlsx?')
    expect(book.SheetNames).toEqual(['数据', '口径'])
    const items = await all()
    const told = sheetOf(book, '数据').map(row => [row.数, row.多少])
    expect(told).toEqual(
      items.map(({ name, value, hidden }) => [name, hidden === null ? (value ?? '—') : '只有整月的总数']),
    )
    const about = sheetOf(book, '口径')
    expect(about[0]).toMatchObject({ 项目: '统计时间', 内容: expect.stringContaining('2026-11-30') })
    for (const { id, name, definition } of items) {
      expect(about).toContainEqual({
        项目: name,
        内容: expect.stringContaining(definition),
        版本: versionOf(id),
      })
    }
  })

  test('of a number has its rows, masked, which come to the number', async () => {
    const { book } = await fileOf('figures/people-served/rows.xlsx?')
    expect(book.SheetNames).toEqual(['服务人次', '口径'])
    const rows = sheetOf(book, '服务人次')
    expect(rows.reduce((sum, row) => sum + Number(row.人次), 0)).toBe(7)
    expect(rows.map(row => row.谁)).toContain('王*兰')
  })

  test('of what was said in confidence there is none', async () => {
    expect((await fileOf('figures/enterprise-ended/rows.xlsx?')).statusCode).toBe(409)
  })
})

describe('who looks', () => {
  test('sees what lies in their area, or is their organization’s', async () => {
    const west = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }))
    expect(await figureNow('people-served', west)).toMatchObject({ value: 0 })
    const provider = await house.as(await house.sow.aStaff(street, 'provider'))
    expect(await figureNow('people-served', provider)).toMatchObject({ value: 7 })
    expect(await figureNow('volunteers', provider)).toBeUndefined()
    const { organizationId } = await house.sow.aStreet()
    expect(await figureNow('people-served', staff, { ...november, organizationId })).toMatchObject({
      value: 0,
    })
    expect(
      await figureNow('people-served', staff, { ...november, areaId: street.otherAreaId }),
    ).toMatchObject({
      value: 0,
    })
  })

  test('sees masked names, and residents see nothing', async () => {
    expect((await rowsOf('people-served')).map(({ personName }) => personName)).toContain('王*兰')
    const resident = await house.as(first)
    expect(await codeOf(all(resident))).toBe('not_allowed')
    const reviewer = await house.as(await house.sow.aStaff(street, 'reviewer'))
    expect(await figureNow('people-served', reviewer)).toMatchObject({ value: 7 })
    const look = reviewer('GET /v1/streets/:streetId/figures/:figureId/rows', {
      params: { ...params, figureId: 'people-served' },
      query: november,
    })
    expect(await codeOf(look)).toBe('not_allowed')
  })

  test('is told of a span that cannot be', async () => {
    expect(await codeOf(all(staff, { from: '2026-11-30', to: '2026-11-01' }))).toBe('invalid_request')
    expect(await codeOf(all(staff, { from: '2016-01-01', to: '2026-11-01' }))).toBe('invalid_request')
    expect(
      (await all(staff, { from: '2030-01-01', to: '2030-01-31' })).map(({ value }) => value),
    ).not.toContain(-1)
  })
})

test('what was said in confidence is a number of a month that is over, from five on, and never a list', async () => {
  const at = await house.sow.aStreet()
  const boss = await house.as(await house.sow.aStaff(at, 'administrator'))
  const asker = await house.sow.aMember(at)
  const told = async (query: Asked) => {
    const { items } = await boss('GET /v1/streets/:streetId/figures', {
      params: { streetId: at.streetId },
      query,
    })
    const { value, hidden, before } = items.find(({ id }) => id === 'enterprise-ended') ?? {}
    return { value, hidden, before }
  }
  const october = { from: '2026-10-01', to: '2026-10-31' }
  const sow = async (count: number) => {
    for (let turn = 0; turn < count; turn += 1) {
      await sowConfided(house, { street: at, asker }, '2026-10-12T03:00Z')
    }
  }
  await sow(4)
  expect(await told(october)).toEqual({ value: null, hidden: 'too_few', before: null })
  await sow(1)
  expect(await told(october)).toEqual({ value: 5, hidden: null, before: null })
  const narrower = [
    { from: '2026-10-01', to: '2026-10-30' },
    { from: '2026-09-01', to: '2026-10-31' },
    { ...october, areaId: at.areaId },
    november,
  ]
  for (const query of narrower) {
    expect(await told(query)).toEqual({ value: null, hidden: 'only_whole_months', before: null })
  }
  const figureId = 'enterprise-ended' as const
  const list = boss('GET /v1/streets/:streetId/figures/:figureId/rows', {
    params: { streetId: at.streetId, figureId },
    query: october,
  })
  expect(await codeOf(list)).toBe('figure_sealed')
  expect(figureIds.filter(id => figures[id].isSealed)).toEqual([figureId])
})

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

/** What rows come to, counted here without the database. */
function folded(id: FigureId, rows: readonly Row[]): number | null {
  const sum = (of: readonly Row[]) => of.reduce((so, { weight }) => so + weight, 0)
  const { fold } = figures[id]
  if (fold === 'rows') return rows.length
  if (fold === 'sum') return Math.round(sum(rows) * 10) / 10
  if (fold === 'slots') return new Set(rows.map(row => row.partOf)).size
  const whole = sum(rows)
  return whole === 0 ? null : Math.round((1000 * sum(rows.filter(row => row.isMet))) / whole) / 10
}
