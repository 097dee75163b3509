import type { ActivityEdit, Client, ServiceEdit } from '@yunxuan/contract'
import { plainAnswers } from '@yunxuan/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { type SownShift, sowShift } from '../../../test/sow-shift.ts'

const one = '/v1/streets/:streetId/managed/services/:serviceId' as const
const oneActivity = '/v1/streets/:streetId/managed/activities/:activityId' as const
const changes = 'GET /v1/streets/:streetId/managed/changes' as const
const reading = `POST ${one}/reading` as const

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const staff = async (role: 'coordinator' | 'reviewer' | 'administrator' | 'provider') =>
  house.as(await house.sow.aStaff(street, role))

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
    kind: 'service',
    changedAt: house.clock.now.toISOString(),
    before: { feeFen: null, title: '中医科义诊' },
    after: { feeFen: 800, title: '中医义诊' },
    referred: [],
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

describe('an activity', () => {
  const insured = { risk: '石阶湿滑', insurance: '志愿者意外险' }
  let activity: SownShift
  beforeEach(async () => {
    activity = await sowShift(house, street, { activity: { answers: plainAnswers } })
  })

  const list = async (client: Client) => (await client(changes, { params: street })).items
  const readingOf = (changedAt = '') => ({
    params: { streetId: street.streetId, serviceId: activity.activityId },
    body: { changedAt },
  })

  async function editActivity(client: Client, wish: Partial<ActivityEdit>) {
    const { streetId, activityId } = activity
    const params = { streetId, activityId }
    const before = await client(`GET ${oneActivity}`, { params })
    const body = { version: before.version, edit: { ...before.edit, ...wish } }
    return client(`PUT ${oneActivity}`, { params, body })
  }

  test('what volunteers are told and what was answered is up at once, and a second person reads it', async () => {
    const [coordinator, reviewer] = [await staff('coordinator'), await staff('reviewer')]
    await editActivity(coordinator, { placesPerShift: 12 })
    expect(await list(reviewer)).toEqual([])
    const told = { ...insured, content: '清扫凉亭' }
    await editActivity(coordinator, { ...told, answers: { ...plainAnswers, isRisky: true } })
    const kept = await editActivity(coordinator, { skills: ['急救'], phone: '111-1111' })
    expect(kept).toMatchObject({ status: 'published', edit: told })
    const [change] = await list(reviewer)
    expect(change).toEqual({
      serviceId: activity.activityId,
      kind: 'activity',
      title: '楼道清洁',
      changedBy: ['陈主任'],
      isByCaller: false,
      changedAt: house.clock.now.toISOString(),
      before: {
        phone: '000-0000',
        content: '清扫楼道，整理杂物',
        skills: [],
        risk: '',
        insurance: '',
        answers: plainAnswers,
      },
      after: { ...told, phone: '111-1111', skills: ['急救'], answers: { ...plainAnswers, isRisky: true } },
      referred: [],
    })
    expect(await codeOf(reviewer(reading, readingOf(change?.changedAt)))).toBe('done')
    expect(await list(reviewer)).toEqual([])
    const log = await reviewer('GET /v1/streets/:streetId/audit', {
      params: street,
      query: { subjectId: activity.activityId },
    })
    expect(log.items[0]).toMatchObject({ action: 'activity.read', subject: 'activity' })
    expect(log.items[0]?.detail).toMatchObject({ changed: expect.arrayContaining(['answers', 'risk']) })
    expect(log.items[1]).toMatchObject({
      action: 'activity.edit',
      detail: { changed: ['phone', 'skills'] },
    })
  })

  test('people and the team are named, those of before and those of now', async () => {
    const [coordinator, reviewer] = [await staff('coordinator'), await staff('reviewer')]
    const helper = await house.sow.aMember(street, { name: '老周' })
    const teamId = await house.sow.aTeam(street, {}, { name: '凉亭互助队' })
    const { memberId } = activity.leader
    const incharge = { responsibleId: helper.memberId, leaderIds: [memberId, helper.memberId] }
    await editActivity(coordinator, { ...incharge, teamId, isTeamOnly: true })
    const [change] = await list(reviewer)
    expect(change).toMatchObject({
      before: { responsibleId: memberId, leaderIds: [], teamId: null, isTeamOnly: false },
      after: { responsibleId: helper.memberId, leaderIds: [memberId], teamId, isTeamOnly: true },
    })
    expect(change?.referred.map(one => one.name).sort()).toEqual(['凉亭互助队', '带队人', '老周'].sort())
  })

  test('nobody reads what they changed, nor what lies beyond their scope', async () => {
    const [coordinator, administrator] = [await staff('coordinator'), await staff('administrator')]
    await editActivity(administrator, { training: '先讲十分钟' })
    const [change] = await list(administrator)
    expect(change).toMatchObject({ isByCaller: true, before: { training: '' } })
    const asked = readingOf(change?.changedAt)
    expect(await codeOf(administrator(reading, asked))).toBe('same_person_reviews')
    expect(await codeOf(coordinator(reading, asked))).toBe('not_allowed')
    const far = await house.sow.aStaff(street, 'reviewer', { areaId: street.otherAreaId })
    const away = await house.as(far)
    expect(await list(away)).toEqual([])
    expect(await codeOf(away(reading, asked))).toBe('not_allowed')
    expect(await codeOf(house.guest(reading, asked))).toBe('not_signed_in')
  })

  test('what is taken back leaves nothing, be it answers or a stall that is another by its number', async () => {
    const [coordinator, reviewer] = [await staff('coordinator'), await staff('reviewer')]
    const stall = { name: '义诊', organizationName: '区医院', places: 4 }
    await editActivity(coordinator, { stalls: [stall] })
    expect(await list(reviewer)).toMatchObject([{ before: { stalls: [] }, after: { stalls: [stall] } }])
    const [first] = await list(reviewer)
    await reviewer(reading, readingOf(first?.changedAt))
    await editActivity(coordinator, { stalls: [], answers: { ...plainAnswers, isRisky: true }, ...insured })
    expect(await list(reviewer)).toMatchObject([{ before: { stalls: [stall], answers: plainAnswers } }])
    await editActivity(coordinator, { stalls: [stall], answers: plainAnswers, risk: '', insurance: '' })
    expect(await list(reviewer)).toEqual([])
  })

  test('publishing from review reads what the activity has besides', async () => {
    const [coordinator, provider, reviewer] = [
      await staff('coordinator'),
      await staff('provider'),
      await staff('reviewer'),
    ]
    await editActivity(coordinator, { project: '邻里守望' })
    expect(await list(reviewer)).toHaveLength(1)
    const { id, version, status } = await editActivity(provider, { training: '先讲十分钟' })
    expect(status).toBe('in_review')
    await reviewer(`POST ${oneActivity}/transition`, {
      params: { streetId: street.streetId, activityId: id },
      body: { version, to: 'published', reason: '' },
    })
    expect(await list(reviewer)).toEqual([])
  })
})
