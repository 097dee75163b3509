import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import type { SownMember } from '../../../test/sow.ts'

const { house, second } = await openPair()
const street = await house.sow.aStreet()
const { streetId, areaId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const staff = await house.as(keeper)
type Client = Awaited<ReturnType<typeof house.as>>
const inMatter = (matterId: string) => ({ params: { streetId, matterId } })

/** A need that everybody sees, with whoever asked. */
async function aNeed() {
  const asker = await house.sow.aMember(street, { name: '赵凤英', phone: '13800002222' })
  const client = await house.as(asker)
  const { id } = await client('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'need', text: '楼下缺一个修鞋的', areaId },
  })
  await staff('POST /v1/streets/:streetId/matters/:matterId/steps', {
    ...inMatter(id),
    body: { act: 'publish', version: 1, title: '缺一个修鞋摊', text: '东社区居民希望有修鞋摊。' },
  })
  return { asker, client, id }
}

const words = '我修鞋三十年，住三单元二楼'
type Offer = { isWhole?: boolean; teamId?: string; organizationId?: string; fromOn?: string }

async function offer(client: Client, matterId: string, more: Offer = {}) {
  return client('POST /v1/streets/:streetId/matters/:matterId/answers', {
    ...inMatter(matterId),
    body: {
      text: words,
      fromOn: '2026-12-05',
      placeNote: '三单元门口',
      conditions: '换底要收材料钱',
      ...more,
    },
  })
}

type Step = {
  act: 'publish' | 'choose' | 'agree' | 'decline' | 'withdraw' | 'report' | 'confirm' | 'fail'
  reason?: 'time' | 'not_come'
  word?: string
  text?: string
  stars?: number
}
async function step(client: Client, answerId: string, body: Step, version?: number) {
  return client('POST /v1/streets/:streetId/answers/:answerId/steps', {
    params: { streetId, answerId },
    body: { ...body, version: version ?? (await versionOf(answerId)) },
  })
}

async function versionOf(answerId: string): Promise<number> {
  const { rows } = await house.db.$client.query<{ version: number }>(
    'select version from answer where id = $1',
    [answerId],
  )
  return rows[0]?.version ?? 0
}

const read = (answerId: string) => step(staff, answerId, { act: 'publish', text: '有邻居可以来修鞋。' })
const answersOf = (client: Client, matterId: string) =>
  client('GET /v1/streets/:streetId/matters/:matterId/answers', inMatter(matterId))
const noticesOf = async (person: SownMember) => {
  const client = await house.as(person)
  const { items } = await client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} })
  return items.map(({ title }) => title)
}

/** Somebody with an answer that was read. */
async function anAnswer(matterId: string, more: Offer = {}) {
  const person = await house.sow.aMember(street, { name: '孙师傅', phone: '13800003333' })
  const client = await house.as(person)
  const { id } = await offer(client, matterId, more)
  await read(id)
  return { person, client, id }
}

describe('an answer', () => {
  test('is read, chosen, agreed on, done, and said to be good; both are reached no sooner and no longer', async () => {
    const need = await aNeed()
    const one = await anAnswer(need.id)
    const contactOf = async (client: Client) => (await answersOf(client, need.id)).items[0]?.contact
    await step(need.client, one.id, { act: 'choose' })
    expect([await contactOf(need.client), await contactOf(one.client)]).toEqual([null, null])
    await step(one.client, one.id, { act: 'agree' })
    expect(await contactOf(need.client)).toEqual({ name: '孙师傅', phone: '13800003333' })
    expect(await contactOf(one.client)).toEqual({ name: '赵凤英', phone: '13800002222' })
    const neighbour = await house.as(await house.sow.aMember(street))
    expect([await contactOf(neighbour), await contactOf(house.guest)]).toEqual([null, null])
    await step(one.client, one.id, { act: 'report' })
    expect(await codeOf(step(need.client, one.id, { act: 'confirm' }))).toBe('stars_missing')
    await step(need.client, one.id, { act: 'confirm', stars: 5, word: '修得好' })
    expect((await answersOf(house.guest, need.id)).items).toMatchObject([
      { status: 'delivered', stars: 5, word: null, said: null, contact: null, voiceName: null },
    ])
    expect(await contactOf(need.client)).toBeNull()
    expect((await answersOf(one.client, need.id)).items[0]?.word).toBe('修得好')
    expect(await noticesOf(need.asker)).toEqual(
      expect.arrayContaining([
        '您提的需求有人来答了，看看合不合适',
        '对方答应了，可以联系了',
        '对方说办好了，请您说说怎么样',
      ]),
    )
    expect(await noticesOf(one.person)).toEqual([
      '对方说办好了，谢谢您',
      '您的答卷被选上了，请确认',
      '您的答卷社区看过了，大家都能看到',
    ])
  })

  test('says nothing to anybody but staff before a reader has read it, nor its own words ever', async () => {
    const need = await aNeed()
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const { id } = await offer(client, need.id)
    const neighbour = await house.as(await house.sow.aMember(street))
    const everywhere = async () =>
      JSON.stringify([
        await answersOf(house.guest, need.id),
        await answersOf(neighbour, need.id),
        await answersOf(need.client, need.id),
        await need.client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} }),
        await neighbour('GET /v1/streets/:streetId/matters', { params: { streetId }, query: { limit: 100 } }),
        (await house.db.$client.query('select detail from audit where subject_id = $1', [id])).rows,
      ])
    expect((await answersOf(need.client, need.id)).items).toEqual([])
    expect(await codeOf(step(need.client, id, { act: 'choose' }))).toBe('not_read_yet')
    expect(await codeOf(step(neighbour, id, { act: 'choose' }))).toBe('not_found')
    await read(id)
    const seen = await everywhere()
    for (const planted of [words, '三单元门口', '换底要收材料钱']) expect(seen).not.toContain(planted)
    expect(seen).toContain('有邻居可以来修鞋。')
    const managed = await staff(
      'GET /v1/streets/:streetId/managed/matters/:matterId/answers',
      inMatter(need.id),
    )
    expect(managed.items).toMatchObject([{ said: { text: words }, byName: '王秀兰', contact: null }])
  })

  test('is given by nobody to what they asked, whoever they speak for', async () => {
    const need = await aNeed()
    expect(await codeOf(offer(need.client, need.id))).toBe('own_need')
    const volunteer = await house.sow.aVolunteer(street, { member: need.asker })
    const teamId = await house.sow.aTeam(street, { leaders: [volunteer] })
    expect(await codeOf(offer(need.client, need.id, { teamId }))).toBe('own_need')
    const child = await house.as(await house.sow.aMember(street, { birthDate: '2015-01-01' }))
    expect(await codeOf(offer(child, need.id))).toBe('too_young')
    const neighbour = await house.as(await house.sow.aMember(street))
    expect(await codeOf(offer(neighbour, need.id, { fromOn: '2026-11-01' }))).toBe('day_past')
    expect(await codeOf(offer(neighbour, need.id, { teamId }))).toBe('not_speaking_for')
    expect(await codeOf(offer(neighbour, need.id, { organizationId: street.organizationId }))).toBe(
      'not_speaking_for',
    )
  })

  test('of a team is its leaders’, and of an organization whoever works for it: once as long as it counts', async () => {
    const need = await aNeed()
    const leader = await house.sow.aVolunteer(street)
    const other = await house.sow.aVolunteer(street)
    const teamId = await house.sow.aTeam(street, { leaders: [leader, other] }, { name: '红巷服务队' })
    const client = await house.as(leader)
    const { id } = await offer(client, need.id, { teamId })
    expect(await codeOf(offer(await house.as(other), need.id, { teamId }))).toBe('already_offered')
    await read(id)
    expect((await answersOf(house.guest, need.id)).items).toMatchObject([
      { voice: 'team', voiceName: '红巷服务队' },
    ])
    await step(need.client, id, { act: 'choose' })
    await step(await house.as(other), id, { act: 'agree' })
    const provider = await house.as(await house.sow.aStaff(street, 'provider'))
    const { organizationId } = street
    const ofOrganization = await offer(provider, need.id, { organizationId })
    const mine = await provider('GET /v1/streets/:streetId/me/answers', { params: { streetId }, query: {} })
    expect(mine.items.map(one => one.id)).toEqual([ofOrganization.id])
    // Whoever leads it no more does not act for it.
    await house.db.$client.query(
      `update team_member set role = 'member' where team_id = $1 and person_id = $2`,
      [teamId, leader.personId],
    )
    expect(await codeOf(step(client, id, { act: 'report' }))).toBe('not_allowed')
  })

  test('of an organization is also given by whoever speaks for it, as long as they do', async () => {
    const need = await aNeed()
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const { organizationId } = street
    const { id: delegateId } = await staff('POST /v1/streets/:streetId/managed/delegates', {
      params: { streetId },
      body: { organizationId, memberId: person.memberId, title: '行政主管' },
    })
    const { id } = await offer(client, need.id, { organizationId })
    await staff('DELETE /v1/streets/:streetId/managed/delegates/:delegateId', {
      params: { streetId, delegateId },
    })
    expect(await codeOf(offer(client, (await aNeed()).id, { organizationId }))).toBe('not_speaking_for')
    await read(id)
    await step(need.client, id, { act: 'choose' })
    expect(await codeOf(step(client, id, { act: 'agree' }))).toBe('not_allowed')
  })

  test('of staff is read and chosen by somebody else', async () => {
    const need = await aNeed()
    const { id } = await offer(staff, need.id)
    expect(await codeOf(read(id))).toBe('not_yours')
    const boss = await house.as(await house.sow.aStaff(street, 'administrator'))
    await step(boss, id, { act: 'publish', text: '社区可以帮忙。' })
    expect(await codeOf(step(staff, id, { act: 'choose' }))).toBe('not_yours')
    await step(boss, id, { act: 'choose' })
    // Whoever took it is reached, and whoever asked only where they took it themselves.
    await step(staff, id, { act: 'agree' })
    expect((await answersOf(staff, need.id)).items[0]?.contact).toEqual({ name: '陈主任', phone: '000-0000' })
  })

  test('is turned down with a reason; what the asker wrote of it is for the office', async () => {
    const need = await aNeed()
    const one = await anAnswer(need.id)
    expect(await codeOf(step(need.client, one.id, { act: 'decline' }))).toBe('reason_missing')
    await step(need.client, one.id, { act: 'decline', reason: 'time', word: '那家人我信不过' })
    expect((await answersOf(house.guest, need.id)).items).toEqual([])
    const own = await answersOf(one.client, need.id)
    expect(own.items).toMatchObject([{ status: 'declined', reason: 'time', word: null, acts: [] }])
    expect(await noticesOf(one.person)).toContain('您的答卷这次没有选上，谢谢您')
    const again = await offer(one.client, need.id)
    expect(again.status).toBe('offered')
    await step(one.client, again.id, { act: 'withdraw' })
  })

  test('that was agreed on is done before its need is met, and its need is not taken back meanwhile', async () => {
    const need = await aNeed()
    const one = await anAnswer(need.id)
    await step(need.client, one.id, { act: 'choose' })
    await step(one.client, one.id, { act: 'agree' })
    const matterStep = async (
      client: Client,
      body: { act: 'take' | 'answer' | 'withdraw'; ownerId?: string; verdict?: 'met'; word?: string },
    ) => {
      const { version } = await need.client('GET /v1/streets/:streetId/matters/:matterId', inMatter(need.id))
      return client('POST /v1/streets/:streetId/matters/:matterId/steps', {
        ...inMatter(need.id),
        body: { ...body, version },
      })
    }
    await matterStep(staff, { act: 'take', ownerId: keeper.memberId })
    const met = { act: 'answer', verdict: 'met', word: '修鞋的师傅每周来。' } as const
    expect(await codeOf(matterStep(staff, met))).toBe('nothing_delivered')
    expect(await codeOf(matterStep(need.client, { act: 'withdraw' }))).toBe('already_agreed')
    await step(one.client, one.id, { act: 'report' })
    const late = await anAnswer(need.id)
    await matterStep(staff, met)
    expect(await noticesOf(late.person)).toContain('您答的那件事有答复了')
    expect(await codeOf(step(need.client, late.id, { act: 'choose' }))).toBe('need_over')
    await step(need.client, one.id, { act: 'confirm', stars: 4 })
    const { items } = await house.guest('GET /v1/streets/:streetId/matters', {
      params: { streetId },
      query: { limit: 100 },
    })
    expect(items.find(({ id }) => id === need.id)?.answers).toBe(2)
  })
})

test('nobody has more than ten at once, however many are sent', async () => {
  const client = await house.as(await house.sow.aMember(street))
  const needs = await Promise.all(Array.from({ length: 13 }, aNeed))
  const sent = await Promise.all(needs.map(({ id }) => codeOf(offer(client, id))))
  expect(sent.filter(code => code === 'answers_enough')).toHaveLength(3)
})

test('what nobody has read stands in 今天', async () => {
  const need = await aNeed()
  await offer(await house.as(await house.sow.aMember(street)), need.id)
  const today = await staff('GET /v1/streets/:streetId/today', { params: { streetId } })
  expect(today.lines.map(({ text }) => text)).toContain('份答卷还没人看')
})

test('services that could answer stand with their reasons, for those who work on it; and needs for whoever could', async () => {
  await house.sow.aService(street, {
    title: '周末修鞋',
    summary: '换底补跟，立等可取',
    keywords: ['修鞋', '补鞋'],
  })
  await house.sow.aService(street, { title: '合唱', summary: '一起唱歌', keywords: ['唱歌'] })
  const need = await aNeed()
  const suggestions = 'GET /v1/streets/:streetId/managed/matters/:matterId/suggestions'
  const { items } = await staff(suggestions, inMatter(need.id))
  expect(items[0]).toMatchObject({ title: '周末修鞋', organizationName: '东社区党委' })
  expect(items[0]?.reasons).toContainEqual({ kind: 'thing', name: '修补' })
  expect(items[0]?.reasons).toContainEqual({ kind: 'area' })
  expect(items.map(({ title }) => title)).not.toContain('合唱')
  const elsewhere = await house.as(
    await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }),
  )
  expect(await codeOf(elsewhere(suggestions, inMatter(need.id)))).toBe('not_allowed')
  const provider = await house.as(await house.sow.aStaff(street, 'provider'))
  const suited = async (client: Client) =>
    (await client('GET /v1/streets/:streetId/me/suited-needs', { params: { streetId } })).items
  const [first] = await suited(provider)
  expect(first?.reasons).toContainEqual({ kind: 'thing', name: '修补' })
  const ofOthers = await suited(need.client)
  expect(ofOthers.map(({ id }) => id)).not.toContain(need.id)
  await offer(provider, first?.id ?? '')
  expect((await suited(provider)).map(({ id }) => id)).not.toContain(first?.id)
})

test('while somebody writes, what neighbours said already is there, and what can be had; nothing else', async () => {
  const alike = (client: Client | typeof house.guest, text: string) =>
    client('POST /v1/streets/:streetId/matters/alike', { params: { streetId }, body: { text } })
  const need = await aNeed()
  const title = (await alike(need.client, '盼着楼下有个修鞋摊')).needs[0]?.title
  expect(title).toBe('缺一个修鞋摊')
  const neighbour = await house.as(await house.sow.aMember(street))
  const away = await house.as(await house.sow.aMember(street, { areaId: street.otherAreaId }))
  const [own, theirs, far, guests] = await Promise.all(
    [need.client, neighbour, away, house.guest].map(client => alike(client, '缺一个修鞋摊，哪里都没有')),
  )
  const of = (found: typeof own) => found?.needs[0]?.supportDenial
  expect([of(theirs), of(far), of(guests)]).toEqual([null, 'outside_area', null])
  expect(own?.needs.length).toBeLessThanOrEqual(3)
  expect(theirs?.services.map(one => one.title)).toContain('周末修鞋')
  expect(await alike(neighbour, '月球登陆')).toEqual({ needs: [], services: [] })
  const hidden = await need.client('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'need', text: '缺一处磨刀摊位', areaId },
  })
  expect((await alike(need.client, '缺一处磨刀摊位')).needs.map(({ id }) => id)).not.toContain(hidden.id)
})

describe('two at once', () => {
  test('who take two answers that each do all of a need, at two desks: one is taken', async () => {
    const boss = await house.sow.aStaff(street, 'administrator')
    const desks = [staff, await second.as(boss)]
    for (const _turn of [1, 2, 3]) {
      const need = await aNeed()
      const both = [await anAnswer(need.id, { isWhole: true }), await anAnswer(need.id, { isWhole: true })]
      const codes = await Promise.all(
        both.map(({ id }, place) => codeOf(step(desks[place] ?? staff, id, { act: 'choose' }, 2))),
      )
      expect(codes.sort()).toEqual(['another_taken', 'done'])
    }
  })

  test('who take one that does all and one that does a part: one is taken', async () => {
    const boss = await house.sow.aStaff(street, 'administrator')
    const desks = [staff, await second.as(boss)]
    for (const _turn of [1, 2, 3]) {
      const need = await aNeed()
      const both = [await anAnswer(need.id, { isWhole: true }), await anAnswer(need.id)]
      const codes = await Promise.all(
        both.map(({ id }, place) => codeOf(step(desks[place] ?? staff, id, { act: 'choose' }, 2))),
      )
      expect(codes.sort()).toEqual(['another_taken', 'done'])
    }
  })

  test('of whom one takes an answer and the other takes it back: one of them is told', async () => {
    const need = await aNeed()
    const one = await anAnswer(need.id)
    const codes = await Promise.all([
      codeOf(step(need.client, one.id, { act: 'choose' }, 2)),
      codeOf(step(await second.as(one.person), one.id, { act: 'withdraw' }, 2)),
    ])
    expect(codes.sort()).toEqual(['changed_meanwhile', 'done'])
  })

  test('the database refuses a second that does all, whatever is asked of it', async () => {
    const need = await aNeed()
    const both = [await anAnswer(need.id, { isWhole: true }), await anAnswer(need.id, { isWhole: true })]
    await step(need.client, both[0]?.id ?? '', { act: 'choose' })
    const forced = house.db.$client.query(
      `update answer set status = 'chosen', chosen_by = $2, chosen_at = now() where street_id = $3 and id = $1`,
      [both[1]?.id, keeper.memberId, streetId],
    )
    await expect(forced).rejects.toMatchObject({ constraint: 'answer_whole' })
  })
})

test('whoever a need was handed to reads its answers and who else could, whatever their role; a liaison it was not handed to does not', async () => {
  const { id } = await aNeed()
  const { id: answerId } = await anAnswer(id)
  const liaison = await house.sow.aStaff(street, 'liaison')
  await staff('POST /v1/streets/:streetId/matters/:matterId/steps', {
    ...inMatter(id),
    body: { act: 'take', version: 2, ownerId: liaison.memberId },
  })
  const owner = await house.as(liaison)
  const { items } = await owner('GET /v1/streets/:streetId/managed/matters/:matterId/answers', inMatter(id))
  expect(items.map(item => item.id)).toEqual([answerId])
  expect(
    await codeOf(owner('GET /v1/streets/:streetId/managed/matters/:matterId/suggestions', inMatter(id))),
  ).toBe('done')
  const other = await house.as(await house.sow.aStaff(street, 'liaison'))
  expect(
    await codeOf(other('GET /v1/streets/:streetId/managed/matters/:matterId/answers', inMatter(id))),
  ).toBe('not_allowed')
})
