import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownMember } from '../../../test/sow.ts'
import { eraseConfidences, settleMatters } from './clock.service.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId, areaId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const second = await house.sow.aStaff(street, 'reviewer')
const dayMs = 86_400_000

type Client = Awaited<ReturnType<typeof house.as>>
const raising = (kind: 'need' | 'proposal' | 'help', text = '楼下缺一处晾被子的地方') => ({
  params: { streetId },
  body: { kind, text, areaId },
})
const at = (matterId: string) => ({ params: { streetId, matterId } })

/** Somebody with something they raised. */
async function raised(kind: 'need' | 'proposal' | 'help' = 'need', text?: string) {
  const person = await house.sow.aMember(street)
  const client = await house.as(person)
  const { id } = await client('POST /v1/streets/:streetId/matters', raising(kind, text))
  return { person, client, id }
}

type Step = Parameters<typeof bodyOf>[0]
const bodyOf = (step: {
  act:
    | 'take'
    | 'publish'
    | 'answer'
    | 'accept'
    | 'reopen'
    | 'merge'
    | 'decline'
    | 'return'
    | 'complete'
    | 'tell'
  word?: string
  verdict?: 'met' | 'unmet' | 'fixed' | 'adopted' | 'done' | 'helped'
  ownerId?: string
  dueOn?: string
  intoId?: string
  title?: string
  text?: string
}) => step

/** Does the next thing, as its version is now. */
async function step(client: Client, matterId: string, body: Step, version?: number) {
  const now = version ?? (await versionOf(matterId))
  return client('POST /v1/streets/:streetId/matters/:matterId/steps', {
    ...at(matterId),
    body: { ...body, version: now },
  })
}

async function versionOf(matterId: string): Promise<number> {
  const { rows } = await house.db.$client.query<{ version: number }>(
    'select version from matter where id = $1',
    [matterId],
  )
  return rows[0]?.version ?? 0
}

const staff = await house.as(keeper)
const reviewer = await house.as(second)
const take = (id: string) => step(staff, id, { act: 'take', ownerId: keeper.memberId })
const shown = { title: '缺一处晾晒场', text: '东社区缺一处晾晒场，居民希望在楼顶或空地设一处。' }
const publish = (id: string) => step(staff, id, { act: 'publish', ...shown })
const supportOf = (client: Client, id: string) =>
  client('PUT /v1/streets/:streetId/matters/:matterId/support', at(id))
const pageOf = (client: Client, id: string) => client('GET /v1/streets/:streetId/matters/:matterId', at(id))
const noticesOf = async (person: SownMember) => {
  const client = await house.as(person)
  const { items } = await client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} })
  return items
}

describe('a need', () => {
  test('is read, made public in other words, wanted by others, answered, and said to be good', async () => {
    const { client, person, id } = await raised()
    const neighbour = await house.sow.aMember(street)
    const next = await house.as(neighbour)
    const anybody = house.guest
    expect(await codeOf(pageOf(anybody, id))).toBe('not_found')
    expect((await take(id)).status).toBe('open')
    await publish(id)
    const open = await pageOf(anybody, id)
    expect(open).toMatchObject({ ...shown, isOwn: false, raisedText: null, acts: [] })
    expect(await supportOf(next, id)).toEqual({ supports: 1 })
    expect(await supportOf(next, id)).toEqual({ supports: 1 })
    await step(staff, id, { act: 'answer', verdict: 'met', word: '周六起楼顶东侧可以晾晒。' })
    expect(await pageOf(client, id)).toMatchObject({
      status: 'answered',
      acts: [
        { act: 'accept', denial: null },
        { act: 'reopen', denial: null },
      ],
    })
    await step(client, id, { act: 'accept' })
    const done = await pageOf(anybody, id)
    expect(done).toMatchObject({ status: 'done', verdict: 'met', dueOn: null })
    expect(done.steps.map(one => [one.act, one.byName, one.word])).toEqual([
      ['take', null, null],
      ['publish', null, null],
      ['answer', null, '周六起楼顶东侧可以晾晒。'],
      ['accept', null, null],
    ])
    expect((await noticesOf(person)).map(one => one.title)).toEqual([
      '您提的需求有答复了',
      '您提的需求公开了，邻居也能看到',
      '您提的需求有人受理了',
    ])
    expect(await noticesOf(neighbour)).toMatchObject([{ title: '您也说了要的需求有答复了', matterId: id }])
  })

  test('shows nothing of what its asker wrote, in no list, however it is asked for', async () => {
    const planted = '三单元王家的狗'
    const { id } = await raised('need', planted)
    await take(id)
    await publish(id)
    await step(staff, id, { act: 'return', word: '请说说是哪一栋' })
    const neighbour = await house.as(await house.sow.aMember(street))
    const seen = [
      await pageOf(house.guest, id),
      await pageOf(neighbour, id),
      await neighbour('GET /v1/streets/:streetId/matters', { params: { streetId }, query: { limit: 100 } }),
      await neighbour('GET /v1/streets/:streetId/me/matters', { params: { streetId }, query: {} }),
    ]
    expect(JSON.stringify(seen)).not.toContain(planted)
    expect(JSON.stringify(seen)).not.toContain('请说说是哪一栋')
    const logged = await house.db.$client.query('select detail from audit where subject_id = $1', [id])
    expect(JSON.stringify(logged.rows)).not.toContain(planted)
  })

  test('stands still while its asker owes a word, and goes on from the days it had left', async () => {
    const { client, id } = await raised()
    await take(id)
    const due = (await pageOf(client, id)).dueOn
    await step(staff, id, { act: 'return', word: '请说说是哪一栋' })
    expect(await pageOf(client, id)).toMatchObject({ status: 'returned', dueOn: null })
    house.clock.now = new Date(house.clock.now.getTime() + 14 * dayMs)
    await step(client, id, { act: 'complete', word: '三栋' })
    const later = (await pageOf(client, id)).dueOn
    expect(Date.parse(later ?? '') - Date.parse(due ?? '')).toBe(14 * dayMs)
  })

  test('is opened again twice at most, and settles by silence', async () => {
    const { client, id } = await raised()
    await take(id)
    for (const _turn of [1, 2]) {
      await step(staff, id, { act: 'answer', verdict: 'unmet', word: '暂时没有场地。' })
      await step(client, id, { act: 'reopen', word: '楼顶是空的' })
    }
    await step(staff, id, { act: 'answer', verdict: 'unmet', word: '楼顶要修，明年再看。' })
    expect(await codeOf(step(client, id, { act: 'reopen', word: '不行' }))).toBe('reopened_enough')
    house.clock.now = new Date(house.clock.now.getTime() + 7 * dayMs)
    await settleMatters(house.deps, house.clock.now)
    expect(await pageOf(client, id)).toMatchObject({ status: 'done', verdict: 'unmet' })
  })

  test('is joined with another once: who wants it is counted once, and is told', async () => {
    const one = await raised()
    const other = await raised()
    const both = await house.sow.aMember(street)
    const client = await house.as(both)
    for (const { id } of [one, other]) {
      await take(id)
      await publish(id)
      await supportOf(client, id)
    }
    await supportOf(other.client, one.id)
    await step(staff, one.id, { act: 'merge', intoId: other.id })
    expect((await pageOf(client, one.id)).mergedInto).toBe(other.id)
    // Both of them wanted it, whoever raised the other does anyway, and whoever raised this one does now.
    expect((await pageOf(client, other.id)).supports).toBe(2)
    expect(await codeOf(step(staff, other.id, { act: 'merge', intoId: one.id }))).toBe('other_not_open')
    expect(await codeOf(step(staff, other.id, { act: 'merge', intoId: other.id }))).toBe('other_not_open')
    // Whoever needs it as well is led to where it goes on.
    expect((await noticesOf(both))[0]).toMatchObject({
      title: '您也说了要的需求和另一件合到一起办了',
      matterId: other.id,
    })
  })

  test('is joined only with one that its keeper keeps as well, and in public with a public one', async () => {
    const ofArea = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId }))
    const here = await raised()
    const resident = await house.as(await house.sow.aMember(street))
    const there = await resident('POST /v1/streets/:streetId/matters', {
      params: { streetId },
      body: { kind: 'need', text: '西边也缺一处晾被子的地方', areaId: street.otherAreaId },
    })
    expect(await codeOf(step(ofArea, here.id, { act: 'merge', intoId: there.id }))).toBe('other_not_open')
    await publish(here.id)
    expect(await codeOf(step(staff, here.id, { act: 'merge', intoId: there.id }))).toBe('other_not_shown')
  })

  test('that everybody saw says to everybody why it was declined', async () => {
    const { id } = await raised()
    await publish(id)
    await step(staff, id, { act: 'decline', word: '这是物业的事，已转告。' })
    const { steps } = await pageOf(house.guest, id)
    expect(steps.at(-1)).toMatchObject({ act: 'decline', word: '这是物业的事，已转告。' })
  })

  test('is wanted by nobody from elsewhere, nor by who raised it, nor once it is over', async () => {
    const { client, id } = await raised()
    await take(id)
    const stranger = await house.as(await house.sow.aMember(street, { areaId: street.otherAreaId }))
    expect(await codeOf(supportOf(stranger, id))).toBe('not_found')
    await publish(id)
    expect(await codeOf(supportOf(stranger, id))).toBe('outside_area')
    expect(await codeOf(supportOf(client, id))).toBe('own_matter')
    await step(staff, id, { act: 'decline', word: '这是物业的事，已转告。' })
    const neighbour = await house.as(await house.sow.aMember(street))
    expect(await codeOf(supportOf(neighbour, id))).toBe('support_not_possible')
  })

  test('is not kept by who raised it, whatever their role, nor by staff of another community', async () => {
    const own = await staff('POST /v1/streets/:streetId/matters', raising('need'))
    expect(await codeOf(step(staff, own.id, { act: 'take', ownerId: keeper.memberId }))).toBe('not_yours')
    const elsewhere = await house.as(
      await house.sow.aStaff(street, 'coordinator', { areaId: street.otherAreaId }),
    )
    const { id } = await raised()
    const taking = { act: 'take', ownerId: keeper.memberId } as const
    expect(await codeOf(step(elsewhere, id, taking))).toBe('not_found')
    const neighbour = await house.as(await house.sow.aMember(street))
    expect(await codeOf(step(neighbour, id, taking))).toBe('not_found')
    const resident = await house.sow.aMember(street)
    expect(await codeOf(step(staff, id, { act: 'take', ownerId: resident.memberId }))).toBe('owner_not_staff')
  })
})

test('a proposal that is adopted opens a task, which is done once a second person has looked', async () => {
  const { client, id } = await raised('proposal', '给楼道装上扶手')
  await take(id)
  await publish(id)
  const adopt = { act: 'answer', verdict: 'adopted', word: '装扶手，春节前完工。' } as const
  expect(await codeOf(step(staff, id, adopt))).toBe('owner_missing')
  expect(await codeOf(step(staff, id, { ...adopt, ownerId: second.memberId, dueOn: '2026-11-28' }))).toBe(
    'due_in_past',
  )
  await step(staff, id, { ...adopt, ownerId: keeper.memberId, dueOn: '2027-02-01' })
  expect(await pageOf(client, id)).toMatchObject({ status: 'done', verdict: 'adopted' })
  const { items } = await house.guest('GET /v1/streets/:streetId/matters', {
    params: { streetId },
    query: { kind: 'task' },
  })
  const [task] = items
  expect(task).toMatchObject({ title: '任务：缺一处晾晒场', text: '装扶手，春节前完工。', status: 'open' })
  const taskId = task?.id ?? ''
  await step(staff, taskId, { act: 'answer', verdict: 'done', word: '三个单元都装好了。' })
  const check = { ...at(taskId), body: { act: 'check' as const, version: await versionOf(taskId) } }
  expect(await codeOf(staff('POST /v1/streets/:streetId/matters/:matterId/steps', check))).toBe(
    'same_person_reviews',
  )
  await reviewer('POST /v1/streets/:streetId/matters/:matterId/steps', check)
  expect(await pageOf(house.guest, taskId)).toMatchObject({ status: 'done', verdict: 'done' })
})

test('leads on only to one that whoever asks may read', async () => {
  const one = await raised()
  const other = await raised()
  await step(staff, one.id, { act: 'merge', intoId: other.id })
  expect((await pageOf(one.client, one.id)).mergedInto).toBeNull()
  await publish(other.id)
  expect((await pageOf(one.client, one.id)).mergedInto).toBe(other.id)
})

test('says to whoever has not signed in whether it is still wanted', async () => {
  const { id } = await raised()
  await publish(id)
  expect((await pageOf(house.guest, id)).supportDenial).toBeNull()
  await step(staff, id, { act: 'decline', word: '这是物业的事。' })
  expect((await pageOf(house.guest, id)).supportDenial).toBe('support_not_possible')
})

describe('a call for help', () => {
  const planted = '家里老人摔了，没人照看'

  test('says to nobody but its keepers that it is there, nor where it is to anybody in clear', async () => {
    const where = '三单元 402'
    const client = await house.as(await house.sow.aMember(street))
    const { id } = await client('POST /v1/streets/:streetId/matters', {
      params: { streetId },
      body: { kind: 'help', text: planted, areaId, placeNote: where },
    })
    const { rows } = await house.db.$client.query('select * from matter where id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain(where)
    expect((await pageOf(client, id)).raisedText).toBe(`${planted}\n${where}`)
    const open = reviewer('GET /v1/streets/:streetId/managed/matters/:matterId', at(id))
    expect(await codeOf(open)).toBe('not_allowed')
    const desk = await reviewer('GET /v1/streets/:streetId/managed/matters', {
      params: { streetId },
      query: { kind: 'help', limit: 100 },
    })
    expect(desk.items).toEqual([])
  })

  test('lies sealed, is opened with a line in the log, and by those of the whole street alone', async () => {
    const { client, id } = await raised('help', planted)
    const { rows } = await house.db.$client.query('select * from matter where id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain(planted)
    const kept = await house.db.$client.query('select * from idempotency where street_id = $1', [streetId])
    expect(JSON.stringify(kept.rows)).not.toContain(planted)
    const ofArea = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId }))
    const open = (who: Client) => who('GET /v1/streets/:streetId/managed/matters/:matterId', at(id))
    expect(await codeOf(open(ofArea))).toBe('not_allowed')
    const desk = await ofArea('GET /v1/streets/:streetId/managed/matters', {
      params: { streetId },
      query: { kind: 'help' },
    })
    expect(desk.items).toEqual([])
    expect((await open(staff)).raisedText).toBe(planted)
    const looks = await house.db.$client.query(
      `select actor_id from audit where subject_id = $1 and action = 'matter.read'`,
      [id],
    )
    expect(looks.rows).toEqual([{ actor_id: keeper.memberId }])
    expect(await codeOf(publish(id))).toBe('not_shown')
    expect((await pageOf(client, id)).raisedText).toBe(planted)
    const list = await staff('GET /v1/streets/:streetId/managed/matters', {
      params: { streetId },
      query: { kind: 'help' },
    })
    expect(list.items.find(one => one.id === id)).toMatchObject({ text: null })
  })

  test('keeps the words of its steps sealed, and nothing of them once its days are over', async () => {
    const { client, person, id } = await raised('help', planted)
    await take(id)
    await step(staff, id, { act: 'answer', verdict: 'helped', word: '社工小李今天下午上门。' })
    await step(client, id, { act: 'accept' })
    const page = await pageOf(client, id)
    expect(page.steps.find(one => one.act === 'answer')?.word).toBe('社工小李今天下午上门。')
    const plain = await house.db.$client.query('select word from matter_step where matter_id = $1', [id])
    expect(plain.rows.every(row => row.word === null)).toBe(true)
    expect(JSON.stringify(await noticesOf(person))).not.toContain('社工小李')
    house.clock.now = new Date(house.clock.now.getTime() + 181 * dayMs)
    await eraseConfidences(house.deps, house.clock.now)
    expect(await pageOf(client, id)).toMatchObject({ raisedText: null, status: 'done' })
    const left = await house.db.$client.query('select from matter_secret where matter_id = $1', [id])
    expect(left.rows).toEqual([])
  })
})

test('the desk shows what is due first, what is late, and finds a number and words', async () => {
  const there = await house.sow.aStreet()
  const of = { streetId: there.streetId }
  const person = await house.as(await house.sow.aMember(there))
  const boss = await house.as(await house.sow.aStaff(there, 'administrator'))
  const ids: { id: string; number: string }[] = []
  for (const text of ['需要修鞋摊', '需要磨刀师傅', '需要代充电话费']) {
    ids.push(await person('POST /v1/streets/:streetId/matters', { params: of, body: { kind: 'need', text } }))
    house.clock.now = new Date(house.clock.now.getTime() + 3 * dayMs)
  }
  const desk = async (query: {
    view?: 'overdue' | 'unread' | 'ended'
    q?: string
    limit?: number
    cursor?: string
  }) => boss('GET /v1/streets/:streetId/managed/matters', { params: of, query })
  expect((await desk({})).items.map(one => one.text)).toEqual([
    '需要修鞋摊',
    '需要磨刀师傅',
    '需要代充电话费',
  ])
  expect((await desk({ view: 'overdue' })).items.map(one => one.text)).toEqual(['需要修鞋摊', '需要磨刀师傅'])
  const first = await desk({ limit: 2 })
  const rest = await desk({ limit: 2, cursor: first.nextCursor ?? '' })
  expect([...first.items, ...rest.items].map(one => one.id)).toEqual(ids.map(one => one.id))
  expect((await desk({ q: '磨刀' })).items.map(one => one.id)).toEqual([ids[1]?.id])
  expect((await desk({ q: ids[2]?.number ?? '' })).items.map(one => one.id)).toEqual([ids[2]?.id])
  expect((await desk({ view: 'ended' })).items).toEqual([])
})

test('what was raised is found by its number, and by its words where they are no secret', async () => {
  const words = '楼道里缺一处扶手'
  const { id } = await raised('need', words)
  const help = await raised('help', `${words}，摔了一跤`)
  const find = async (client: Client, q: string) => {
    const { items } = await client('GET /v1/streets/:streetId/find', { params: { streetId }, query: { q } })
    return items.filter(({ kind }) => kind === 'matter').map(({ to }) => to)
  }
  expect(await find(staff, words)).toEqual([`matters/${id}`])
  const { number } = await pageOf(help.client, help.id)
  expect(await find(staff, number)).toEqual([`matters/${help.id}`])
  expect(await find(reviewer, number)).toEqual([])
})

test('nobody has more than ten open, however many are sent at once', async () => {
  const client = await house.as(await house.sow.aMember(street))
  const sent = await Promise.all(
    Array.from({ length: 16 }, () => codeOf(client('POST /v1/streets/:streetId/matters', raising('need')))),
  )
  expect(sent.filter(code => code === 'matters_enough')).toHaveLength(6)
})

test('a child asks through its guardian', async () => {
  const child = await house.as(await house.sow.aMember(street, { birthDate: '2015-01-01' }))
  expect(await codeOf(child('POST /v1/streets/:streetId/matters', raising('need')))).toBe('too_young')
})

describe('two at once', () => {
  test('who answer one matter: one answer stands, and the other is told that it changed', async () => {
    const { id } = await raised()
    await take(id)
    const version = await versionOf(id)
    const boss = await house.as(await house.sow.aStaff(street, 'administrator'))
    const answers = await Promise.all([
      codeOf(step(staff, id, { act: 'answer', verdict: 'met', word: '好了' }, version)),
      codeOf(step(boss, id, { act: 'answer', verdict: 'unmet', word: '不行' }, version)),
    ])
    expect(answers.sort()).toEqual(['changed_meanwhile', 'done'])
    const { rows } = await house.db.$client.query(
      `select position from matter_step where matter_id = $1 and act = 'answer'`,
      [id],
    )
    expect(rows).toHaveLength(1)
  })

  test('who join two with each other: one is joined, and no circle is made', async () => {
    const one = await raised()
    const other = await raised()
    const versions = [await versionOf(one.id), await versionOf(other.id)]
    const boss = await house.as(await house.sow.aStaff(street, 'administrator'))
    const answers = await Promise.all([
      codeOf(step(staff, one.id, { act: 'merge', intoId: other.id }, versions[0])),
      codeOf(step(boss, other.id, { act: 'merge', intoId: one.id }, versions[1])),
    ])
    expect(answers.filter(code => code === 'other_not_open')).toHaveLength(1)
  })

  test('of whom many want it while it is joined: nobody is lost, and nobody counted twice', async () => {
    const one = await raised()
    const other = await raised()
    for (const { id } of [one, other]) {
      await take(id)
      await publish(id)
    }
    const neighbours = await Promise.all(
      Array.from({ length: 8 }, async () => house.as(await house.sow.aMember(street))),
    )
    const version = await versionOf(one.id)
    const codes = await Promise.all([
      ...neighbours.map(client => codeOf(supportOf(client, one.id))),
      codeOf(step(staff, one.id, { act: 'merge', intoId: other.id }, version)),
    ])
    const counted = codes.slice(0, -1).filter(code => code === 'done').length
    // Whoever came after was told that it is over; whoever raised it counts with the other.
    expect((await pageOf(house.guest, other.id)).supports).toBe(counted + 1)
  })
})
