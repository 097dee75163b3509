import { describe, expect, test } from 'vitest'
import { aNotice } from '../../../test/access/article-rows.ts'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'
import type { SownStreet } from '../../../test/sow.ts'

const find = 'GET /v1/streets/:streetId/find'
const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

const house = await openHouse()
type Role = Parameters<typeof house.sow.aStaff>[1]

async function aStreet() {
  const street = await house.sow.aStreet()
  const slot = await house.sow.aSlot(street, { service: { title: '儿科义诊' } })
  const reader = await house.sow.aMember(street, { name: '周建国', phone: '13900001111' })
  const own = await house.as(reader)
  const booked = await own(book, { params: slot, body: {} })
  const child = { birthDate: '2015-01-01', name: '周小满' }
  const guardian = await house.sow.aMember(street, { name: '周秀芳' })
  const young = await house.sow.aVolunteer(street, {
    member: guardian,
    dependantId: await house.sow.aDependant(guardian, child),
    birthDate: child.birthDate,
  })
  await house.sow.aTeam(street, {}, { name: '周末清洁队' })
  return { street, slot, code: booked.code, young }
}

const finding = async (at: SownStreet, role: Role, within: object = {}) => {
  const api = await house.as(await house.sow.aStaff(at, role, within))
  return async (q: string) => {
    const { items, unsearched } = await api(find, { params: { streetId: at.streetId }, query: { q } })
    expect(unsearched).toEqual([])
    return items.map(({ kind, title, to }) => ({ kind, title, to }))
  }
}

describe('what somebody types finds', () => {
  test('services and their next slots by words, and by the initials of their names', async () => {
    const { street, slot } = await aStreet()
    const found = await finding(street, 'coordinator')
    const both = [
      { kind: 'service', title: '儿科义诊', to: `services/${slot.serviceId}` },
      { kind: 'slot', title: '明天上午 8 点 儿科义诊', to: `desk?day=2026-11-29&slot=${slot.slotId}` },
    ]
    expect(await found('儿科')).toEqual(both)
    expect(await found('ekyz')).toEqual(both)
    expect(await found('没有的东西')).toEqual([])
  })

  test('a booking by its code, in whatever width and spacing', async () => {
    const { street, slot, code } = await aStreet()
    const found = await finding(street, 'provider')
    const one = [
      {
        kind: 'booking',
        title: '周建国 · 儿科义诊',
        to: `desk?day=2026-11-29&slot=${slot.slotId}&q=${code}`,
      },
    ]
    expect(await found(code)).toEqual(one)
    expect(await found(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual(one)
  })

  test('people for those who look after people, from the second letter on, a child’s name masked', async () => {
    const { street, young } = await aStreet()
    const found = await finding(street, 'coordinator')
    expect(await found('周建')).toContainEqual({ kind: 'person', title: '周建国', to: 'desk?book=phone' })
    expect(await found('1111')).toContainEqual({ kind: 'person', title: '周建国', to: 'desk?book=phone' })
    expect(await found(young.number)).toEqual([
      { kind: 'person', title: '周*满', to: `volunteers?q=${young.number}` },
    ])
    expect((await found('周')).map(({ kind }) => kind)).toEqual(['team'])
    expect(await (await finding(street, 'reviewer'))('周建国')).toEqual([])
    expect(await (await finding(street, 'provider'))('周建国')).toEqual([])
  })

  test('nothing outside of somebody’s area, and nothing for who holds no role', async () => {
    const { street, code } = await aStreet()
    const west = await finding(street, 'coordinator', { areaId: street.otherAreaId })
    for (const q of ['儿科', '周建国', '1111', '周末', code]) expect(await west(q)).toEqual([])
    const resident = await house.as(await house.sow.aMember(street))
    const ask = { params: { streetId: street.streetId }, query: { q: '儿科' } }
    expect(await Promise.all([codeOf(resident(find, ask)), codeOf(house.guest(find, ask))])).toEqual([
      'not_allowed',
      'not_signed_in',
    ])
  })
})

describe('what everybody may find', () => {
  const search = 'GET /v1/streets/:streetId/search'
  const words = { title: '一楼加装扶手', text: '东社区三号楼一楼要加装扶手。' }

  /** A street with one of each kind that has 扶手 in its name, and a wish that says more than everybody reads. */
  async function aRichStreet() {
    const street = await house.sow.aStreet()
    const params = { streetId: street.streetId }
    const { serviceId } = await house.sow.aSlot(street, { service: { title: '扶手安装' } })
    await house.asOwner('update location set name = $2 where street_id = $1', [street.streetId, '扶手工坊'])
    const staff = await house.as(await house.sow.aStaff(street, 'administrator'))
    const second = await house.as(await house.sow.aStaff(street, 'reviewer'))
    const resident = await house.as(await house.sow.aMember(street))
    const matter = await resident('POST /v1/streets/:streetId/matters', {
      params,
      body: { kind: 'need', text: '王家的狗老在扶手边上', areaId: street.areaId },
    })
    await staff('POST /v1/streets/:streetId/matters/:matterId/steps', {
      params: { ...params, matterId: matter.id },
      body: { act: 'publish', version: 1, ...words },
    })
    const edit = { ...aNotice(null), title: '扶手补贴', summary: '装扶手有补贴。', validUntil: '2026-12-01' }
    const article = await staff('POST /v1/streets/:streetId/managed/articles', {
      params,
      body: { kind: 'notice', edit },
    })
    const of = { params: { ...params, articleId: article.id } }
    const move = 'POST /v1/streets/:streetId/managed/articles/:articleId/transition'
    await staff(move, { ...of, body: { version: 1, to: 'in_review', reason: '' } })
    const find = async (q: string) => (await house.guest(search, { params, query: { q } })).items
    return {
      street,
      find,
      serviceId,
      matterId: matter.id,
      articleId: article.id,
      show: () => second(move, { ...of, body: { version: 2, to: 'published', reason: '' } }),
    }
  }

  test('is of each kind what everybody reads, by two characters, and services and articles by initials', async () => {
    const { street, find, show, ...ids } = await aRichStreet()
    expect((await find('扶手')).map(({ kind }) => kind)).toEqual(['service', 'place', 'matter'])
    house.clock.now = new Date(house.clock.now.getTime() + 2000)
    await show()
    expect(await find('扶手')).toEqual([
      { kind: 'article', id: ids.articleId, title: '扶手补贴', hint: '通知 · 装扶手有补贴。' },
      { kind: 'service', id: ids.serviceId, title: '扶手安装', hint: expect.any(String) },
      { kind: 'place', id: street.locationId, title: '扶手工坊', hint: '东社区 1 号' },
      { kind: 'matter', id: ids.matterId, title: words.title, hint: '需求 · 东社区' },
    ])
    expect((await find('fsbt')).map(({ title }) => title)).toEqual(['扶手补贴'])
    house.clock.now = new Date('2026-12-03T00:00:00.000Z')
    expect((await find('扶手补贴'))[0]?.hint).toBe('已过期 · 通知 · 装扶手有补贴。')
  })

  test('is never what a resident wrote, nor what nobody has shown', async () => {
    const { find } = await aRichStreet()
    for (const q of ['王家的狗', '扶手补贴', '补贴', '，', ' '])
      expect(await codeOrItems(find(q))).toEqual([])
  })

  test('is of this street', async () => {
    const { find } = await aRichStreet()
    const other = await house.sow.aStreet()
    expect(await find('扶手安装')).not.toEqual([])
    const { items } = await house.guest(search, {
      params: { streetId: other.streetId },
      query: { q: '扶手' },
    })
    expect(items).toEqual([])
    const nowhere = house.guest(search, { params: { streetId: '999999999' }, query: { q: '扶手' } })
    expect(await codeOf(nowhere)).toBe('not_found')
  })
})

describe('a search forgives', () => {
  const services = 'GET /v1/streets/:streetId/services'
  const words = 'GET /v1/streets/:streetId/search/words'

  async function aStreetOf(...titles: string[]) {
    const street = await house.sow.aStreet()
    const params = { streetId: street.streetId }
    const keywords = ['推拿']
    for (const title of titles)
      await house.sow.aSlot(street, { service: { title, keywords, summary: '', category: 'law' } })
    return {
      street,
      titles: async (q: string) => {
        const { items } = await house.guest(services, { params, query: { q } })
        return items.map(({ title }) => title)
      },
      words: async (q?: string) =>
        (await house.guest(words, { params, query: q === undefined ? {} : { q } })).items,
    }
  }

  test('traditional letters find what is written in simplified ones', async () => {
    const { titles } = await aStreetOf('中医科义诊', '免费理发')
    expect(await titles('中醫')).toEqual(['中医科义诊'])
    expect(await titles('理髮')).toEqual(['免费理发'])
  })

  test('the initials of a category find what is of it, besides what has them in its name', async () => {
    const { street, titles } = await aStreetOf('合同怎么看', '丰乐晚会')
    await house.sow.aSlot(street, { service: { title: '儿科义诊' } })
    expect((await titles('fl')).sort()).toEqual(['丰乐晚会', '合同怎么看'])
    expect(await titles('YZ')).toEqual(['儿科义诊'])
  })

  test('what finds nothing is told which words of this street are near, and a sentence which it has', async () => {
    const { words: near, titles } = await aStreetOf('中医科问诊', '智能手机课')
    expect(await titles('中依')).toEqual([])
    expect(await near('中依')).toEqual(['中医'])
    expect(await near('腰疼想找人推拿一下，周末有没有？')).toEqual(['推拿'])
    const other = await aStreetOf('合唱')
    expect(await other.words('中依')).toEqual([])
  })

  test('without words it is told what there is in this street', async () => {
    const { words: common } = await aStreetOf('中医科问诊')
    expect(await common()).toEqual(['法律', '推拿'])
    expect(await (await aStreetOf()).words()).toEqual([])
  })

  test('two hundred characters and pictures are looked for like anything else', async () => {
    const { titles, words: near } = await aStreetOf('中医科问诊')
    expect(await titles('诊'.repeat(200))).toEqual([])
    expect(await titles('中医😀')).toEqual(['中医科问诊'])
    expect(await near('😀')).toEqual([])
    const { streetId } = await house.sow.aStreet()
    const tooLong = house.guest(services, { params: { streetId }, query: { q: '诊'.repeat(201) } })
    expect(await codeOf(tooLong)).toBe('invalid_request')
  })
})

/** What was found; nothing where there is nothing to look for. */
const codeOrItems = async (call: Promise<unknown[]>) =>
  (await codeOf(call)) === 'invalid_request' ? [] : call
