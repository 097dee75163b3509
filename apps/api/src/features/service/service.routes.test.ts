import type { ServiceQuery } from '@yunxuan/contract'
import { beforeEach, describe, expect, test } from 'vitest'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { raiseCatalogue } from '../street/catalogue-version.store.ts'
import { refreshListing } from './listing.store.ts'

const hourMs = 3_600_000
const house = await openHouse()
let street: SownStreet
beforeEach(async () => {
  street = await house.sow.aStreet()
})

const inHours = (hours: number) => new Date(house.clock.now.getTime() + hours * hourMs)

async function titles(query: ServiceQuery): Promise<string[]> {
  const { streetId } = street
  const page = await house.guest('GET /v1/streets/:streetId/services', { params: { streetId }, query })
  return page.items.map(card => card.title)
}

describe('list of services', () => {
  test('the soonest that can be booked come first, those without a coming slot last, and only published ones', async () => {
    const { aService, aSlot } = house.sow
    await aService(street, { title: '没有场次' })
    await aSlot(street, { startsAt: inHours(48), service: { title: '后天' } })
    await aSlot(street, { startsAt: inHours(24), service: { title: '明天' } })
    await aSlot(street, { startsAt: inHours(-1), service: { title: '正在进行' } })
    await aSlot(street, { startsAt: inHours(-30), service: { title: '已经结束' } })
    await aSlot(street, { startsAt: inHours(2), service: { title: '草稿', status: 'draft' } })
    const found = await titles({})
    expect(found.slice(0, 2)).toEqual(['明天', '后天'])
    expect(found.slice(2).sort()).toEqual(['正在进行', '已经结束', '没有场次'].sort())
  })

  test('a slot that has begun stands for its service only where no other is planned', async () => {
    const { streetId } = street
    const both = await house.sow.aSlot(street, { startsAt: inHours(-1), service: { title: '两场' } })
    const later = await house.sow.aSlot(street, { serviceId: both.serviceId, startsAt: inHours(24) })
    const last = await house.sow.aSlot(street, { startsAt: inHours(-1), service: { title: '最后一场' } })
    const page = await house.guest('GET /v1/streets/:streetId/services', { params: { streetId }, query: {} })
    expect(page.items.map(card => [card.title, card.nextSlot?.id])).toEqual([
      ['两场', later.slotId],
      ['最后一场', last.slotId],
    ])
    expect(await titles({ to: '2026-11-28' })).toEqual([])
  })

  test('a card says what there is to know, with places left of the next slot', async () => {
    const { slotId, serviceId } = await house.sow.aSlot(street, { places: 20, taken: 6, held: 1 })
    const { streetId, organizationId } = street
    const page = await house.guest('GET /v1/streets/:streetId/services', { params: { streetId }, query: {} })
    expect(page).toEqual({
      items: [
        {
          id: serviceId,
          title: '中医科义诊',
          summary: '老中医坐诊',
          category: 'clinic',
          brand: null,
          organization: { id: organizationId, name: '东社区党委' },
          locationName: '活动室',
          areaName: '东社区',
          mode: 'on_site',
          feeFen: null,
          isUnconfirmed: false,
          isSample: false,
          picture: null,
          averageStars: null,
          nextSlot: {
            id: slotId,
            startsAt: '2026-11-29T00:00:00.000Z',
            endsAt: '2026-11-29T02:00:00.000Z',
            places: 20,
            placesLeft: 13,
          },
        },
      ],
      nextCursor: null,
    })
  })

  test('two characters hit, initials hit, and the title weighs more than the text', async () => {
    const { aService } = house.sow
    await aService(street, {
      title: '法律咨询',
      summary: '律师坐班',
      description: '旁边就是义诊',
      category: 'law',
    })
    await aService(street, { title: '健康日', summary: '义诊和量血压', category: 'culture' })
    await aService(street, { title: '中医义诊', category: 'culture' })
    await aService(street, { title: '手工课', summary: '剪纸', category: 'culture' })
    expect(await titles({ q: '义诊' })).toEqual(['中医义诊', '健康日', '法律咨询'])
    expect(await titles({ q: '义诊', limit: 2 })).toEqual(['中医义诊', '健康日'])
    expect(await titles({ q: 'zyyz' })).toEqual(['中医义诊'])
    expect(await titles({ q: '义诊', category: 'law' })).toEqual(['法律咨询'])
    expect(await titles({ q: '诊义' })).toEqual([])
    expect(await titles({ q: "'; drop table service; --" })).toEqual([])
    expect((await titles({ q: '，。' })).length).toBe(4)
  })

  test.each(['soonest', 'relevance'] as const)('pages by %s show every hit once', async sort => {
    const wanted: string[] = []
    for (let n = 0; n < 7; n++) {
      const title = n % 2 === 0 ? `义诊 ${n}` : `健康 ${n}`
      wanted.push(title)
      const service = { title, summary: n % 3 === 0 ? '义诊' : '量血压', description: '社区义诊' }
      if (n === 3) await house.sow.aService(street, service)
      else await house.sow.aSlot(street, { startsAt: inHours(24 + (n % 2)), service })
    }
    const seen: string[] = []
    let cursor: string | null | undefined
    const { streetId } = street
    do {
      const page = await house.guest('GET /v1/streets/:streetId/services', {
        params: { streetId },
        query: { q: '义诊', sort, limit: 2, ...(cursor ? { cursor } : {}) },
      })
      seen.push(...page.items.map(card => card.title))
      cursor = page.nextCursor
    } while (cursor !== null)
    expect([...seen].sort()).toEqual(wanted.sort())
  })

  test('filters: category, community, brand, mode, audience with everyone, days, places left', async () => {
    const { aSlot } = house.sow
    const brandId = newId()
    await house.db.$client.query(
      `insert into brand (street_id, id, name, position) values ($1, $2, '同心', 0)`,
      [street.streetId, brandId],
    )
    await aSlot(street, { startsAt: inHours(24), service: { title: '甲', category: 'law', brandId } })
    await aSlot(street, {
      startsAt: inHours(48),
      places: 2,
      taken: 2,
      service: { title: '乙', audiences: ['elder'] },
    })
    await aSlot(street, {
      startsAt: inHours(72),
      service: { title: '丙', mode: 'online', audiences: ['child'] },
    })
    expect(await titles({ category: 'law' })).toEqual(['甲'])
    expect(await titles({ brand: brandId })).toEqual(['甲'])
    expect(await titles({ area: street.areaId })).toEqual(['甲', '乙', '丙'])
    expect(await titles({ area: street.otherAreaId })).toEqual([])
    expect(await titles({ mode: 'online' })).toEqual(['丙'])
    expect(await titles({ audience: 'elder' })).toEqual(['甲', '乙'])
    expect(await titles({ from: '2026-11-30', to: '2026-11-30' })).toEqual(['乙'])
    expect(await titles({ to: '2026-11-30' })).toEqual(['甲', '乙'])
    expect(await titles({ open: true })).toEqual(['甲', '丙'])
    expect(await titles({ open: true, q: '坐诊' })).toEqual(['甲', '丙'])
    expect(await titles({ from: '2026-11-30', q: '坐诊', sort: 'soonest' })).toEqual(['乙', '丙'])
  })

  test('a service stands at its first slot in the span, once', async () => {
    const { serviceId } = await house.sow.aSlot(street, { startsAt: inHours(24), service: { title: '多场' } })
    await house.sow.aSlot(street, { serviceId, startsAt: inHours(48) })
    await house.sow.aSlot(street, { serviceId, startsAt: inHours(48), room: '二楼' })
    await house.sow.aSlot(street, { startsAt: inHours(30), service: { title: '单场' } })
    expect(await titles({ from: '2026-11-29' })).toEqual(['多场', '单场'])
    expect(await titles({ from: '2026-11-30' })).toEqual(['多场'])
  })

  test('a slot that begins makes room for the next one without anybody doing anything', async () => {
    const before = house.clock.now
    const { serviceId } = await house.sow.aSlot(street, { startsAt: inHours(1), service: { title: '两场' } })
    await house.sow.aSlot(street, { serviceId, startsAt: inHours(50) })
    await house.sow.aSlot(street, { startsAt: inHours(30), service: { title: '一场' } })
    expect(await titles({})).toEqual(['两场', '一场'])
    house.clock.now = inHours(1)
    expect(await titles({})).toEqual(['一场', '两场'])
    house.clock.now = before
  })

  test('the same bytes carry the same ETag, and whoever has them is told so', async () => {
    await house.sow.aSlot(street)
    const url = `/v1/streets/${street.streetId}/services`
    const first = await house.app.inject({ url })
    const etag = String(first.headers.etag)
    expect(etag).toMatch(/^"[\w-]+"$/)
    const again = await house.app.inject({ url, headers: { 'if-none-match': etag } })
    expect([again.statusCode, again.body]).toEqual([304, ''])
    await house.sow.aSlot(street)
    const changed = await house.app.inject({ url, headers: { 'if-none-match': etag } })
    expect(changed.statusCode).toBe(200)
  })

  test('slots are told by their tag to be as they were, until one is booked', async () => {
    const { slotId, serviceId } = await house.sow.aSlot(street)
    const url = `/v1/streets/${street.streetId}/services/${serviceId}/slots`
    const known = { 'if-none-match': String((await house.app.inject({ url })).headers.etag) }
    const ask = async () => (await house.app.inject({ url, headers: known })).statusCode
    expect(await ask()).toBe(304)
    await house.db.$client.query('update slot set taken = 1 where street_id = $1 and id = $2', [
      street.streetId,
      slotId,
    ])
    expect(await ask()).toBe(200)
  })

  test('a change by another instance is seen at once', async () => {
    const { serviceId } = await house.sow.aSlot(street)
    expect(await titles({})).toEqual(['中医科义诊'])
    await inTransaction(house.db, async tx => {
      await tx.$client.query("update service set status = 'paused' where street_id = $1 and id = $2", [
        street.streetId,
        serviceId,
      ])
      await refreshListing(tx, street.streetId, [serviceId], house.clock.now)
      await raiseCatalogue(tx, street.streetId)
    })
    expect(await titles({})).toEqual([])
  })

  test('refuses a street that is not there, a made-up cursor and unknown fields', async () => {
    const ask = (url: string) =>
      house.app.inject({ url }).then(reply => [reply.statusCode, reply.json().code])
    expect(await ask('/v1/streets/999999999/services')).toEqual([404, 'not_found'])
    const url = `/v1/streets/${street.streetId}/services`
    expect(await ask(`${url}?cursor=nonsense`)).toEqual([400, 'invalid_request'])
    const forged = Buffer.from(JSON.stringify([0, 'soon', 'me'])).toString('base64url')
    expect(await ask(`${url}?cursor=${forged}`)).toEqual([400, 'invalid_request'])
    for (const tier of [3, -1, 0.5, '1', null]) {
      const beyond = Buffer.from(JSON.stringify([tier, '2026-01-01T00:00:00Z', newId()])).toString(
        'base64url',
      )
      const cursor = `q=${encodeURIComponent('义诊')}&cursor=${beyond}`
      expect([tier, await ask(`${url}?${cursor}`)]).toEqual([tier, [400, 'invalid_request']])
    }
    expect(await ask(`${url}?colour=red`)).toEqual([400, 'invalid_request'])
    expect(await ask(`${url}?limit=1000`)).toEqual([400, 'invalid_request'])
    expect(await ask(`${url}?from=2026-13-01`)).toEqual([400, 'invalid_request'])
  })
})

describe('one service', () => {
  test('shows what a visitor needs, limits of the street filled in', async () => {
    const { serviceId } = await house.sow.aSlot(street, {
      service: { residentsOf: [street.areaId], partyMax: 3 },
    })
    const { streetId } = street
    const page = await house.guest('GET /v1/streets/:streetId/services/:serviceId', {
      params: { streetId, serviceId },
    })
    expect(page).toMatchObject({
      title: '中医科义诊',
      preparation: [],
      bring: ['身份证'],
      residentsOf: [{ id: street.areaId, name: '东社区' }],
      location: { address: '东社区 1 号', areaName: '东社区', latitude: null },
      partyMax: 3,
      cancelCutoffMinutes: 120,
      ratingCount: 0,
    })
  })

  test('one that is not published, or of another street, is not found', async () => {
    const draft = await house.sow.aService(street, { status: 'draft' })
    const other = await house.sow.aStreet()
    const elsewhere = await house.sow.aService(other)
    const { streetId } = street
    for (const serviceId of [draft, elsewhere, newId()]) {
      const params = { streetId, serviceId }
      const keys = ['', '/slots', '/ratings'].map(
        part => `/v1/streets/${streetId}/services/${params.serviceId}${part}`,
      )
      for (const url of keys) expect((await house.app.inject({ url })).statusCode).toBe(404)
    }
  })
})

describe('slots of a service, as this person may use them', () => {
  const slotsOf = async (
    accountId: string | null,
    serviceId: string,
    query: { dependantId?: string; from?: string } = {},
  ) => {
    const client = accountId === null ? house.guest : await house.as({ accountId })
    const params = { streetId: street.streetId, serviceId }
    return (await client('GET /v1/streets/:streetId/services/:serviceId/slots', { params, query })).items
  }

  test('a guest is told what holds for everybody', async () => {
    const { serviceId } = await house.sow.aSlot(street, { service: { minimumAge: 60 } })
    await house.sow.aSlot(street, { serviceId, startsAt: inHours(30), places: 2, taken: 2 })
    await house.sow.aSlot(street, { serviceId, startsAt: inHours(-1) })
    await house.sow.aSlot(street, { serviceId, startsAt: inHours(-9) })
    const seen = (await slotsOf(null, serviceId)).map(slot => [
      slot.denial,
      slot.waitlistDenial,
      slot.placesLeft,
    ])
    expect(seen).toEqual([
      ['booking_closed', 'booking_closed', 20],
      [null, 'slot_not_full', 20],
      ['slot_full', null, 0],
    ])
  })

  test('a member sees own limits, a dependant theirs, and own bookings and waits', async () => {
    const { serviceId, slotId } = await house.sow.aSlot(street, { service: { maximumAge: 80 } })
    const full = await house.sow.aSlot(street, { serviceId, startsAt: inHours(30), places: 1, taken: 1 })
    const member = await house.sow.aMember(street)
    const mother = await house.sow.aDependant(member, { birthDate: '1940-01-01' })
    const stranger = await house.sow.aMember(street)
    const [bookingId, waitlistId] = [newId(), newId()]
    const claim = [street.streetId, member.memberId, house.clock.now]
    await house.db.$client.query(
      `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at, updated_at)
       values ($1, $4, $5, $2, $2, 1, 'booked', 'self', '123456', $3, $3)`,
      [...claim, bookingId, slotId],
    )
    await house.db.$client.query(
      `insert into waitlist (street_id, id, slot_id, turn, member_id, person_id, party, status, created_at, updated_at)
       values ($1, $4, $5, 1, $2, $2, 1, 'waiting', $3, $3)`,
      [...claim, waitlistId, full.slotId],
    )
    const own = await slotsOf(member.accountId, serviceId)
    expect(own).toMatchObject([
      { denial: 'already_booked', waitlistDenial: 'already_booked', bookingId, waitlistId: null, waiting: 0 },
      { denial: 'slot_full', waitlistDenial: 'already_waiting', bookingId: null, waitlistId, waiting: 1 },
    ])
    const hers = await slotsOf(member.accountId, serviceId, { dependantId: mother })
    expect(hers.map(slot => slot.denial)).toEqual(['age_not_eligible', 'age_not_eligible'])
    await expect(slotsOf(stranger.accountId, serviceId, { dependantId: mother })).rejects.toMatchObject({
      code: 'not_found',
    })
    expect((await slotsOf(stranger.accountId, serviceId, { from: '2026-11-30' })).length).toBe(0)
  })
})

describe('what people said', () => {
  test('newest first under masked names, the average from five on', async () => {
    const { serviceId, slotId } = await house.sow.aSlot(street)
    const { streetId } = street
    const ids = Array.from({ length: 5 }, () => newId())
    // Ids of sample ratings say nothing of their time; the last two were said in the same instant.
    const ratings = [...ids.slice(0, 3).reverse(), ...ids.slice(3)]
    const saidAt = (n: number) => new Date(house.clock.now.getTime() + Math.min(n, 3) * 1000)
    for (const [n, ratingId] of ratings.entries()) {
      const { memberId } = await house.sow.aMember(street)
      const bookingId = newId()
      await house.db.$client.query(
        `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at, updated_at)
         values ($1, $2, $3, $4, $4, 1, 'attended', 'self', '1', $5, $5)`,
        [streetId, bookingId, slotId, memberId, house.clock.now],
      )
      await house.db.$client.query(
        `insert into rating (street_id, id, booking_id, slot_id, service_id, member_id, stars, tags, text, created_at)
         values ($1, $2, $3, $8, $4, $5, $6, '{kind}', '很好', $7)`,
        [streetId, ratingId, bookingId, serviceId, memberId, n === 0 ? 2 : 5, saidAt(n), slotId],
      )
    }
    const stars = (count: number, sum: number) =>
      house.db.$client.query(
        `insert into service_stars values ($1, $2, $3, $4)
         on conflict (street_id, service_id) do update set stars = excluded.stars, ratings = excluded.ratings`,
        [streetId, serviceId, sum, count],
      )
    await stars(4, 17)
    const read = () =>
      house.guest('GET /v1/streets/:streetId/services/:serviceId', { params: { streetId, serviceId } })
    expect(await read()).toMatchObject({ averageStars: null, ratingCount: 4 })
    await stars(5, 22)
    await inTransaction(house.db, tx => raiseCatalogue(tx, streetId))
    expect(await read()).toMatchObject({ averageStars: 4.4, ratingCount: 5 })
    const page = await house.guest('GET /v1/streets/:streetId/services/:serviceId/ratings', {
      params: { streetId, serviceId },
      query: { limit: 3 },
    })
    expect(page.items.map(one => one.id)).toEqual(ratings.reverse().slice(0, 3))
    expect(page.items[0]).toMatchObject({ memberName: '王*兰', stars: 5, text: '', answer: null })
    const rest = await house.guest('GET /v1/streets/:streetId/services/:serviceId/ratings', {
      params: { streetId, serviceId },
      query: { limit: 3, ...(page.nextCursor === null ? {} : { cursor: page.nextCursor }) },
    })
    expect(rest.items.map(one => one.id)).toEqual(ratings.slice(3))

    const url = `/v1/streets/${streetId}/services/${serviceId}/ratings`
    const ask = (headers = {}) => house.app.inject({ url, headers })
    const known = { 'if-none-match': String((await ask()).headers.etag) }
    expect((await ask(known)).statusCode).toBe(304)
    await house.db.$client.query("update rating set answer = '谢谢', answered_at = $2 where id = $1", [
      ratings[0],
      house.clock.now,
    ])
    const answered = await ask(known)
    expect(answered.statusCode).toBe(200)
    expect(answered.json().items[0]).toMatchObject({ text: '很好', answer: { text: '谢谢' } })
  })
})
