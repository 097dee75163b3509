import { allEndpoints, type EndpointKey } from '@yunxuan/contract'
import { expect, test } from 'vitest'
import { codeOf } from './code-of.ts'
import { openHouse } from './house.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const administrator = await house.sow.aStaff(street, 'administrator')
const client = await house.as(administrator)
const params = { streetId: street.streetId }

/** Every list that may be sorted, with the ways it may be. */
const lists = (
  Object.entries(allEndpoints) as [EndpointKey, { query?: { properties: Record<string, unknown> } }][]
)
  .flatMap(([key, { query }]) => {
    const sort = query?.properties.sort
    if (key.endsWith('.xlsx')) return []
    return key.includes('/managed/') || key.endsWith('/approvals') ? [{ key, ways: waysOf(sort) }] : []
  })
  .filter(({ ways }) => ways.some(way => way.startsWith('-')))

function waysOf(sort: unknown): string[] {
  return typeof sort === 'object' && sort !== null && 'enum' in sort && Array.isArray(sort.enum)
    ? sort.enum
    : []
}

/** Returns what is asked for page by page, two of them at a time. */
async function everyPage<T>(ask: (cursor?: string) => Promise<{ items: T[]; nextCursor: string | null }>) {
  const items: T[] = []
  let page = await ask()
  items.push(...page.items)
  while (page.nextCursor !== null) {
    page = await ask(page.nextCursor)
    items.push(...page.items)
  }
  return items
}

const volunteers = (query: Record<string, unknown>) =>
  client('GET /v1/streets/:streetId/managed/volunteers', { params, query })
const services = (query: Record<string, unknown>) =>
  client('GET /v1/streets/:streetId/managed/services', { params, query })

test.each(lists)('$key is sorted in every way it names, and counted', async ({ key, ways }) => {
  expect(ways.length).toBeGreaterThan(3)
  for (const sort of ways) {
    const page = await client(key, { params, query: { sort, limit: 1 } } as never)
    // A street has a place from the start.
    const total = key.endsWith('/managed/locations') ? 1 : 0
    expect(page, sort).toMatchObject({ nextCursor: null, total })
  }
})

test('names come as a dictionary has them, page by page, those of dependants among them', async () => {
  const at = await house.sow.aStreet()
  const names = ['周敏', '安德烈', '李娜', '白凤英', '李娜', '章国强']
  for (const name of names) {
    await house.sow.aVolunteer(at, { member: await house.sow.aMember(at, { name }) })
  }
  const parent = await house.sow.aMember(at, { name: '郑玉' })
  const dependantId = await house.sow.aDependant(parent, { name: '毕春' })
  await house.sow.aVolunteer(at, { member: parent, dependantId })
  const staff = await house.as(await house.sow.aStaff(at, 'administrator'))
  const ask = (query: object) =>
    staff('GET /v1/streets/:streetId/managed/volunteers', { params: { streetId: at.streetId }, query })
  const inOrder = ['安德烈', '白凤英', '毕春', '李娜', '李娜', '章国强', '周敏']
  const paged = (sort: string, more: object = {}) =>
    everyPage(cursor => ask({ sort, limit: 2, ...more, ...(cursor && { cursor }) } as never))
  expect((await paged('name')).map(({ name }) => name)).toEqual(inOrder)
  expect((await paged('-name')).map(({ name }) => name)).toEqual(inOrder.toReversed())
  expect(new Set((await paged('name')).map(({ personId }) => personId)).size).toBe(7)
  expect((await paged('-name', { q: '娜' })).map(({ name }) => name)).toEqual(['李娜', '李娜'])
  expect(await ask({ limit: 2 })).toMatchObject({ total: 7 })
  expect(await ask({ q: '娜', limit: 1 })).toMatchObject({ total: 2 })
})

test('what has no value comes last, and a service is on one page alone', async () => {
  const titles = ['甲', '乙', '丙', '丁', '戊']
  for (const [index, title] of titles.entries()) {
    const assuredDate = index === 2 ? null : `2026-11-0${5 - index}`
    await house.sow.aSlot(street, { service: { title, assuredDate } })
  }
  const paged = (sort: string) => everyPage(cursor => services({ sort, limit: 2, ...(cursor && { cursor }) }))
  const said = async (sort: string) => (await paged(sort)).map(({ edit }) => edit.title)
  expect(await said('assured')).toEqual(['戊', '丁', '乙', '甲', '丙'])
  expect(await said('title')).toEqual(['丙', '丁', '甲', '戊', '乙'])
  for (const sort of ['next', '-next', 'upcoming', 'organization', '-location', 'status']) {
    expect(new Set(await said(sort)), sort).toEqual(new Set(titles))
  }
})

test('a cursor goes on in the order it was made in, and in no other', async () => {
  for (const _ of [1, 2]) await house.sow.aVolunteer(street)
  const { nextCursor: cursor, total } = await volunteers({ sort: 'number', limit: 1 })
  expect(total).toBe(2)
  expect(await volunteers({ sort: 'number', limit: 1, cursor })).toMatchObject({
    nextCursor: null,
    total: null,
  })
  expect(await codeOf(volunteers({ sort: '-number', limit: 1, cursor }))).toBe('invalid_request')
  expect(await codeOf(volunteers({ sort: 'birth' }))).toBe('invalid_request')
})
