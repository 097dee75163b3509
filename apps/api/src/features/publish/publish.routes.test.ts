import type { Client, ServiceEdit } from '@yunxuan/contract'
import type { StaffRole } from '@yunxuan/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { versionOf } from '../../../test/version-of.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const services = 'POST /v1/streets/:streetId/managed/services'
const one = `/v1/streets/:streetId/managed/services/:serviceId` as const

function edit(more: Partial<ServiceEdit> = {}): ServiceEdit {
  return {
    title: '颈椎义诊',
    summary: '骨科医生坐诊',
    description: '',
    category: 'clinic',
    brandId: null,
    organizationId: street.organizationId,
    locationId: street.locationId,
    mode: 'on_site',
    audiences: ['everyone'],
    isAudienceStrict: false,
    eligibility: '',
    minimumAge: null,
    maximumAge: null,
    residentsOf: [],
    preparation: [],
    bring: [],
    feeFen: null,
    feeNote: '',
    phone: '',
    keywords: [],
    durationMinutes: 60,
    picture: null,
    placesPerSlot: 10,
    needsApproval: false,
    noteKind: null,
    partyMax: 2,
    cancelCutoffMinutes: null,
    bookingOpensDays: null,
    bookingClosesMinutes: null,
    ...more,
  }
}

const within = (serviceId: string) => ({ streetId: street.streetId, serviceId })
const staff = async (role: StaffRole, scope: { areaId?: string; organizationId?: string } = {}) =>
  house.as(await house.sow.aStaff(street, role, scope))
const actions = async () => {
  const { rows } = await house.db.$client.query<{ action: string }>(
    'select action from audit where street_id = $1 order by id',
    [street.streetId],
  )
  return rows.map(row => row.action)
}
const move = async (
  client: Client,
  serviceId: string,
  to: 'draft' | 'in_review' | 'published' | 'paused' | 'archived',
  reason = '',
) => {
  const version = await versionOf(house, serviceId)
  return client(`POST ${one}/transition`, { params: within(serviceId), body: { version, to, reason } })
}

describe('from a draft to the catalogue', () => {
  test('one drafts and submits, another publishes, and then residents find it', async () => {
    const [coordinator, reviewer] = [await staff('coordinator'), await staff('reviewer')]
    const { streetId } = street
    const draft = await coordinator(services, { params: { streetId }, body: edit() })
    expect(draft).toMatchObject({
      status: 'draft',
      version: 1,
      isUnconfirmed: true,
      edit: { title: '颈椎义诊' },
    })
    const search = () =>
      house.guest('GET /v1/streets/:streetId/services', { params: { streetId }, query: { q: 'jzyz' } })
    expect((await search()).items).toEqual([])
    await move(coordinator, draft.id, 'in_review')
    expect(await codeOf(move(coordinator, draft.id, 'published'))).toBe('not_allowed')
    // Read by a second person, it is confirmed by them.
    expect(await move(reviewer, draft.id, 'published')).toMatchObject({
      status: 'published',
      submittedBy: '陈主任',
      assuredDate: '2026-11-28',
      isUnconfirmed: false,
    })
    expect((await search()).items.map(card => card.id)).toEqual([draft.id])
    expect(await actions()).toEqual(['service.draft', 'service.transition', 'service.transition'])
    await move(coordinator, draft.id, 'paused', '医生休假')
    expect((await search()).items).toEqual([])
  })

  test('the second pair of eyes is never the first', async () => {
    const administrator = await staff('administrator')
    const id = await house.sow.aService(street, { status: 'draft' })
    const submitted = await move(administrator, id, 'in_review')
    expect(submitted.isSubmittedByCaller).toBe(true)
    expect(await codeOf(move(administrator, id, 'published'))).toBe('same_person_reviews')
    expect(await codeOf(move(await staff('administrator'), id, 'published'))).toBe('done')
  })

  test('what changed since the reviewer read it is not published until it is read', async () => {
    const [coordinator, provider] = [await staff('coordinator'), await staff('provider')]
    const reviewer = await staff('reviewer')
    const id = await house.sow.aService(street, { status: 'draft' })
    const read = await move(coordinator, id, 'in_review')
    const params = within(id)
    const publish = (version: number) =>
      reviewer(`POST ${one}/transition`, { params, body: { version, to: 'published', reason: '' } })
    const { version } = read
    await provider(`PUT ${one}`, { params, body: { version, edit: edit({ feeFen: 9900 }) } })
    expect(await codeOf(publish(version))).toBe('changed_meanwhile')
    const again = await reviewer(`GET ${one}`, { params })
    expect(again).toMatchObject({ status: 'in_review', edit: { feeFen: 9900 } })
    expect(await publish(again.version)).toMatchObject({ status: 'published' })
  })

  test('whoever edits what is under review may not pass it', async () => {
    const [first, second] = [await staff('administrator'), await staff('administrator')]
    const id = await house.sow.aService(street, { status: 'draft' })
    await move(first, id, 'in_review')
    await second(`PUT ${one}`, { params: within(id), body: { version: 2, edit: edit() } })
    expect(await codeOf(move(second, id, 'published'))).toBe('same_person_reviews')
  })

  test('sending back, pausing and archiving say why; what is not possible is refused', async () => {
    const [coordinator, reviewer] = [await staff('coordinator'), await staff('reviewer')]
    const id = await house.sow.aService(street, { status: 'draft' })
    expect(await codeOf(move(coordinator, id, 'paused', '原因'))).toBe('transition_not_possible')
    await move(coordinator, id, 'in_review')
    expect(await codeOf(move(reviewer, id, 'draft', '  '))).toBe('reason_missing')
    expect(await move(reviewer, id, 'draft', '请写清地点')).toMatchObject({ statusReason: '请写清地点' })
    expect(await codeOf(move(reviewer, id, 'archived', '重复'))).toBe('not_allowed')
    expect(await codeOf(move(coordinator, id, 'archived', '重复'))).toBe('done')
  })

  test('a clone is a draft of its own that can be told apart', async () => {
    const coordinator = await staff('coordinator')
    const id = await house.sow.aService(street, { title: '长'.repeat(40) })
    const copy = await coordinator(`POST ${one}/clone`, { params: within(id) })
    expect(copy).toMatchObject({ status: 'draft', version: 1, assuredDate: null, upcomingSlots: 0 })
    expect(copy.edit.title).toBe(`${'长'.repeat(36)}（副本）`)
    expect(copy.id).not.toBe(id)
  })

  test('confirming says that all is still true today', async () => {
    const coordinator = await staff('coordinator')
    const id = await house.sow.aService(street, { assuredDate: '2026-01-01' })
    const { streetId } = street
    const list = () =>
      coordinator('GET /v1/streets/:streetId/managed/services', {
        params: { streetId },
        query: { unconfirmed: true },
      })
    expect((await list()).items.map(item => [item.id, item.isUnconfirmed])).toEqual([[id, true]])
    const confirmed = await coordinator(`POST ${one}/confirmation`, { params: within(id) })
    expect(confirmed).toMatchObject({ assuredDate: '2026-11-28', isUnconfirmed: false })
    expect((await list()).items).toEqual([])
  })
})

describe('editing', () => {
  test('two who read the same version: the second is told', async () => {
    const coordinator = await staff('coordinator')
    const id = await house.sow.aService(street)
    const put = (title: string) =>
      coordinator(`PUT ${one}`, { params: within(id), body: { version: 1, edit: edit({ title }) } })
    const answers = await Promise.all([codeOf(put('甲')), codeOf(put('乙')), codeOf(put('丙'))])
    expect(answers.sort()).toEqual(['changed_meanwhile', 'changed_meanwhile', 'done'])
  })

  test('a coordinator changes what is published in place, a provider sends it back to review', async () => {
    const [coordinator, provider] = [await staff('coordinator'), await staff('provider')]
    const id = await house.sow.aService(street)
    const put = (client: Client, version: number) =>
      client(`PUT ${one}`, { params: within(id), body: { version, edit: edit({ title: '腰椎义诊' }) } })
    expect(await put(coordinator, 1)).toMatchObject({ status: 'published', version: 2 })
    expect(await put(provider, 2)).toMatchObject({
      status: 'in_review',
      version: 3,
      isSubmittedByCaller: true,
    })
    await move(await staff('reviewer'), id, 'published')
    await move(coordinator, id, 'archived', '不办了')
    expect(await codeOf(put(coordinator, 5))).toBe('service_not_editable')
  })

  test('what the street does not have is refused field by field, with nothing written', async () => {
    const coordinator = await staff('coordinator')
    const { streetId } = street
    const body = edit({
      brandId: newId(),
      organizationId: newId(),
      locationId: newId(),
      residentsOf: [newId()],
      minimumAge: 60,
      maximumAge: 50,
    })
    const refused = await coordinator(services, { params: { streetId }, body }).catch(error => error.problem)
    expect(refused.code).toBe('invalid_request')
    expect(refused.errors.map((error: { field: string }) => error.field)).toEqual([
      'brandId',
      'organizationId',
      'locationId',
      'residentsOf',
      'maximumAge',
    ])
    expect(await actions()).toEqual([])
  })
})

describe('who may what', () => {
  test('a provider keeps only what its organization offers', async () => {
    const mine = await house.sow.aService(street)
    const otherId = newId()
    await house.db.$client.query("insert into organization values ($1, $2, '别的机构', 'other')", [
      street.streetId,
      otherId,
    ])
    const theirs = await house.sow.aService(street, { organizationId: otherId })
    const provider = await staff('provider')
    const { streetId } = street
    const list = await provider('GET /v1/streets/:streetId/managed/services', {
      params: { streetId },
      query: {},
    })
    expect(list.items.map(item => item.id)).toEqual([mine])
    const get = (serviceId: string) => codeOf(provider(`GET ${one}`, { params: within(serviceId) }))
    expect([await get(mine), await get(theirs), await get(newId())]).toEqual([
      'done',
      'not_allowed',
      'not_found',
    ])
    const take = { version: 1, edit: edit({ organizationId: otherId }) }
    expect(await codeOf(provider(`PUT ${one}`, { params: within(mine), body: take }))).toBe('not_allowed')
    expect(await codeOf(provider(services, { params: { streetId }, body: take.edit }))).toBe('not_allowed')
  })

  test('a coordinator of one community sees and touches only what lies in it', async () => {
    const here = await house.sow.aService(street)
    const [near, far] = [
      await staff('coordinator', { areaId: street.areaId }),
      await staff('coordinator', { areaId: street.otherAreaId }),
    ]
    const { streetId } = street
    const list = async (client: Client) =>
      (await client('GET /v1/streets/:streetId/managed/services', { params: { streetId }, query: {} })).items
        .length
    expect([await list(near), await list(far)]).toEqual([1, 0])
    expect(await codeOf(far(`POST ${one}/clone`, { params: within(here) }))).toBe('not_allowed')
    expect(await codeOf(near(`POST ${one}/clone`, { params: within(here) }))).toBe('done')
  })

  test('residents, guests and staff of another street are kept out of every managed address', async () => {
    const { serviceId } = await house.sow.aSlot(street)
    const resident = await house.tokenOf(await house.sow.aMember(street))
    const other = await house.sow.aStreet()
    const foreign = await house.tokenOf(await house.sow.aStaff(other, 'administrator'))
    const at = `/v1/streets/${street.streetId}`
    const addresses = [
      ['GET', `${at}/managed/services`],
      ['GET', `${at}/managed/services/${serviceId}`],
      ['POST', `${at}/managed/services/${serviceId}/clone`],
      ['POST', `${at}/managed/services/${serviceId}/confirmation`],
      ['GET', `${at}/managed/services/${serviceId}/slots`],
      ['GET', `${at}/organizations`],
      ['GET', `${at}/locations`],
    ] as const
    for (const [method, url] of addresses) {
      const ask = (token?: string) =>
        house.app
          .inject({
            method,
            url,
            ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
          })
          .then(reply => reply.statusCode)
      expect([url, await ask(), await ask(resident), await ask(foreign)]).toEqual([url, 401, 403, 409])
    }
  })
})

describe('organizations and locations', () => {
  test('are added once under a name', async () => {
    const coordinator = await staff('coordinator')
    const params = { streetId: street.streetId }
    const added = await coordinator('POST /v1/streets/:streetId/organizations', {
      params,
      body: { name: ' 康复医院 ' },
    })
    expect(added.name).toBe('康复医院')
    expect(
      await codeOf(
        coordinator('POST /v1/streets/:streetId/organizations', { params, body: { name: '康复医院' } }),
      ),
    ).toBe('name_taken')
    const list = await coordinator('GET /v1/streets/:streetId/organizations', { params })
    expect(list.items.map(item => item.name).sort()).toEqual(['东社区党委', '康复医院'].sort())
    const point = { latitude: 41.8, longitude: 123.4 }
    const place = { name: '二楼', address: '', access: '', areaId: street.areaId, picture: null, ...point }
    await coordinator('POST /v1/streets/:streetId/locations', { params, body: place })
    const post = (body: typeof place) =>
      codeOf(coordinator('POST /v1/streets/:streetId/locations', { params, body }))
    expect(await post(place)).toBe('name_taken')
    expect(await post({ ...place, name: '三楼', areaId: newId() })).toBe('invalid_request')
    expect(await post({ ...place, name: '三楼', latitude: 0 })).toBe('point_outside')
    expect((await coordinator('GET /v1/streets/:streetId/locations', { params })).items).toHaveLength(2)
    expect(await actions()).toEqual(['organization.add', 'location.add'])
  })

  test('a coordinator of one community adds places only there', async () => {
    const far = await staff('coordinator', { areaId: street.otherAreaId })
    const nowhere = { address: '', access: '', latitude: null, longitude: null, picture: null }
    const body = { name: '门口', areaId: street.areaId, ...nowhere }
    const params = { streetId: street.streetId }
    expect(await codeOf(far('POST /v1/streets/:streetId/locations', { params, body }))).toBe('not_allowed')
  })
})
