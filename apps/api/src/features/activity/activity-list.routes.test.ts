import type { ActivityQuery, Client } from '@yunxuan/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { openHouse, saturdayMorning } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { type SownShift, sowShift } from '../../../test/sow-shift.ts'
import { newId } from '../../platform/ids.ts'
import { location } from '../directory/directory.table.ts'
import { serviceTokens } from '../service/service-search.ts'

const list = 'GET /v1/streets/:streetId/activities'
const page = 'GET /v1/streets/:streetId/activities/:activityId'
const hourMs = 3_600_000

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const inHours = (hours: number) => new Date(saturdayMorning.getTime() + hours * hourMs)

function aShift(hours: number, more: Parameters<typeof sowShift>[2] = {}): Promise<SownShift> {
  return sowShift(house, street, { startsAt: inHours(hours), endsAt: inHours(hours + 2), ...more })
}

async function aPlace(areaId: string | null, latitude: number | null, longitude: number | null) {
  const id = newId()
  const { streetId } = street
  await house.db
    .insert(location)
    .values({ streetId, id, name: `地点 ${id}`, address: '', areaId, latitude, longitude })
  return id
}

const ask = (client: Client, query: ActivityQuery = {}) =>
  client(list, { params: { streetId: street.streetId }, query })
const ids = async (client: Client, query: ActivityQuery = {}) =>
  (await ask(client, query)).items.map(item => item.id)

describe('the list', () => {
  test('shows published activities with a shift to come, soonest first, and their next shift', async () => {
    const later = await aShift(30)
    const soon = await aShift(5, { activity: { project: '邻里守望' } })
    await aShift(3, { activityId: later.activityId, leader: later.leader, status: 'cancelled' })
    await aShift(-5)
    await aShift(6, { service: { status: 'draft' } })
    await aShift(6, { activity: { isTemplate: true } })
    const { items } = await ask(house.guest)
    expect(items.map(item => item.id)).toEqual([soon.activityId, later.activityId])
    expect(items[0]).toMatchObject({
      title: '楼道清洁',
      project: '邻里守望',
      team: null,
      distanceMetres: null,
      nextShift: { id: soon.shiftId, startsAt: inHours(5).toISOString(), placesLeft: 20 },
    })
    expect(await ids(house.guest, { project: '邻里守望' })).toEqual([soon.activityId])
  })

  test('is cut to a week, to those with places, to a brand', async () => {
    const full = await aShift(5, { places: 1, taken: 1 })
    const next = await aShift(10 * 24)
    expect(await ids(house.guest, { from: '2026-11-28', to: '2026-12-04' })).toEqual([full.activityId])
    expect(await ids(house.guest, { open: true })).toEqual([next.activityId])
    expect(await ids(house.guest, { brand: newId() })).toEqual([])
  })

  test('is searched in Chinese as services are', async () => {
    const { streetId } = street
    const title = '河道巡护'
    const text = { title, summary: '', description: '', keywords: [], category: '', brand: '' }
    const tokens = serviceTokens(streetId, { ...text, organization: '', location: '' })
    const found = await aShift(5, { service: { title } })
    await house.db.$client.query(
      'update service set search = array_to_tsvector($3::text[]) where street_id = $1 and id = $2',
      [streetId, found.activityId, tokens],
    )
    await aShift(4)
    expect(await ids(house.guest, { q: '河道' })).toEqual([found.activityId])
    expect(await ids(house.guest, { q: 'hdxh' })).toEqual([found.activityId])
  })

  test('goes on where it was cut, however it is ordered', async () => {
    const sown: SownShift[] = []
    for (const hours of [5, 5, 6, 7, 8]) sown.push(await aShift(hours))
    const whole = await ids(house.guest)
    expect(whole.sort()).toEqual(sown.map(one => one.activityId).sort())
    for (const query of [{}, { near: true, lat: 31.2, lng: 121.4 }]) {
      const seen: string[] = []
      let cursor: string | null = ''
      while (cursor !== null) {
        const next = await ask(house.guest, { ...query, limit: 2, ...(cursor === '' ? {} : { cursor }) })
        seen.push(...next.items.map(item => item.id))
        cursor = next.nextCursor
      }
      expect(seen).toEqual(await ids(house.guest, query))
    }
    await expect(ask(house.guest, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_request' })
  })
})

describe('near', () => {
  test('the nearest comes first, with how far it is, and a place without coordinates last', async () => {
    const unknown = await aShift(1, { service: { locationId: await aPlace(null, null, null) } })
    const far = await aShift(2, { service: { locationId: await aPlace(null, 31.23, 121.45) } })
    const close = await aShift(3, { service: { locationId: await aPlace(null, 31.221, 121.45) } })
    const { items } = await ask(house.guest, { near: true, lat: 31.22, lng: 121.45 })
    expect(items.map(item => item.id)).toEqual([close.activityId, far.activityId, unknown.activityId])
    expect(items.map(item => item.distanceMetres)).toEqual([111, 1113, null])
    await expect(ask(house.guest, { near: true, lat: 31.22 })).rejects.toMatchObject({
      code: 'invalid_request',
      problem: { errors: [{ field: 'lng' }] },
    })
  })

  test('without a position a member’s own community comes first; a guest sees the soonest', async () => {
    const away = await aShift(1, { service: { locationId: await aPlace(street.otherAreaId, null, null) } })
    const home = await aShift(2)
    const member = await house.as(await house.sow.aMember(street), 'wechat')
    expect(await ids(member, { near: true })).toEqual([home.activityId, away.activityId])
    expect(await ids(house.guest, { near: true })).toEqual([away.activityId, home.activityId])
  })
})

describe('my teams', () => {
  test('are those one is in, or one’s child is in, and the teams above them', async () => {
    const volunteer = await house.sow.aVolunteer(street)
    const dependantId = await house.sow.aDependant(volunteer, { birthDate: '2012-01-01' })
    const child = await house.sow.aVolunteer(street, { member: volunteer, dependantId })
    const above = await house.sow.aTeam(street)
    const mine = await house.sow.aTeam(street, { members: [volunteer] }, { parentId: above })
    const ofChild = await house.sow.aTeam(street, { members: [child] })
    const other = await house.sow.aTeam(street)
    const shifts: SownShift[] = []
    for (const teamId of [above, mine, ofChild, other]) shifts.push(await aShift(5, { activity: { teamId } }))
    const client = await house.as(volunteer, 'wechat')
    const expected = shifts.slice(0, 3).map(one => one.activityId)
    expect((await ids(client, { mine: true })).sort()).toEqual(expected.sort())
    expect(await ids(house.guest, { teamId: other })).toEqual([shifts[3]?.activityId])
    await expect(ask(house.guest, { mine: true })).rejects.toMatchObject({ code: 'not_signed_in' })
  })
})

describe('the page', () => {
  test('tells beforehand what is done, what it asks and what may happen (条例 §12)', async () => {
    const shift = await aShift(5, {
      activity: { risk: '登高', insurance: '某公司意外险', training: '先讲十分钟', qualification: '急救证' },
      service: { minimumAge: 18 },
    })
    const { streetId, activityId } = shift
    const seen = await house.guest(page, { params: { streetId, activityId }, query: {} })
    expect(seen).toMatchObject({
      content: '清扫楼道，整理杂物',
      responsibleName: '带*人',
      risk: '登高',
      insurance: '某公司意外险',
      training: '先讲十分钟',
      qualification: '急救证',
      minimumAge: 18,
      withdrawNoticeMinutes: 24 * 60,
      shifts: [{ id: shift.shiftId, denial: null, waitlistDenial: 'slot_not_full' }],
    })
  })

  test('names who is responsible to those who take part or lead, and masks them for everybody else', async () => {
    const shift = await aShift(48)
    const volunteer = await house.sow.aVolunteer(street)
    const taking = await house.as(volunteer, 'wechat')
    const leading = await house.as(shift.leader, 'wechat')
    const { streetId, activityId, shiftId } = shift
    const named = async (client: Client) =>
      (await client(page, { params: { streetId, activityId }, query: {} })).responsibleName
    expect([await named(house.guest), await named(taking)]).toEqual(['带*人', '带*人'])
    await taking('POST /v1/streets/:streetId/shifts/:shiftId/signups', {
      params: { streetId, shiftId },
      body: {},
    })
    expect([await named(house.guest), await named(taking), await named(leading)]).toEqual([
      '带*人',
      '带队人',
      '带队人',
    ])
  })

  test('of what is not published, is a service or is not there is not found', async () => {
    const { streetId } = street
    const draft = await aShift(5, { service: { status: 'in_review' } })
    const serviceId = await house.sow.aService(street)
    for (const activityId of [draft.activityId, serviceId, newId()]) {
      await expect(house.guest(page, { params: { streetId, activityId }, query: {} })).rejects.toMatchObject({
        code: 'not_found',
      })
    }
    const member = await house.as(await house.sow.aMember(street))
    const shift = await aShift(5)
    const query = { dependantId: newId() }
    const params = { streetId, activityId: shift.activityId }
    await expect(member(page, { params, query })).rejects.toMatchObject({ code: 'not_found' })
  })
})
