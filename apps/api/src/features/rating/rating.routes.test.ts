import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import { whileHeld } from '../../../test/race.ts'
import type { SownMember, SownStreet } from '../../../test/sow.ts'
import { newId } from '../../platform/ids.ts'

const house = await openHouse()
const street = await house.sow.aStreet()

/** A booking of a member, of a service of its own unless one is named. */
function aBooking(person: SownMember, more: { status?: string; serviceId?: string } = {}) {
  return aBookingOf(street, person, more)
}

async function aBookingOf(
  at: SownStreet,
  person: SownMember,
  more: { status?: string; serviceId?: string } = {},
) {
  const of = more.serviceId === undefined ? {} : { serviceId: more.serviceId }
  const startsAt = new Date(house.clock.now.getTime() - 3 * 3_600_000 - Math.floor(Math.random() * 1e9))
  const slot = await house.sow.aSlot(at, { ...of, startsAt })
  const bookingId = newId()
  await house.db.$client.query(
    `insert into booking (street_id, id, slot_id, member_id, person_id, party, status, source, code, created_at,
      updated_at) values ($1, $2, $3, $4, $4, 1, $5, 'self', '123456', $6, $6)`,
    [at.streetId, bookingId, slot.slotId, person.memberId, more.status ?? 'attended', house.clock.now],
  )
  return { bookingId, serviceId: slot.serviceId }
}

const good = { stars: 5, tags: ['kind', 'on_time'], text: ' 大夫很耐心 ' } as const
const ratingOf = (
  bookingId: string,
  body: { stars: number; tags: 'kind'[]; text: string } | null = null,
) => ({
  params: { streetId: street.streetId, bookingId },
  body: body ?? { ...good, tags: [...good.tags] },
})

async function starsOf(serviceId: string) {
  const { rows } = await house.db.$client.query(
    'select stars, ratings from service_stars where service_id = $1',
    [serviceId],
  )
  return rows[0]
}

/** A rating that waits for its answer. */
async function aRating() {
  const person = await house.sow.aMember(street)
  const client = await house.as(person)
  const { bookingId, serviceId } = await aBooking(person)
  const rating = await client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId))
  return { person, client, serviceId, ratingId: rating.id }
}

const answerOf = (ratingId: string) => ({
  params: { streetId: street.streetId, ratingId },
  body: { text: '谢谢您，下周还来' },
})

describe('rating', () => {
  test('who attended says how it was, under a masked name, and the service’s stars grow', async () => {
    const person = await house.sow.aMember(street)
    const { bookingId, serviceId } = await aBooking(person)
    const client = await house.as(person)
    const rating = await client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId))
    expect(rating).toMatchObject({
      stars: 5,
      tags: ['kind', 'on_time'],
      text: '大夫很耐心',
      memberName: '王*兰',
      answer: null,
    })
    expect(await starsOf(serviceId)).toEqual({ stars: 5, ratings: 1 })
  })

  test('the same rating sent twice at once with different keys is one rating', async () => {
    const person = await house.sow.aMember(street)
    const { bookingId, serviceId } = await aBooking(person)
    const client = await house.as(person)
    const rate = () =>
      codeOf(client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId)))
    const answers = await Promise.all([rate(), rate(), rate(), rate()])
    expect(answers.sort()).toEqual(['already_rated', 'already_rated', 'already_rated', 'done'])
    expect(await starsOf(serviceId)).toEqual({ stars: 5, ratings: 1 })
  })

  test('ten neighbours rate one service at once: every star counts', async () => {
    const serviceId = await house.sow.aService(street)
    const rates = await Promise.all(
      Array.from({ length: 10 }, async (_, index) => {
        const person = await house.sow.aMember(street)
        const { bookingId } = await aBooking(person, { serviceId })
        const client = await house.as(person)
        const body = { stars: 1 + (index % 5), tags: [], text: '' }
        return () =>
          client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId, body))
      }),
    )
    await Promise.all(rates.map(rate => rate()))
    expect(await starsOf(serviceId)).toEqual({ stars: 30, ratings: 10 })
  })

  test.each(['booked', 'no_show', 'cancelled'])('a booking that is %s is not rated', async status => {
    const person = await house.sow.aMember(street)
    const { bookingId, serviceId } = await aBooking(person, { status })
    const client = await house.as(person)
    const rate = client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId))
    expect(await codeOf(rate)).toBe('not_attended')
    expect(await starsOf(serviceId)).toBeUndefined()
  })

  test('who came early waits for the start, and says it once for all of theirs who came, also at once', async () => {
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const startsAt = new Date(house.clock.now.getTime() + 3_600_000)
    const { slotId, serviceId, streetId } = await house.sow.aSlot(street, { startsAt })
    const bookingIds = [newId(), newId(), newId()]
    for (const [index, bookingId] of bookingIds.entries()) {
      const dependantId = index === 0 ? null : await house.sow.aDependant(person)
      await house.db.$client.query(
        `insert into booking (street_id, id, slot_id, member_id, dependant_id, person_id, party, status, source, code,
          created_at, updated_at)
          values ($1, $2, $3, $4::uuid, $5::uuid, coalesce($5::uuid, $4::uuid), 1, 'attended', 'self', '123456', $6, $6)`,
        [streetId, bookingId, slotId, person.memberId, dependantId, house.clock.now],
      )
    }
    const rate = (bookingId: string) =>
      codeOf(client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId)))
    const shown = (bookingId: string) =>
      client('GET /v1/streets/:streetId/bookings/:bookingId', { params: { streetId, bookingId } })
    const [own = '', ...theirs] = bookingIds
    expect(await rate(own)).toBe('rating_too_early')
    expect(await shown(own)).toMatchObject({ canRate: false, rating: null })
    const before = house.clock.now
    house.clock.now = startsAt
    expect(await shown(own)).toMatchObject({ canRate: true })
    expect((await Promise.all(bookingIds.map(rate))).sort()).toEqual([
      'already_rated',
      'already_rated',
      'done',
    ])
    for (const bookingId of theirs)
      expect(await shown(bookingId)).toMatchObject({ canRate: false, rating: { stars: 5 } })
    expect(await starsOf(serviceId)).toEqual({ stars: 5, ratings: 1 })
    house.clock.now = before
  })

  test('nor is another’s, one that is not there, or one by a guest', async () => {
    const { bookingId } = await aBooking(await house.sow.aMember(street))
    const client = await house.as(await house.sow.aMember(street))
    const calls = [
      client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId)),
      client('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(newId())),
      house.guest('POST /v1/streets/:streetId/bookings/:bookingId/rating', ratingOf(bookingId)),
    ]
    expect(await Promise.all(calls.map(codeOf))).toEqual(['not_found', 'not_found', 'not_signed_in'])
  })
})

describe('answering', () => {
  test('the provider answers once, also when two colleagues do at the same time, and the member is told', async () => {
    const { client, ratingId } = await aRating()
    const provider = await house.as(await house.sow.aStaff(street, 'provider'))
    const coordinator = await house.as(await house.sow.aStaff(street, 'coordinator'))
    const calls = [provider, coordinator].map(staff =>
      codeOf(staff('POST /v1/streets/:streetId/ratings/:ratingId/answer', answerOf(ratingId))),
    )
    expect((await Promise.all(calls)).sort()).toEqual(['already_answered', 'done'])
    const inbox = await client('GET /v1/streets/:streetId/me/notices', {
      params: { streetId: street.streetId },
      query: {},
    })
    expect(inbox.items).toMatchObject([
      { kind: 'rating_answered', title: '您的评价有回复了', text: '中医科义诊：谢谢您，下周还来' },
    ])
  })

  test('only who answers for that service: its organization, or its community', async () => {
    const { ratingId, client } = await aRating()
    const elsewhere = await house.sow.aStreet()
    const otherOrganization = newId()
    await house.db.$client.query(
      `insert into organization (street_id, id, name, kind) values ($1, $2, $3, 'company')`,
      [street.streetId, otherOrganization, `机构 ${otherOrganization}`],
    )
    const staff = [
      await house.sow.aStaff(street, 'provider', { organizationId: otherOrganization }),
      await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }),
      await house.sow.aStaff(street, 'reviewer'),
    ]
    const clients = await Promise.all(staff.map(person => house.as(person)))
    const foreign = await house.as(await house.sow.aStaff(elsewhere, 'coordinator'))
    const calls = [...clients, client, foreign, house.guest].map(caller =>
      codeOf(caller('POST /v1/streets/:streetId/ratings/:ratingId/answer', answerOf(ratingId))),
    )
    expect(await Promise.all(calls)).toEqual([
      'not_allowed',
      'not_allowed',
      'not_allowed',
      'not_allowed',
      'member_missing',
      'not_signed_in',
    ])
    const own = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId: street.areaId }))
    const answer = own('POST /v1/streets/:streetId/ratings/:ratingId/answer', answerOf(ratingId))
    expect(await codeOf(answer)).toBe('done')
    const nowhere = own('POST /v1/streets/:streetId/ratings/:ratingId/answer', answerOf(newId()))
    expect(await codeOf(nowhere)).toBe('not_found')
  })
})

describe('the list of those who answer', () => {
  const setAside = 'POST /v1/streets/:streetId/ratings/:ratingId/setting-aside'
  const list = 'GET /v1/streets/:streetId/managed/ratings'

  test('is newest first, of all services in scope, and of those without an answer when asked', async () => {
    const own = await house.sow.aStreet()
    const params = { streetId: own.streetId }
    const ratingIds: string[] = []
    for (const name of ['王秀兰', '周建国']) {
      const person = await house.sow.aMember(own, { name })
      const { bookingId } = await aBookingOf(own, person)
      const client = await house.as(person)
      const made = await client('POST /v1/streets/:streetId/bookings/:bookingId/rating', {
        params: { ...params, bookingId },
        body: { ...good, tags: [...good.tags] },
      })
      ratingIds.unshift(made.id)
    }
    const provider = await house.as(await house.sow.aStaff(own, 'provider'))
    const reviewer = await house.as(await house.sow.aStaff(own, 'reviewer'))
    const west = await house.as(await house.sow.aStaff(own, 'coordinator', { areaId: own.otherAreaId }))
    const all = await provider(list, { params, query: {} })
    expect(all.items.map(item => item.id)).toEqual(ratingIds)
    expect(all.items[0]).toMatchObject({ memberName: '周*国', serviceTitle: '中医科义诊', mayAnswer: true })
    const first = await provider(list, { params, query: { limit: 1 } })
    const rest = await provider(list, { params, query: { limit: 1, cursor: first.nextCursor ?? '' } })
    expect([...first.items, ...rest.items].map(item => item.id)).toEqual(ratingIds)
    expect((await reviewer(list, { params, query: {} })).items.map(item => item.mayAnswer)).toEqual([
      false,
      false,
    ])
    expect((await west(list, { params, query: {} })).items).toEqual([])

    await provider('POST /v1/streets/:streetId/ratings/:ratingId/answer', {
      params: { ...params, ratingId: ratingIds[0] ?? '' },
      body: { text: '谢谢您' },
    })
    const open = await provider(list, { params, query: { standing: 'waiting' } })
    expect(open.items.map(item => item.id)).toEqual(ratingIds.slice(1))
    const serviceId = all.items[0]?.serviceId ?? ''
    const ofService = await provider(list, { params, query: { serviceId } })
    expect(ofService.items).toMatchObject([{ id: ratingIds[0], mayAnswer: false }])
  })

  test('what will not be answered waits no more: its stars count, its words stand nowhere, and it may be answered still', async () => {
    const own = await house.sow.aStreet()
    const params = { streetId: own.streetId }
    const person = await house.sow.aMember(own, { name: '王秀兰' })
    const { bookingId } = await aBookingOf(own, person)
    const rate = 'POST /v1/streets/:streetId/bookings/:bookingId/rating'
    const body = { ...good, tags: [...good.tags], text: '隔壁老李真讨厌' }
    const { id: ratingId } = await (await house.as(person))(rate, { params: { ...params, bookingId }, body })
    const provider = await house.as(await house.sow.aStaff(own, 'provider'))
    const colleague = await house.as(await house.sow.aStaff(own, 'provider'))
    const elsewhere = await house.as(await house.sow.aStaff(own, 'coordinator', { areaId: own.otherAreaId }))
    const aside = { params: { ...params, ratingId }, body: { reason: '点了别人的名字' } }
    expect(await codeOf(elsewhere(setAside, aside))).toBe('not_allowed')
    const both = await whileHeld(house, 'rating', [ratingId], () =>
      Promise.all([provider, colleague].map(client => codeOf(client(setAside, aside)))),
    )
    expect(both.sort()).toEqual(['done', 'rating_settled'])
    expect((await provider(list, { params, query: { standing: 'waiting' } })).items).toEqual([])
    const [kept] = (await provider(list, { params, query: { standing: 'set_aside' } })).items
    expect(kept).toMatchObject({ setAside: { reason: '点了别人的名字' }, mayAnswer: true, stars: body.stars })
    const page = await house.guest('GET /v1/streets/:streetId/services/:serviceId', {
      params: { ...params, serviceId: kept?.serviceId ?? '' },
    })
    expect(JSON.stringify(page)).not.toContain('讨厌')
    await colleague('POST /v1/streets/:streetId/ratings/:ratingId/answer', {
      params: { ...params, ratingId },
      body: { text: '谢谢您' },
    })
    expect((await provider(list, { params, query: { standing: 'set_aside' } })).items).toEqual([])
    expect(await codeOf(provider(setAside, aside))).toBe('rating_settled')
  })

  test('is for staff of this street', async () => {
    const resident = await house.as(await house.sow.aMember(street))
    const foreign = await house.as(await house.sow.aStaff(await house.sow.aStreet(), 'reviewer'))
    const calls = [resident, foreign, house.guest].map(caller =>
      codeOf(caller(list, { params: { streetId: street.streetId }, query: {} })),
    )
    expect(await Promise.all(calls)).toEqual(['not_allowed', 'member_missing', 'not_signed_in'])
  })
})
