import { describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import { hsdsFaults } from '../../../test/hsds-schemas.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const other = await house.sow.aStreet()

const inDays = (days: number) => new Date(house.clock.now.getTime() + days * 86_400_000)

interface Page {
  total_items: number
  total_pages: number
  page_number: number
  size: number
  first_page: boolean
  last_page: boolean
  empty: boolean
  contents: Record<string, unknown>[]
}

async function read<T = Page>(path: string, at = street.streetId): Promise<T> {
  const reply = await house.app.inject({ url: `/hsds/${at}${path}` })
  expect([path, reply.statusCode]).toEqual([path, 200])
  expect(reply.headers['content-type']).toBe('application/json; charset=utf-8')
  expect(reply.headers['access-control-allow-origin']).toBe('*')
  return reply.json()
}

const statusOf = async (path: string, at = street.streetId) =>
  (await house.app.inject({ url: `/hsds/${at}${path}` })).statusCode

/** A guide that everybody reads, as two persons have made it one. */
async function aGuide(at: SownStreet, title: string, validUntil: string | null = null) {
  const [writer, reader] = await Promise.all([
    house.as(await house.sow.aStaff(at, 'coordinator')),
    house.as(await house.sow.aStaff(at, 'administrator')),
  ])
  const params = { streetId: at.streetId }
  const draft = await writer('POST /v1/streets/:streetId/managed/articles', {
    params,
    body: {
      kind: 'guide',
      edit: {
        title,
        summary: '在街道办',
        issuer: '试验街道便民服务中心',
        documentNo: '',
        issuedOn: null,
        validFrom: null,
        validUntil,
        audiences: ['everyone'],
        phone: '',
        sourceUrl: '',
        areaId: null,
        body: [],
        guide: {
          sort: 'public_service',
          papers: [
            { name: '身份证', form: 'original', mayComeLater: false, note: '' },
            { name: '照片', form: 'copy', mayComeLater: true, note: '两寸' },
          ],
          steps: ['取号', '交材料'],
          legalDays: 20,
          promisedDays: 5,
          costFen: 1250,
          costNote: '工本费',
          hours: '工作日上午',
          mayBeFetched: false,
          onlineUrl: '',
          locationIds: [at.locationId],
        },
      },
    },
  })
  for (const [who, to] of [
    [writer, 'in_review'],
    [reader, 'published'],
  ] as const) {
    const { version } = await who('GET /v1/streets/:streetId/managed/articles/:articleId', {
      params: { ...params, articleId: draft.id },
    })
    await who('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
      params: { ...params, articleId: draft.id },
      body: { version, to, reason: '' },
    })
  }
  return draft.id
}

const elsewhere = await house.sow.aLocation(street, {
  access: '有坡道',
  latitude: 30.66,
  longitude: 104.06,
  address: '',
})
const slot = await house.sow.aSlot(street, {
  service: {
    residentsOf: [street.areaId],
    minimumAge: 60,
    feeFen: 500,
    feeNote: '材料费',
    needsApproval: true,
    preparation: ['空腹'],
    phone: '',
  },
})
const away = await house.sow.aSlot(street, {
  serviceId: slot.serviceId,
  startsAt: inDays(3),
  locationId: elsewhere,
})
await house.sow.aSlot(street, { serviceId: slot.serviceId, startsAt: inDays(2), status: 'cancelled' })
const hidden = await Promise.all(
  (['draft', 'in_review', 'paused', 'archived'] as const).map(status =>
    house.sow.aService(street, { status, title: `不公开${status}` }),
  ),
)
const activityId = await house.sow.aService(street, { kind: 'activity', title: '不公开的志愿活动' })
const guideId = await aGuide(street, '居住证办理')
const foreignId = await house.sow.aService(other)
await house.sow.aService(other)
await house.sow.aService(other)

describe('a street for other directories', () => {
  test('says of itself which HSDS it is, and who publishes it', async () => {
    expect(await read('')).toMatchObject({ version: '3.1', publisher: { name: '试验街道' } })
    expect(await statusOf('', '100000000')).toBe(404)
  })

  test('lists what is published, and its guides, each as HSDS has it', async () => {
    const page = await read('/services')
    expect(page.contents.map(one => one.id).sort()).toEqual([slot.serviceId, guideId].sort())
    expect(page).toMatchObject({
      total_items: 2,
      total_pages: 1,
      first_page: true,
      last_page: true,
      empty: false,
    })
    expect(page.contents.flatMap(one => hsdsFaults('Service', one))).toEqual([])
    const full = await read('/services?full=true')
    expect(full.contents.flatMap(one => hsdsFaults('Service', one))).toEqual([])
    for (const id of [slot.serviceId, guideId]) {
      expect(full.contents.find(one => one.id === id)).toEqual(await read(`/services/${id}`))
    }
    const stranger = JSON.stringify([page, full])
    for (const id of [...hidden, activityId, foreignId]) {
      expect(await statusOf(`/services/${id}`)).toBe(404)
      expect(stranger).not.toContain(id)
    }
    expect(stranger).not.toContain('不公开')
  })

  test('has of a service its times where they are had, its cost, whom it is for, and when it was assured', async () => {
    const whole = await read<Record<string, unknown>>(`/services/${slot.serviceId}`)
    expect(hsdsFaults('Service', whole)).toEqual([])
    expect(whole).toMatchObject({
      status: 'active',
      assured_date: '2026-11-20',
      minimum_age: 60,
      application_process: '在网上预约，审核后通知。空腹。请带 身份证',
      cost_options: [{ currency: 'CNY', amount: 5, amount_description: '材料费' }],
      service_areas: [{ name: '东社区' }],
      phones: [{ number: '000-0000' }],
      attributes: [{ taxonomy_term: { code: 'clinic', name: '义诊' } }],
      organization: { name: '东社区党委' },
      service_at_locations: [
        {
          location: { name: '活动室', addresses: [{ address_1: '东社区 1 号', city: '试验市' }] },
          schedules: [
            { id: slot.slotId, dtstart: '2026-11-29', opens_at: '08:00+08:00', closes_at: '10:00+08:00' },
          ],
        },
        {
          location: {
            name: '新活动中心',
            addresses: [{ address_1: '新活动中心' }],
            accessibility: [{ description: '有坡道' }],
          },
          schedules: [{ id: away.slotId, dtstart: '2026-12-01' }],
        },
      ],
    })
    const [, there] = whole.service_at_locations as { location: { latitude: number } }[]
    // As GPS has it, some hundred metres from where Chinese maps show it.
    expect(there?.location.latitude).toBeCloseTo(30.6624, 3)
  })

  test('has of a guide its papers as required documents, and is inactive once it has run out', async () => {
    const whole = await read(`/services/${guideId}`)
    expect(hsdsFaults('Service', whole)).toEqual([])
    expect(whole).toMatchObject({
      name: '居住证办理',
      status: 'active',
      application_process: '1. 取号\n2. 交材料',
      cost_options: [{ amount: 12.5, amount_description: '工本费' }],
      required_documents: [{ document: '身份证（原件）' }, { document: '照片（复印件），可以后补，两寸' }],
      service_at_locations: [{ location: { name: '活动室' } }],
      organization: { name: '试验街道' },
    })
    const old = await aGuide(street, '旧的办法', '2026-11-30')
    expect(await read(`/services/${old}`)).toMatchObject({ status: 'active' })
    house.clock.now = inDays(4)
    expect(await read(`/services/${old}`)).toMatchObject({ status: 'inactive' })
    await house.asOwner(
      `update article set status = 'archived', shown = null, shown_at = null, shown_by = null,
      shown_writers = null, shown_audiences = null where id = $1`,
      [old],
    )
    house.clock.now = inDays(5)
    expect(await statusOf(`/services/${old}`)).toBe(404)
  })

  test('lists organizations, locations and what is had where, each as HSDS has it', async () => {
    const organizations = await read('/organizations')
    expect(organizations.contents.flatMap(one => hsdsFaults('Organization', one))).toEqual([])
    expect(organizations.contents.map(({ name }) => name)).toEqual(['试验街道', '东社区党委'])
    const [{ id: streetOrganization } = { id: '' }] = organizations.contents
    expect(await read(`/organizations/${streetOrganization}`)).toEqual(organizations.contents[0])
    expect(await statusOf(`/organizations/${newId()}`)).toBe(404)
    const ofStreet = await read(`/services?organization_id=${streetOrganization}`)
    expect(ofStreet.contents.map(({ id }) => id)).toEqual([guideId])
    const locations = await read('/locations')
    expect(locations.contents.flatMap(one => hsdsFaults('Location', one))).toEqual([])
    expect(locations.contents.map(({ name }) => name).sort()).toEqual(['新活动中心', '活动室'])
    const at = await read('/service_at_locations')
    expect(at.contents.flatMap(one => hsdsFaults('ServiceAtLocation', one))).toEqual([])
    expect(at.total_items).toBe(3)
  })

  test('is read page by page, to the end and no further', async () => {
    const first = await read('/services?per_page=2', other.streetId)
    const second = await read('/services?per_page=2&page=2', other.streetId)
    const third = await read('/services?per_page=2&page=3', other.streetId)
    expect(first).toMatchObject({ total_items: 3, total_pages: 2, size: 2, last_page: false })
    expect(second).toMatchObject({
      total_items: 3,
      page_number: 2,
      size: 1,
      first_page: false,
      last_page: true,
    })
    expect(third).toMatchObject({ total_items: 3, size: 0, empty: true, contents: [] })
    expect(new Set([...first.contents, ...second.contents].map(({ id }) => id)).size).toBe(3)
    const none = await house.sow.aStreet()
    expect(await read('/services', none.streetId)).toMatchObject({
      total_items: 0,
      total_pages: 1,
      empty: true,
    })
    for (const query of ['page=0', 'per_page=1000', 'page=x', 'organization_id=1', 'more=1']) {
      expect([query, await statusOf(`/services?${query}`)]).toEqual([query, 400])
    }
  })
})
