import { describe, expect, test } from 'vitest'
import { codeOf } from '../../../test/code-of.ts'
import { openPair } from '../../../test/pair.ts'
import type { SownMember } from '../../../test/sow.ts'
import { sowGuide } from '../../../test/sow-guide.ts'
import { eraseConfidences, mindPapers } from './clock.service.ts'

const { house, second, setClock } = await openPair()
const street = await house.sow.aStreet()
const { streetId, areaId } = street
const keeper = await house.sow.aStaff(street, 'coordinator')
const other = await house.sow.aStaff(street, 'provider')
const staff = await house.as(keeper)
const guideId = await sowGuide(house, street)
const dayMs = 86_400_000

const one = '/v1/streets/:streetId/matters/:matterId' as const
const at = (matterId: string) => ({ params: { streetId, matterId } })
type Client = typeof staff
const raise = (client: Client, errand: { guideId: string; dependantId?: string; isGreen?: boolean }) =>
  client('POST /v1/streets/:streetId/matters', {
    params: { streetId },
    body: { kind: 'errand', text: '腿脚不便，想请人代办', errand },
  })
const managed = (id: string, by: Client = staff) =>
  by('GET /v1/streets/:streetId/managed/matters/:matterId', at(id))
const pageOf = (client: Client, id: string) => client(`GET ${one}`, at(id))
type Paper = { name: string; state: 'has' | 'missing' | 'later'; until: string | null }
type Body = Parameters<typeof bodyOf>[0]
const bodyOf = (body: {
  act: 'take' | 'receive' | 'visit' | 'answer' | 'complete' | 'tell'
  ownerId?: string
  papers?: Paper[]
  visitOn?: string
  handlerIds?: string[]
  verdict?: 'finished'
  word?: string
}) => body
const step = async (client: Client, id: string, body: Body) => {
  const { version } = await managed(id)
  return client(`POST ${one}/steps`, { ...at(id), body: { ...body, version } })
}
const has = (name: string): Paper => ({ name, state: 'has', until: null })
const all = [has('户口簿'), has('一寸照片')]
const lacking = (until: string): Paper[] => [has('户口簿'), { name: '一寸照片', state: 'later', until }]
const receive = (id: string, papers: Paper[]) => step(staff, id, { act: 'receive', papers })

/** An errand that was asked for by somebody and taken. */
async function taken(person?: SownMember, wish: { isGreen?: boolean } = {}) {
  const asker = person ?? (await house.sow.aMember(street, { birthDate: '1990-01-01' }))
  const client = await house.as(asker)
  const { id } = await raise(client, { guideId, ...wish })
  await step(staff, id, { act: 'take', ownerId: keeper.memberId })
  return { asker, client, id }
}
const titlesOf = async (client: Client) => {
  const { items } = await client('GET /v1/streets/:streetId/me/notices', { params: { streetId }, query: {} })
  return items.map(one => one.title)
}

describe('an errand', () => {
  test('lies sealed but for the name of its guide, and goes from its papers to its end', async () => {
    const { client, id } = await taken()
    const { rows } = await house.db.$client.query('select * from matter where id = $1', [id])
    expect(JSON.stringify(rows)).not.toContain('腿脚不便')
    const { items } = await staff('GET /v1/streets/:streetId/managed/matters', {
      params: { streetId },
      query: { kind: 'errand' },
    })
    expect(items[0]).toMatchObject({ id, text: null, guideTitle: '高龄津贴申请' })
    // Nobody has handed anything over yet.
    const finish = { act: 'answer', verdict: 'finished', word: '办好了。' } as const
    expect(await codeOf(step(staff, id, finish))).toBe('papers_owed')
    await receive(id, all)
    const own = await pageOf(client, id)
    expect(own.errand).toMatchObject({ papers: [{ state: 'has' }, { state: 'has' }] })
    expect(own.errand?.receiptNo).toMatch(/^\d{8}$/)
    await step(staff, id, {
      act: 'visit',
      visitOn: '2026-12-02',
      handlerIds: [keeper.memberId, other.memberId],
    })
    expect((await pageOf(client, id)).errand?.visit).toMatchObject({ on: '2026-12-02' })
    await step(staff, id, finish)
    expect(await pageOf(client, id)).toMatchObject({ status: 'answered', verdict: 'finished' })
    expect(await titlesOf(client)).toEqual([
      '您提的代办有答复了',
      '您的代办定了上门的日子和人',
      '您的代办收下材料了，收据号在里面',
      '您提的代办有人受理了',
    ])
  })

  test('is for whoever asks or their family, by a guide for which others may come', async () => {
    const client = await house.as(await house.sow.aMember(street))
    const inPerson = await sowGuide(house, street, { mayBeFetched: false })
    expect(await codeOf(raise(client, { guideId: inPerson }))).toBe('guide_in_person')
    expect(await codeOf(raise(client, { guideId: areaId }))).toBe('not_found')
    const kin = { name: '王奶奶', relation: 'grandparent', birthDate: '1940-02-03', consent: true } as const
    const stranger = await house.as(await house.sow.aMember(street))
    const { id: dependantId } = await stranger('POST /v1/streets/:streetId/me/dependants', {
      params: { streetId },
      body: kin,
    })
    expect(await codeOf(raise(client, { guideId, dependantId }))).toBe('not_found')
    const { id } = await raise(stranger, { guideId, dependantId })
    // Old enough: nobody has to ask for it.
    expect((await pageOf(stranger, id)).errand).toMatchObject({ forName: '王奶奶', isGreen: true })
    const without = client('POST /v1/streets/:streetId/matters', {
      params: { streetId },
      body: { kind: 'errand', text: '请人代办' },
    })
    expect(await codeOf(without)).toBe('invalid_request')
    const child = await house.as(await house.sow.aMember(street, { birthDate: '2014-01-01' }))
    expect(await codeOf(raise(child, { guideId }))).toBe('too_young')
  })

  test('goes by the green lane in half the days, by a word of whoever asks', async () => {
    const [usual, green] = [await taken(), await taken(undefined, { isGreen: true })]
    expect((await managed(usual.id)).dueOn).toBe('2026-12-11')
    expect(await managed(green.id)).toMatchObject({ dueOn: '2026-12-04', errand: { isGreen: true } })
  })

  test('is there for nobody but those of the whole street, whoever does it and whoever asked', async () => {
    const { id } = await taken()
    const ofArea = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId }))
    expect(await codeOf(managed(id, ofArea))).toBe('not_allowed')
    expect(await codeOf(managed(id, await house.as(other)))).toBe('not_allowed')
    const neighbour = await house.as(await house.sow.aMember(street))
    expect(await codeOf(pageOf(neighbour, id))).toBe('not_found')
    expect(await codeOf(step(neighbour, id, { act: 'receive', papers: all }))).toBe('not_found')
  })

  test('is taken in at the desk for somebody who came, and is theirs', async () => {
    const known = await house.sow.aMember(street)
    const wish = { guideId, text: '电话里说腿脚不便', isGreen: true }
    const take = (by: Client, person: { memberId: string } | { name: string; phone: string }) =>
      by('POST /v1/streets/:streetId/managed/errands', { params: { streetId }, body: { ...wish, person } })
    const { id } = await take(staff, { memberId: known.memberId })
    expect(await pageOf(await house.as(known), id)).toMatchObject({ isOwn: true, guideTitle: '高龄津贴申请' })
    const written = await take(staff, { name: '赵大爷', phone: '139 0000 1234' })
    expect(await managed(written.id)).toMatchObject({ raisedByName: '赵大爷', raisedByPhone: '13900001234' })
    // Whoever took it in keeps it: it is not their own.
    await step(staff, id, { act: 'take', ownerId: keeper.memberId })
    const ofArea = await house.as(await house.sow.aStaff(street, 'coordinator', { areaId }))
    expect(await codeOf(take(ofArea, { memberId: known.memberId }))).toBe('not_allowed')
  })
})

describe('its papers', () => {
  test('come later only where the guide lets them, by a day', async () => {
    const { id } = await taken()
    const said = (papers: Paper[]) => codeOf(receive(id, papers))
    expect(await said([has('户口簿')])).toBe('papers_unlike')
    expect(await said([{ name: '户口簿', state: 'later', until: '2026-12-04' }, has('一寸照片')])).toBe(
      'paper_not_later',
    )
    expect(await said(lacking('2026-11-28'))).toBe('paper_day_missing')
    expect(await codeOf(step(staff, id, { act: 'receive' }))).toBe('papers_missing')
    expect((await managed(id)).errand?.receiptNo).toBeNull()
  })

  test('that come later are reminded of two days before, once; then it waits with the days it had left', async () => {
    const { client, id } = await taken()
    await receive(id, lacking('2026-12-02'))
    const before = await managed(id)
    expect(before.status).toBe('open')
    const mind = async (day: string) => {
      setClock(new Date(`${day}T02:00:00Z`))
      await Promise.all([mindPapers(house.deps, house.clock.now), mindPapers(second.deps, house.clock.now)])
    }
    await mind('2026-11-29')
    expect(await titlesOf(client)).not.toContain('您的代办还差材料，12月2日前要送到')
    await mind('2026-11-30')
    await mind('2026-12-01')
    const reminders = (await titlesOf(client)).filter(title => title.includes('还差材料'))
    expect(reminders).toHaveLength(1)
    await mind('2026-12-02')
    expect((await managed(id)).status).toBe('open')
    await mind('2026-12-03')
    expect(await managed(id)).toMatchObject({ status: 'returned', dueOn: null })
    expect(await codeOf(step(client, id, { act: 'complete', word: '我明天送来' }))).toBe('papers_owed')
    setClock(new Date('2026-12-07T02:00:00Z'))
    await receive(id, all)
    const after = await managed(id)
    expect(after).toMatchObject({ status: 'open', errand: { receiptNo: before.errand?.receiptNo } })
    // On the Thursday on which it stopped six working days were left, until 11 December.
    expect(after.dueOn).toBe('2026-12-15')
  })

  test('that are missing and may not come later make it wait at once', async () => {
    const { client, id } = await taken()
    await receive(id, [{ name: '户口簿', state: 'missing', until: null }, has('一寸照片')])
    expect((await pageOf(client, id)).status).toBe('returned')
  })

  test('are received once by two at once, under one number', async () => {
    const { id } = await taken()
    const { version } = await managed(id)
    const ask = async (by: Client) =>
      codeOf(by(`POST ${one}/steps`, { ...at(id), body: { act: 'receive', papers: all, version } }))
    const elsewhere = await second.as(await house.sow.aStaff(street, 'coordinator'))
    expect((await Promise.all([ask(staff), ask(elsewhere)])).sort()).toEqual(['changed_meanwhile', 'done'])
  })

  test('are fetched by two who are named before, and who hold a role', async () => {
    const { id } = await taken()
    const visit = (handlerIds: string[], visitOn = '2026-12-02') =>
      codeOf(step(staff, id, { act: 'visit', visitOn, handlerIds }))
    const resident = await house.sow.aMember(street)
    expect(await visit([keeper.memberId])).toBe('two_handlers')
    expect(await visit([keeper.memberId, keeper.memberId])).toBe('two_handlers')
    expect(await visit([keeper.memberId, resident.memberId])).toBe('owner_not_staff')
    expect(await visit([keeper.memberId, other.memberId], '2026-11-27')).toBe('due_in_past')
    await expect(
      house.db.$client.query(
        'update errand set visit_on = now(), first_handler = $2, second_handler = $2 where matter_id = $1',
        [id, keeper.memberId],
      ),
    ).rejects.toThrow('errand_two_handlers')
  })

  test('are fetched by two who are told that they go, and when somebody else goes, and nothing of what was said', async () => {
    const { id } = await taken()
    const [first, second_, third] = [
      await house.sow.aStaff(street, 'provider'),
      await house.sow.aStaff(street, 'coordinator'),
      await house.sow.aStaff(street, 'coordinator'),
    ]
    const toldOf = async (person: SownMember) => {
      const { items } = await (await house.as(person))('GET /v1/streets/:streetId/me/notices', {
        params: { streetId },
        query: {},
      })
      return items.map(({ title, text }) => `${title} ${text}`)
    }
    const visit = (handlers: SownMember[]) =>
      step(staff, id, {
        act: 'visit',
        visitOn: '2026-12-02',
        handlerIds: handlers.map(({ memberId }) => memberId),
      })
    await visit([first, second_])
    expect(await toldOf(first)).toEqual([expect.stringContaining('请您上门')])
    expect((await toldOf(first))[0]).toContain('12 月 2 日')
    await visit([first, third])
    expect((await toldOf(second_))[0]).toContain('不用您去了')
    expect(await toldOf(third)).toEqual([expect.stringContaining('请您上门')])
    expect(JSON.stringify(await toldOf(first))).not.toContain('腿脚不便')
  })

  test('are forgotten with all that was said, some time after the end', async () => {
    const { client, id } = await taken()
    await client(`POST ${one}/steps`, {
      ...at(id),
      body: { act: 'withdraw', version: (await managed(id)).version },
    })
    await eraseConfidences(house.deps, new Date(house.clock.now.getTime() + 181 * dayMs))
    expect((await pageOf(client, id)).errand).toMatchObject({ papers: [], forName: null })
  })
})
