import type { ServiceStatus } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { saturdayMorning } from '../../../test/house.ts'
import { openPair } from '../../../test/pair.ts'
import type { SownMember } from '../../../test/sow.ts'

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId, areaId, organizationId, locationId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const staff = await house.as(keeper)
const boss = await house.as(await house.sow.aStaff(street, 'administrator'))
type Client = Awaited<ReturnType<typeof house.as>>

const minutes = (count: number) => new Date(saturdayMorning.getTime() + count * 60_000)
const hours = (count: number) => minutes(count * 60)
const choice = { organizationId, locationId, category: 'convenience', feeFen: null } as const
const first = { day: '2026-12-05', time: '09:00' }

async function stepOf(client: Client, answerId: string, act: 'publish' | 'choose' | 'agree') {
  const { rows } = await house.db.$client.query<{ version: number }>(
    'select version from answer where id = $1',
    [answerId],
  )
  const version = rows[0]?.version ?? 0
  const body = act === 'publish' ? { act, version, text: '有邻居每周来修鞋。' } : { act, version }
  return client('POST /v1/streets/:streetId/answers/:answerId/steps', {
    params: { streetId, answerId },
    body,
  })
}

const support = (client: Client, matterId: string, isWanted = true) =>
  client(
    isWanted
      ? 'PUT /v1/streets/:streetId/matters/:matterId/support'
      : 'DELETE /v1/streets/:streetId/matters/:matterId/support',
    { params: { streetId, matterId } },
  )

const draft = (
  client: Client,
  answerId: string,
  more: Partial<{ feeFen: number; first: typeof first }> = {},
) =>
  client('POST /v1/streets/:streetId/answers/:answerId/service', {
    params: { streetId, answerId },
    body: { ...choice, first, ...more },
  })

async function move(client: Client, serviceId: string, to: ServiceStatus, reason = '') {
  const params = { streetId, serviceId }
  const { version } = await client('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
  await client('POST /v1/streets/:streetId/managed/services/:serviceId/transition', {
    params,
    body: { version, to, reason },
  })
}

const read = (client: Client, matterId: string) =>
  client('GET /v1/streets/:streetId/matters/:matterId', { params: { streetId, matterId } })

const slotsOf = async (client: Client, serviceId: string) =>
  (
    await client('GET /v1/streets/:streetId/services/:serviceId/slots', {
      params: { streetId, serviceId },
      query: {},
    })
  ).items

const book = (client: Client, slotId: string) =>
  codeOf(
    client('POST /v1/streets/:streetId/slots/:slotId/bookings', { params: { streetId, slotId }, body: {} }),
  )

const told = async (person: SownMember) => {
  const client = await house.as(person)
  const { items } = await client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} })
  return items.map(({ title }) => title).filter(title => title.includes('可以约了'))
}

async function aNeed() {
  const asker = await house.sow.aMember(street)
  const client = await house.as(asker)
  const { id } = await client('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'need', text: '楼下缺一个修鞋的', areaId },
  })
  await staff('POST /v1/streets/:streetId/matters/:matterId/steps', {
    params: { streetId, matterId: id },
    body: { act: 'publish', version: 1, title: '缺一个修鞋摊', text: '东社区居民希望有修鞋摊。' },
  })
  return { asker, client, id }
}

/** Somebody who needs it as well. */
async function aSupporter(matterId: string) {
  const person = await house.sow.aMember(street)
  const client = await house.as(person)
  await support(client, matterId)
  return { person, client }
}

/** An answer that was read, ten minutes after its need; chosen, and agreed on, as far as is wanted. */
async function anAnswer(
  need: Awaited<ReturnType<typeof aNeed>>,
  more: { places?: number; isPaid?: boolean } = {},
) {
  setClock(minutes(10))
  const person = await house.sow.aMember(street, { name: '孙师傅' })
  const client = await house.as(person)
  const { id } = await client('POST /v1/streets/:streetId/matters/:matterId/answers', {
    params: { streetId, matterId: need.id },
    body: {
      text: '我修鞋三十年',
      fromOn: first.day,
      placeNote: '三单元门口',
      conditions: '换底要自带',
      ...more,
    },
  })
  await stepOf(staff, id, 'publish')
  return { person, client, id }
}

async function anAgreed(need: Awaited<ReturnType<typeof aNeed>>, more: Parameters<typeof anAnswer>[1] = {}) {
  const answer = await anAnswer(need, more)
  await stepOf(need.client, answer.id, 'choose')
  await stepOf(answer.client, answer.id, 'agree')
  return answer
}

/** A service that came of an answer and was published, with its first slot. */
async function opened(answerId: string) {
  const { serviceId } = await draft(staff, answerId)
  await move(staff, serviceId, 'in_review')
  await move(boss, serviceId, 'published')
  const [slot] = await slotsOf(house.guest, serviceId)
  return { serviceId, slotId: slot?.id ?? '' }
}

describe('a service drafted from an answer', () => {
  test('is filled in from it, by whoever keeps the need, once both sides said yes', async () => {
    const need = await aNeed()
    const answer = await anAnswer(need, { places: 12 })
    await stepOf(need.client, answer.id, 'choose')
    expect(await codeOf(draft(staff, answer.id))).toBe('not_agreed_yet')
    await stepOf(answer.client, answer.id, 'agree')
    const provider = await house.as(await house.sow.aStaff(street, 'provider'))
    expect(await codeOf(draft(provider, answer.id))).toBe('not_allowed')
    const elsewhere = await house.as(
      await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }),
    )
    expect(await codeOf(draft(elsewhere, answer.id))).toBe('not_allowed')
    expect(await codeOf(draft(staff, answer.id, { first: { ...first, day: '2026-11-20' } }))).toBe('day_past')
    const { serviceId } = await draft(staff, answer.id)
    const params = { streetId, serviceId }
    const made = await staff('GET /v1/streets/:streetId/managed/services/:serviceId', { params })
    expect(made).toMatchObject({
      status: 'draft',
      edit: {
        title: '缺一个修鞋摊',
        summary: '有邻居每周来修鞋。',
        description: '有邻居每周来修鞋。\n地方：三单元门口\n条件：换底要自带',
        placesPerSlot: 12,
        organizationId,
        locationId,
      },
    })
    const { items } = await staff('GET /v1/streets/:streetId/managed/services/:serviceId/slots', {
      params,
      query: {},
    })
    expect(items).toMatchObject([{ startsAt: '2026-12-05T01:00:00.000Z', places: 12 }])
    expect((await read(house.guest, need.id)).services).toEqual([])
  })

  test('says what it costs where it costs something', async () => {
    const answer = await anAgreed(await aNeed(), { isPaid: true })
    expect(await codeOf(draft(staff, answer.id))).toBe('fee_missing')
    await draft(staff, answer.id, { feeFen: 1500 })
  })

  test('is one, however often and wherever it is pressed', async () => {
    const answer = await anAgreed(await aNeed())
    const other = await second.as(keeper)
    const made = await Promise.all([
      draft(staff, answer.id),
      draft(other, answer.id),
      draft(staff, answer.id),
    ])
    expect(new Set(made.map(({ serviceId }) => serviceId)).size).toBe(1)
  })

  test('is read by a second person, stands beside the need, and is told once', async () => {
    const need = await aNeed()
    const supporter = await aSupporter(need.id)
    const answer = await anAgreed(need)
    const late = await aSupporter(need.id)
    const { serviceId } = await draft(boss, answer.id)
    await move(boss, serviceId, 'in_review')
    expect(await codeOf(move(boss, serviceId, 'published'))).toBe('same_person_reviews')
    const reader = await house.as(await house.sow.aStaff(street, 'reviewer'))
    await move(reader, serviceId, 'published')
    await move(boss, serviceId, 'paused', '师傅有事')
    expect((await read(house.guest, need.id)).services).toEqual([])
    await move(boss, serviceId, 'published')
    expect((await read(house.guest, need.id)).services).toEqual([
      { id: serviceId, kind: 'service', title: '缺一个修鞋摊' },
    ])
    expect(await told(need.asker)).toEqual(['您提的需求，现在可以约了'])
    for (const { person } of [supporter, late]) {
      expect(await told(person)).toEqual(['您也需要的，现在可以约了'])
    }
    expect(await told(answer.person)).toEqual([])
  })
})

describe('those who asked', () => {
  test('book first; whoever said so once it was known, or took it back, waits with all the others', async () => {
    const need = await aNeed()
    const supporter = await aSupporter(need.id)
    const gone = await aSupporter(need.id)
    const answer = await anAgreed(need)
    await support(gone.client, need.id, false)
    setClock(minutes(20))
    const late = await aSupporter(need.id)
    await support(gone.client, need.id)
    const { serviceId, slotId } = await opened(answer.id)
    const stranger = await house.as(await house.sow.aMember(street))
    for (const client of [stranger, late.client, gone.client, answer.client]) {
      expect(await book(client, slotId)).toBe('askers_first')
      expect(await slotsOf(client, serviceId)).toMatchObject([
        {
          denial: 'askers_first',
          waitlistDenial: 'askers_first',
          askersFirstUntil: '2026-11-30T01:00:00.000Z',
        },
      ])
    }
    expect(await slotsOf(house.guest, serviceId)).toMatchObject([{ denial: 'askers_first' }])
    expect(await slotsOf(supporter.client, serviceId)).toMatchObject([{ denial: null }])
    expect([await book(need.client, slotId), await book(supporter.client, slotId)]).toEqual(['done', 'done'])
    setClock(hours(49))
    expect(await slotsOf(stranger, serviceId)).toMatchObject([{ denial: null, askersFirstUntil: null }])
    expect(await book(stranger, slotId)).toBe('done')
  })

  test('are those of a need that was joined with it, too', async () => {
    const need = await aNeed()
    const joined = await aNeed()
    const supporter = await aSupporter(joined.id)
    const answer = await anAgreed(need)
    setClock(minutes(30))
    await staff('POST /v1/streets/:streetId/matters/:matterId/steps', {
      params: { streetId, matterId: joined.id },
      body: { act: 'merge', version: 2, intoId: need.id },
    })
    const { slotId } = await opened(answer.id)
    expect([await book(joined.client, slotId), await book(supporter.client, slotId)]).toEqual([
      'done',
      'done',
    ])
  })

  test('get the places while others try at once, at two instances; the desk is bound as well', async () => {
    const need = await aNeed()
    const supporters = await Promise.all([1, 2].map(() => aSupporter(need.id)))
    const answer = await anAgreed(need, { places: 3 })
    const { serviceId, slotId } = await opened(answer.id)
    const strangers = await Promise.all(
      [...Array(8).keys()].map(async at => (at % 2 ? house : second).as(await house.sow.aMember(street))),
    )
    const codes = await Promise.all([
      ...strangers.map(client => book(client, slotId)),
      ...[need, ...supporters].map(({ client }) => book(client, slotId)),
      ...strangers.map(client => book(client, slotId)),
    ])
    expect(codes.filter(code => code === 'done')).toHaveLength(3)
    expect(codes.filter(code => code === 'askers_first')).toHaveLength(16)
    const stranger = await house.sow.aMember(street)
    const desk = staff('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', {
      params: { streetId, slotId },
      body: { person: { memberId: stranger.memberId } },
    })
    expect(await codeOf(desk)).toBe('askers_first')
    const wait = (await house.as(stranger))('POST /v1/streets/:streetId/slots/:slotId/waitlist', {
      params: { streetId, slotId },
      body: {},
    })
    expect(await codeOf(wait)).toBe('askers_first')
    expect(await slotsOf(need.client, serviceId)).toMatchObject([{ placesLeft: 0 }])
  })
})

describe('an activity drafted from the answer of a team', () => {
  const draftActivity = (client: Client, answerId: string) =>
    client('POST /v1/streets/:streetId/answers/:answerId/activity', {
      params: { streetId, answerId },
      body: { organizationId, locationId, category: 'convenience', first },
    })

  async function anAgreedOfTeam() {
    const need = await aNeed()
    const leader = await house.sow.aVolunteer(street)
    const teamId = await house.sow.aTeam(street, { leaders: [leader] })
    const client = await house.as(leader)
    const { id } = await client('POST /v1/streets/:streetId/matters/:matterId/answers', {
      params: { streetId, matterId: need.id },
      body: { text: '我们队每月来修一次鞋', fromOn: first.day, teamId, places: 6 },
    })
    await stepOf(staff, id, 'publish')
    await stepOf(need.client, id, 'choose')
    await stepOf(client, id, 'agree')
    return { need, leader, teamId, id }
  }

  test('is filled in from it with its team, and who answered is responsible; there is one, and no service as well', async () => {
    const { need, leader, teamId, id } = await anAgreedOfTeam()
    const other = await second.as(keeper)
    const made = await Promise.all([draftActivity(staff, id), draftActivity(other, id)])
    const activityIds = new Set(made.map(({ activityId }) => activityId))
    expect(activityIds.size).toBe(1)
    const [activityId = ''] = activityIds
    const drafted = await staff('GET /v1/streets/:streetId/managed/activities/:activityId', {
      params: { streetId, activityId },
    })
    expect(drafted).toMatchObject({
      status: 'draft',
      edit: {
        title: '缺一个修鞋摊',
        content: '有邻居每周来修鞋。',
        teamId,
        responsibleId: leader.memberId,
        placesPerShift: 6,
        answers: null,
      },
    })
    expect(await codeOf(draft(staff, id))).toBe('drafted_otherwise')
    expect((await read(house.guest, need.id)).services).toEqual([])
  })

  test('is of no answer that is nobody’s team’s', async () => {
    const answer = await anAgreed(await aNeed())
    expect(await codeOf(draftActivity(staff, answer.id))).toBe('not_of_team')
  })

  test('of a need that a provider sees to, is theirs to draft for their own organization alone', async () => {
    const { need, id } = await anAgreedOfTeam()
    const provider = await house.sow.aStaff(street, 'provider')
    const client = await house.as(provider)
    expect(await codeOf(draftActivity(client, id))).toBe('not_allowed')
    const matter = { params: { streetId, matterId: need.id } }
    const { version } = await staff('GET /v1/streets/:streetId/managed/matters/:matterId', matter)
    await staff('POST /v1/streets/:streetId/matters/:matterId/steps', {
      ...matter,
      body: { act: 'take', version, ownerId: provider.memberId },
    })
    expect(await codeOf(draftActivity(client, id))).toBe('done')
  })
})
