import type { Client, ServiceEdit } from '@yunxuan/contract'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { type House, openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'

const one = '/v1/streets/:streetId/managed/services/:serviceId' as const
const changes = 'GET /v1/streets/:streetId/managed/changes' as const
const reading = `POST ${one}/reading` as const

let house: House
let street: SownStreet
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const staff = async (role: 'coordinator' | 'reviewer' | 'administrator' | 'provider') =>
  house.as((await house.sow.aStaff(street, role)).accountId)

async function edit(client: Client, serviceId: string, wish: Partial<ServiceEdit>) {
  const params = { streetId: street.streetId, serviceId }
  const before = await client(`GET ${one}`, { params })
  return client(`PUT ${one}`, {
    params,
    body: { version: before.version, edit: { ...before.edit, ...wish } },
  })
}

test('what a coordinator changes of a published service is up at once, and a second person reads it', async () => {
  const serviceId = await house.sow.aService(street)
  const [coordinator, reviewer] = [await staff('coordinator'), await staff('reviewer')]
  const list = async () => (await reviewer(changes, { params: street })).items
  await edit(coordinator, serviceId, { keywords: ['把脉'] })
  expect(await list()).toEqual([])
  expect((await edit(coordinator, serviceId, { feeFen: 500 })).status).toBe('published')
  await edit(coordinator, serviceId, { feeFen: 800, title: '中医义诊' })
  const [change] = await list()
  expect(change).toEqual({
    serviceId,
    title: '中医义诊',
    changedBy: ['陈主任'],
    isByCaller: false,
    changedAt: house.clock.now.toISOString(),
    before: { feeFen: null, title: '中医科义诊' },
    after: { feeFen: 800, title: '中医义诊' },
  })
  const params = { streetId: street.streetId, serviceId }
  const read = (changedAt: string) => codeOf(reviewer(reading, { params, body: { changedAt } }))
  expect(await read('2026-11-01T00:00:00.000Z')).toBe('changed_meanwhile')
  expect(await read(change?.changedAt ?? '')).toBe('done')
  expect(await list()).toEqual([])
  expect(await read(change?.changedAt ?? '')).toBe('not_found')
  const log = await reviewer('GET /v1/streets/:streetId/audit', {
    params: street,
    query: { subjectId: serviceId },
  })
  expect(log.items.map(item => item.action)).toContain('service.read')
})

test('nobody reads what they changed, and only those who review do', async () => {
  const serviceId = await house.sow.aService(street)
  const [coordinator, administrator] = [await staff('coordinator'), await staff('administrator')]
  await edit(administrator, serviceId, { phone: '111-1111' })
  const [change] = (await administrator(changes, { params: street })).items
  expect(change?.isByCaller).toBe(true)
  const input = {
    params: { streetId: street.streetId, serviceId },
    body: { changedAt: change?.changedAt ?? '' },
  }
  expect(await codeOf(administrator(reading, input))).toBe('same_person_reviews')
  expect(await codeOf(coordinator(reading, input))).toBe('not_allowed')
  expect((await coordinator(changes, { params: street })).items).toMatchObject([{ isByCaller: false }])
  expect(await codeOf(house.guest(reading, input))).toBe('not_signed_in')
  expect(await codeOf(house.guest(changes, { params: street }))).toBe('not_signed_in')
})

test('a change taken back leaves nothing to read; a draft has none; publishing from review reads all of it', async () => {
  const [coordinator, provider, reviewer] = [
    await staff('coordinator'),
    await staff('provider'),
    await staff('reviewer'),
  ]
  const list = async () => (await reviewer(changes, { params: street })).items.map(item => item.serviceId)
  const draft = await house.sow.aService(street, { status: 'draft' })
  await edit(coordinator, draft, { feeFen: 500 })
  const published = await house.sow.aService(street)
  await edit(coordinator, published, { feeFen: 500 })
  expect(await list()).toEqual([published])
  await edit(coordinator, published, { feeFen: null })
  expect(await list()).toEqual([])
  await edit(coordinator, published, { feeFen: 500 })
  const submitted = await edit(provider, published, { feeNote: '材料费' })
  expect(submitted.status).toBe('in_review')
  const params = { streetId: street.streetId, serviceId: published }
  await reviewer(`POST ${one}/transition`, {
    params,
    body: { version: submitted.version, to: 'published', reason: '' },
  })
  expect(await list()).toEqual([])
})
