import type { StationEdit } from '@yunxuan/contract'
import { shanghaiDate, shanghaiInstant } from '@yunxuan/domain'
import { beforeEach, describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'

const all = '/v1/streets/:streetId/managed/stations' as const
const one = `${all}/:locationId` as const

const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const weekdays = [1, 2, 3, 4, 5]
const usual: StationEdit = {
  kind: 'rest_stop',
  phone: null,
  note: '骑手、司机进来歇歇脚',
  hours: weekdays.map(weekday => ({ weekday, opensAt: 480, closesAt: 1200 })),
  closure: null,
  facilities: [
    { facility: 'hot_water', state: 'working' },
    { facility: 'charging', state: 'broken' },
  ],
}
// A Friday at noon: what is open on weekdays is.
const noon = shanghaiInstant('2026-11-27', '12:00')

const coordinator = async (more = {}) => house.as(await house.sow.aStaff(street, 'coordinator', more))
type Client = Awaited<ReturnType<typeof coordinator>>

const at = (locationId = street.locationId) => ({ params: { streetId: street.streetId, locationId } })
const put = (client: Client, locationId: string, edit: Partial<StationEdit> = {}, version = 0) =>
  client(`PUT ${one}`, { ...at(locationId), body: { version, edit: { ...usual, ...edit } } })

async function placeAt(name: string, north: number) {
  const locationId = await house.sow.aLocation(street, { name })
  await house.db.$client.query(
    'update location set latitude = $3, longitude = $4 where street_id = $1 and id = $2',
    [street.streetId, locationId, 30.7 + north, 104.05],
  )
  return locationId
}

async function look(query: Record<string, unknown> = {}) {
  const { items } = await house.guest('GET /v1/streets/:streetId/stations', {
    params: { streetId: street.streetId },
    query,
  })
  return items
}

const names = (items: Awaited<ReturnType<typeof look>>) => items.map(({ location }) => location.name)

describe('whoever looks for a station', () => {
  test('has the open before the closed, and of those the near before the far', async () => {
    house.clock.now = noon
    const staff = await coordinator()
    await put(staff, await placeAt('远而开着', 0.02))
    await put(staff, await placeAt('近而开着', 0.001))
    await put(staff, await placeAt('就在这里，周末才开', 0), {
      hours: [{ weekday: 6, opensAt: 0, closesAt: 60 }],
    })
    await put(staff, await placeAt('就在这里，停用', 0), {
      closure: { from: shanghaiDate(noon), until: null, reason: '搬家' },
    })
    await put(staff, await house.sow.aLocation(street, { name: '不知道在哪，开着' }))
    const items = await look({ latitude: 30.7, longitude: 104.05 })
    expect(names(items)).toEqual([
      '近而开着',
      '远而开着',
      '不知道在哪，开着',
      '就在这里，停用',
      '就在这里，周末才开',
    ])
    expect(items.map(({ metres }) => metres)).toEqual([111, 2224, null, 0, 0])
    expect(items.map(({ openness }) => openness.state)).toEqual(['open', 'open', 'open', 'shut', 'closed'])
    expect(items[0]?.openness).toEqual({ state: 'open', until: '2026-11-27T12:00:00.000Z' })
    expect(items[4]?.openness).toEqual({ state: 'closed', opens: '2026-11-27T16:00:00.000Z' })
  })

  test('who says no point has their own community first', async () => {
    house.clock.now = noon
    const staff = await coordinator()
    const { areaId } = street
    await put(staff, await house.sow.aLocation(street, { name: '甲' }))
    const own = await house.sow.aLocation(street, { name: '乙' })
    await house.db.$client.query('update location set area_id = $3 where street_id = $1 and id = $2', [
      street.streetId,
      own,
      areaId,
    ])
    await put(staff, own)
    expect(names(await look())).toEqual(['甲', '乙'])
    expect(names(await look({ areaId }))).toEqual(['乙', '甲'])
  })

  test('what is broken does not count as there', async () => {
    const staff = await coordinator()
    await put(staff, street.locationId)
    expect(await look({ facility: 'hot_water' })).toHaveLength(1)
    expect(await look({ facility: 'charging' })).toHaveLength(0)
    expect(await look({ kind: 'venue' })).toHaveLength(0)
  })

  test('finds it by its name, as somewhere one can look up', async () => {
    await put(await coordinator(), street.locationId)
    const { items } = await house.guest('GET /v1/streets/:streetId/search', {
      params: { streetId: street.streetId },
      query: { q: '活动室' },
    })
    expect(items).toMatchObject([{ kind: 'station', id: street.locationId, title: '活动室' }])
  })

  test('pages hold each once', async () => {
    house.clock.now = noon
    const staff = await coordinator()
    for (const name of ['一', '二', '三']) await put(staff, await house.sow.aLocation(street, { name }))
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await house.guest('GET /v1/streets/:streetId/stations', {
        params: { streetId: street.streetId },
        query: { limit: 1, ...(cursor === undefined ? {} : { cursor }) },
      })
      seen.push(...names(page.items))
      cursor = page.nextCursor ?? undefined
    } while (cursor !== undefined)
    expect(seen.toSorted()).toEqual(['一', '三', '二'])
  })
})

describe('whoever looks after stations', () => {
  test('one that nobody confirmed for long says so, until somebody does', async () => {
    const staff = await coordinator()
    await put(staff, street.locationId)
    house.clock.now = new Date(house.clock.now.getTime() + 181 * 86_400_000)
    const read = () => house.guest('GET /v1/streets/:streetId/stations/:locationId', at())
    expect((await read()).isUnconfirmed).toBe(true)
    const { items } = await staff(`GET ${all}`, {
      params: { streetId: street.streetId },
      query: { due: 'unconfirmed' },
    })
    expect(items).toHaveLength(1)
    await staff(`POST ${one}/confirmation`, at())
    expect((await read()).isUnconfirmed).toBe(false)
  })

  test('of two who change it at once, the second is told', async () => {
    const staff = await coordinator()
    await put(staff, street.locationId)
    const [first, second] = await Promise.allSettled([
      put(staff, street.locationId, { note: '甲' }, 1),
      put(staff, street.locationId, { note: '乙' }, 1),
    ])
    const refused = [first, second].filter(({ status }) => status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(await codeOf(put(staff, street.locationId))).toBe('changed_meanwhile')
  })

  test('hours that are none, and a facility twice, are refused and nothing is kept', async () => {
    const staff = await coordinator()
    const reversed = put(staff, street.locationId, { hours: [{ weekday: 1, opensAt: 600, closesAt: 600 }] })
    expect(await codeOf(reversed)).toBe('hours_reversed')
    const twice = put(staff, street.locationId, {
      facilities: [
        { facility: 'wifi', state: 'out' },
        { facility: 'wifi', state: 'working' },
      ],
    })
    expect(await codeOf(twice)).toBe('invalid_request')
    expect(await codeOf(house.guest('GET /v1/streets/:streetId/stations/:locationId', at()))).toBe(
      'not_found',
    )
  })

  test('a coordinator of another community may not', async () => {
    const other = await coordinator({ areaId: street.otherAreaId })
    expect(await codeOf(put(other, street.locationId))).toBe('not_allowed')
  })

  test('a station that ends stays a location', async () => {
    const staff = await coordinator()
    const tellsOfStations = async () => {
      const at = { params: { streetId: street.streetId } }
      return (await house.guest('GET /v1/streets/:streetId', at)).hasStations
    }
    expect(await tellsOfStations()).toBe(false)
    await put(staff, street.locationId)
    expect(await tellsOfStations()).toBe(true)
    await staff(`DELETE ${one}`, at())
    expect(await tellsOfStations()).toBe(false)
    expect(await codeOf(staff(`DELETE ${one}`, at()))).toBe('not_found')
    expect(await look()).toEqual([])
    expect((await put(staff, street.locationId)).version).toBe(1)
  })
})
