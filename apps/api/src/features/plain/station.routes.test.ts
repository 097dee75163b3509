import { describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import { hsdsFaults } from '../../../test/hsds-schemas.ts'
import { sowStation } from '../../../test/sow-station.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId, locationId } = street
await sowStation(house, street, locationId)
const address = `http://yunxuan.test/s/${streetId}/places/${locationId}`
const page = (id = locationId) => house.app.inject({ url: `/s/${streetId}/places/${id}` })
const dataOf = (body: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(body)?.[1] ?? 'null')

async function placesOf(): Promise<Record<string, unknown>[]> {
  const { contents } = (await house.app.inject({ url: `/hsds/${streetId}/locations` })).json()
  return contents
}

const schedulesOf = (location: Record<string, unknown> = {}) =>
  location.schedules as { valid_from?: string; valid_to?: string }[]

describe('a station', () => {
  test('has a page without scripts, with a preview, its hours and what is there', async () => {
    const { statusCode, body } = await page()
    expect(statusCode).toBe(200)
    expect(body).toContain('<title>活动室｜试验街道</title>')
    expect(body).toContain(`<meta property="og:url" content="${address}">`)
    expect(body).toContain(
      '<meta property="og:description" content="周一至周五 8:30–17:30，周六 24 小时。东社区 1 号。骑手、司机进来歇歇脚">',
    )
    expect(body).toContain('<li>充电（坏了）</li>')
    const data = dataOf(body)
    expect(data).toMatchObject({
      '@type': 'CivicStructure',
      name: '活动室',
      telephone: '028-0000001',
      url: address,
    })
    expect(data.openingHoursSpecification).toHaveLength(6)
    expect(data.openingHoursSpecification[5]).toMatchObject({
      dayOfWeek: 'https://schema.org/Saturday',
      opens: '00:00',
      closes: '23:59',
    })
    expect((await house.app.inject({ url: `/s/${streetId}/sitemap.xml` })).body).toContain(address)
  })

  test('is no page where a location is none, or is another street’s', async () => {
    const elsewhere = await house.sow.aStreet()
    expect((await page(await house.sow.aLocation(street))).statusCode).toBe(404)
    await sowStation(house, elsewhere, elsewhere.locationId)
    expect((await page(elsewhere.locationId)).statusCode).toBe(404)
    expect((await house.app.inject({ url: `/s/${streetId}/sitemap.xml` })).body).not.toContain(
      elsewhere.locationId,
    )
    expect((await placesOf()).map(({ id }) => id)).not.toContain(elsewhere.locationId)
  })

  test('is a location of HSDS with its opening hours as schedules, though no service is had there', async () => {
    const [location, ...more] = await placesOf()
    expect(more).toEqual([])
    expect(hsdsFaults('Location', location)).toEqual([])
    expect(location).toMatchObject({
      ...{ id: locationId, url: address, description: '驿站。骑手、司机进来歇歇脚' },
      phones: [{ number: '028-0000001', location_id: locationId }],
      schedules: [
        { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '08:30+08:00', closes_at: '17:30+08:00' },
        { freq: 'WEEKLY', byday: 'SA', opens_at: '00:00+08:00', closes_at: '23:59+08:00' },
      ],
    })
  })

  test('while it is shut has hours until the day before and from the day after, and says why', async () => {
    const closure = { from: '2026-12-01', until: '2026-12-07', reason: '装修' }
    await sowStation(house, street, locationId, { version: 1, closure })
    // What is kept is a second old at most.
    house.clock.now = new Date(house.clock.now.getTime() + 1_000)
    const [location] = await placesOf()
    expect(hsdsFaults('Location', location)).toEqual([])
    const spans = schedulesOf(location).map(({ valid_from, valid_to }) => [valid_from, valid_to])
    expect(spans).toEqual([
      [undefined, '2026-11-30'],
      [undefined, '2026-11-30'],
      ['2026-12-08', undefined],
      ['2026-12-08', undefined],
    ])
    const { body } = await page()
    expect(body).toContain('2026 年 12 月 1 日到 2026 年 12 月 7 日不开：装修')
    expect(dataOf(body).specialOpeningHoursSpecification).toMatchObject({
      validFrom: '2026-12-01',
      validThrough: '2026-12-07',
    })
  })
})
