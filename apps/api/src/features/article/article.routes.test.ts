import type { Input } from '@yunxuan/contract'
import { type ArticleKind, type ArticleSort, articleSorts, type Sort } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { aNotice } from '../../../test/access/article-rows.ts'
import { codeOf } from '../../../test/code-of.ts'
import { openHouse } from '../../../test/house.ts'

const house = await openHouse()
const street = await house.sow.aStreet()
const { streetId, areaId, otherAreaId, locationId } = street
const params = { streetId }
const keeper = await house.as(await house.sow.aStaff(street, 'coordinator'))
const reader = await house.as(await house.sow.aStaff(street, 'reviewer'))
const administrator = await house.as(await house.sow.aStaff(street, 'administrator'))

type Client = typeof keeper
type Edit = Input<'POST /v1/streets/:streetId/managed/articles'>['body']['edit']

const policy: Edit = {
  ...aNotice(null),
  title: '创业担保贷款怎么申请',
  summary: '在街道登记创业的，可以申请贴息贷款。',
  issuer: '街道办事处',
  documentNo: '〔2026〕3 号',
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  audiences: ['founder'],
  phone: '0871-65666666',
  body: [{ kind: 'paragraph', text: '贷款额度最高二十万元。' }],
}
const guide: Edit = {
  ...aNotice(null),
  title: '居住证办理',
  summary: '住满半年可以办。',
  audiences: ['everyone'],
  body: [],
  guide: {
    sort: 'public_service',
    papers: [{ name: '户口簿', form: 'both', mayComeLater: true, note: '' }],
    steps: ['到窗口取号', '交材料', '十五天后取证'],
    legalDays: 20,
    promisedDays: 15,
    costFen: 0,
    costNote: '',
    locationIds: [locationId],
    hours: '周一至周五 9:00—17:00',
    mayBeFetched: true,
    onlineUrl: '',
  },
}

const at = (articleId: string) => ({ params: { streetId, articleId } })
const draft = async (kind: ArticleKind, edit: Edit, by: Client = keeper) =>
  (await by('POST /v1/streets/:streetId/managed/articles', { params, body: { kind, edit } })).id
const open = (id: string, by: Client = keeper) =>
  by('GET /v1/streets/:streetId/managed/articles/:articleId', at(id))
const change = async (id: string, edit: Edit, by: Client = keeper) =>
  by('PUT /v1/streets/:streetId/managed/articles/:articleId', {
    ...at(id),
    body: { version: (await open(id, administrator)).version, edit },
  })
type To = Input<'POST /v1/streets/:streetId/managed/articles/:articleId/transition'>['body']['to']
const move = async (by: Client, id: string, to: To, reason = '') =>
  by('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
    ...at(id),
    body: { version: (await open(id, administrator)).version, to, reason },
  })
const shown = async (kind: ArticleKind, edit: Edit) => {
  const id = await draft(kind, edit)
  await move(keeper, id, 'in_review')
  await move(reader, id, 'published')
  return id
}
const read = (id: string, by: Client = house.guest) =>
  by('GET /v1/streets/:streetId/articles/:articleId', at(id))
const cards = async (query: Input<'GET /v1/streets/:streetId/articles'>['query'], by: Client = house.guest) =>
  (await by('GET /v1/streets/:streetId/articles', { params, query: { limit: 100, ...query } })).items
const titles = async (...of: Parameters<typeof cards>) => (await cards(...of)).map(({ title }) => title)

describe('what can be read', () => {
  test('was read by somebody who did not write it, and lacks nothing', async () => {
    const bare = await draft('policy', { ...policy, issuer: '', validFrom: null, audiences: [], phone: '' })
    expect((await open(bare)).lacks).toEqual(['issuer', 'validity', 'audience', 'next_step'])
    expect(await codeOf(move(keeper, bare, 'in_review'))).toBe('article_incomplete')
    const id = await draft('policy', policy, administrator)
    await move(keeper, id, 'in_review')
    expect(await codeOf(read(id))).toBe('not_found')
    expect(await codeOf(move(administrator, id, 'published'))).toBe('same_person_reviews')
    expect(await codeOf(move(keeper, id, 'published'))).toBe('not_allowed')
    await move(reader, id, 'published')
    expect(await read(id)).toMatchObject({
      title: policy.title,
      issuer: '街道办事处',
      validity: 'valid',
      assuredDate: '2026-11-28',
      isUnconfirmed: false,
    })
  })

  test('keeps its words until a second person has read the new ones, whoever wrote them with whom', async () => {
    const id = await shown('policy', policy)
    const changed = await change(id, { ...policy, title: '创业贷款' }, administrator)
    expect(changed).toMatchObject({ status: 'in_review', isShown: true, shown: { title: policy.title } })
    expect((await read(id)).title).toBe(policy.title)
    await change(id, { ...policy, title: '创业贷款', summary: '可以贴息。' })
    // The administrator wrote the title, if not the sentence.
    expect(await codeOf(move(administrator, id, 'published'))).toBe('same_person_reviews')
    await move(reader, id, 'published')
    expect(await read(id)).toMatchObject({ title: '创业贷款', summary: '可以贴息。' })
    const refused = house.asOwner('update article set shown_by = shown_writers[1] where id = $1', [id])
    await expect(refused).rejects.toThrow('article_second_reader')
  })

  test('is taken down at once, even while new words wait, and shown again by a second person only', async () => {
    const id = await shown('notice', aNotice(null))
    await change(id, { ...aNotice(null), title: '楼道改造' })
    expect(await codeOf(move(keeper, id, 'archived'))).toBe('reason_missing')
    expect((await move(keeper, id, 'archived', '写错了')).isShown).toBe(false)
    expect(await codeOf(read(id))).toBe('not_found')
    const other = await shown('notice', aNotice(null))
    await move(keeper, other, 'paused', '先核对一下')
    expect(await codeOf(read(other))).toBe('not_found')
    expect(await codeOf(move(keeper, other, 'published'))).toBe('not_allowed')
    await move(reader, other, 'published')
    expect((await read(other)).title).toBe('楼道改造完工')
  })

  test('is changed by one of two who saw the same, and published as it was read', async () => {
    const id = await draft('notice', aNotice(null))
    const { version } = await open(id)
    const write = (title: string) =>
      keeper('PUT /v1/streets/:streetId/managed/articles/:articleId', {
        ...at(id),
        body: { version, edit: { ...aNotice(null), title } },
      })
    const both = await Promise.all([codeOf(write('一')), codeOf(write('二'))])
    expect(both.sort()).toEqual(['changed_meanwhile', 'done'].sort())
  })

  test('says that it has run out, and is listed apart from then on', async () => {
    const id = await shown('policy', { ...policy, title: '春节临时补贴', validUntil: '2026-12-05' })
    expect(await titles({ kind: 'policy' })).toContain('春节临时补贴')
    house.clock.now = new Date('2026-12-06T00:00:00.000Z')
    expect(await titles({ kind: 'policy' })).not.toContain('春节临时补贴')
    expect(await cards({ expired: true })).toMatchObject([{ title: '春节临时补贴', validity: 'expired' }])
    expect((await read(id)).validity).toBe('expired')
  })

  test('is found by two characters and by initials, in the words that are shown', async () => {
    const id = await shown('notice', { ...aNotice(null), title: '磨剪刀师傅来了' })
    await change(id, { ...aNotice(null), title: '裁缝来了' })
    for (const q of ['剪刀', 'mjd']) expect(await titles({ q })).toEqual(['磨剪刀师傅来了'])
    expect(await titles({ q: '裁缝' })).toEqual([])
    const found = await keeper('GET /v1/streets/:streetId/managed/articles', { params, query: { q: '裁缝' } })
    expect(found.items.map(({ title }) => title)).toEqual(['裁缝来了'])
    const { items } = await keeper('GET /v1/streets/:streetId/find', { params, query: { q: 'cfll' } })
    expect(items).toMatchObject([{ kind: 'article', title: '裁缝来了', to: `articles/${id}` }])
  })

  test('stands in the order of the column that is asked for, before and behind a page', async () => {
    const days = { 乙: '2027-03-01', 甲: null, 丙: '2027-01-01' }
    for (const [word, validUntil] of Object.entries(days)) {
      await draft('notice', { ...aNotice(null), title: `${word}号排队的通知`, validUntil })
    }
    const inOrder = async (sort: Sort<ArticleSort>) => {
      const ask = (more: object) =>
        keeper('GET /v1/streets/:streetId/managed/articles', {
          params,
          query: { q: '排队', sort, limit: 2, ...more },
        })
      const first = await ask({})
      const rest = await ask({ cursor: first.nextCursor ?? '' })
      expect([first.total, rest.total, rest.nextCursor]).toEqual([3, null, null])
      return [...first.items, ...rest.items].map(({ title }) => title[0]).join('')
    }
    expect(await inOrder('title')).toBe('丙甲乙')
    expect(await inOrder('until')).toBe('丙乙甲')
    expect(await inOrder('-new')).toBe('丙甲乙')
    for (const by of articleSorts) {
      const up = await inOrder(by)
      expect(await inOrder(`-${by}`), by).toBe([...up].toReversed().join(''))
    }
  })

  test('is for those whom it names and who live there, where they ask for theirs', async () => {
    await shown('notice', { ...aNotice(otherAreaId), title: '西社区停水' })
    await shown('notice', { ...aNotice(areaId), title: '长者免费体检', audiences: ['elder'] })
    const elder = await house.as(await house.sow.aMember(street))
    const young = await house.as(await house.sow.aMember(street, { birthDate: '1999-01-01' }))
    expect(await titles({ mine: true }, elder)).toContain('长者免费体检')
    expect(await titles({ mine: true }, elder)).not.toContain('西社区停水')
    expect(await titles({ mine: true }, young)).not.toContain('长者免费体检')
    expect(await codeOf(cards({ mine: true }))).toBe('not_signed_in')
  })

  test('is paged through without a gap', async () => {
    const all = await titles({})
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page: { items: { title: string }[]; nextCursor: string | null } = await house.guest(
        'GET /v1/streets/:streetId/articles',
        { params, query: { limit: 2, ...(cursor === undefined ? {} : { cursor }) } },
      )
      seen.push(...page.items.map(({ title }) => title))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(all)
  })
})

describe('a guide', () => {
  test('tells papers, steps, days and places, and leads to what there is', async () => {
    const { serviceId } = await house.sow.aSlot(street)
    const gone = await draft('notice', aNotice(null))
    const id = await shown('guide', {
      ...guide,
      body: [
        { kind: 'link', to: 'service', id: serviceId },
        { kind: 'link', to: 'article', id: gone },
      ],
    })
    const page = await read(id)
    expect(page.guide).toMatchObject({
      papers: [{ name: '户口簿', mayComeLater: true }],
      promisedDays: 15,
      places: [{ name: '活动室' }],
    })
    // What nobody can read leads nowhere.
    expect(page.body).toMatchObject([{ kind: 'link', to: 'service', id: serviceId }])
    expect(page.body).toHaveLength(1)
  })

  test('names only what there is, and does not promise longer than the law', async () => {
    const parts = guide.guide
    if (parts === null) throw new Error('a guide without its parts')
    const wrong: [ArticleKind, Edit][] = [
      ['guide', { ...guide, guide: { ...parts, promisedDays: 30 } }],
      ['guide', { ...guide, guide: { ...parts, locationIds: [areaId] } }],
      ['guide', { ...guide, guide: null }],
      ['notice', guide],
      ['notice', { ...aNotice(null), body: [{ kind: 'link', to: 'article', id: areaId }] }],
      ['notice', { ...aNotice(locationId) }],
      ['policy', { ...policy, validUntil: '2025-01-01' }],
    ]
    for (const [kind, edit] of wrong) expect(await codeOf(draft(kind, edit))).toBe('invalid_request')
  })

  test('that nobody confirms for long says so, to residents and to those who keep it', async () => {
    const id = await shown('guide', guide)
    house.clock.now = new Date('2027-06-28T00:00:00.000Z')
    expect((await read(id)).isUnconfirmed).toBe(true)
    const due = { params, query: { due: 'unconfirmed' as const } }
    const list = async () => (await keeper('GET /v1/streets/:streetId/managed/articles', due)).items
    expect((await list()).map(one => one.id)).toContain(id)
    await keeper('POST /v1/streets/:streetId/managed/articles/:articleId/confirmation', at(id))
    expect((await read(id)).isUnconfirmed).toBe(false)
    expect((await list()).map(one => one.id)).not.toContain(id)
  })
})

describe('whoever is named', () => {
  const story: Edit = {
    ...aNotice(null),
    title: '王秀兰的一天',
    summary: '王秀兰每天给邻居读报。',
    issuer: '',
  }
  const ask = (
    id: string,
    body: Input<'POST /v1/streets/:streetId/managed/articles/:articleId/persons'>['body'],
  ) => keeper('POST /v1/streets/:streetId/managed/articles/:articleId/persons', { ...at(id), body })
  const consentOf = (by: Client, id: string) => by('GET /v1/streets/:streetId/me/consents/:articleId', at(id))
  const answer = async (by: Client, id: string, isGiven: boolean, version?: number) =>
    by('PUT /v1/streets/:streetId/me/consents/:articleId', {
      ...at(id),
      body: { version: version ?? (await consentOf(by, id)).version, isGiven },
    })

  test('is asked on the phone and says yes to what they read, or it is not shown', async () => {
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const id = await draft('story', story)
    expect(await codeOf(ask(id, { name: '赵四', memberId: person.memberId }))).toBe('name_not_in_text')
    await ask(id, { name: '王秀兰', memberId: person.memberId })
    expect(await codeOf(ask(id, { name: '王秀兰', paperNote: '柜二' }))).toBe('already_named')
    expect(await codeOf(move(keeper, id, 'in_review'))).toBe('article_incomplete')
    const { items } = await client('GET /v1/streets/:streetId/me/notices', { params, query: {} })
    expect(items).toMatchObject([{ kind: 'article_consent', articleId: id }])
    const { version, text } = await consentOf(client, id)
    expect(text.title).toBe('王秀兰的一天')
    await change(id, { ...story, summary: '王秀兰给邻居读报十年。' })
    expect(await codeOf(answer(client, id, true, version))).toBe('changed_meanwhile')
    expect((await answer(client, id, true)).state).toBe('given')
    await move(keeper, id, 'in_review')
    await move(reader, id, 'published')
    const own = await client('GET /v1/streets/:streetId/me/consents', { params })
    expect(own.items).toMatchObject([{ articleId: id, state: 'given' }])
    const neighbour = await house.as(await house.sow.aMember(street))
    expect(await codeOf(consentOf(neighbour, id))).toBe('not_found')
  })

  test('is asked again where the words were changed, and what they agreed to stays', async () => {
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const id = await draft('story', story)
    await ask(id, { name: '王秀兰', memberId: person.memberId })
    await answer(client, id, true)
    await move(keeper, id, 'in_review')
    await move(reader, id, 'published')
    await change(id, { ...story, summary: '王秀兰唱歌也好听。' })
    expect(await codeOf(move(reader, id, 'published'))).toBe('article_incomplete')
    expect((await consentOf(client, id)).state).toBe('asked')
    expect((await read(id)).summary).toBe(story.summary)
  })

  test('takes it back at once: their name stands nowhere, whatever waits', async () => {
    const person = await house.sow.aMember(street)
    const client = await house.as(person)
    const id = await draft('story', story)
    await ask(id, { name: '王秀兰', memberId: person.memberId })
    await ask(id, { name: '李桂芳', paperNote: '档案柜二层' })
    await answer(client, id, true)
    await move(keeper, id, 'in_review')
    await move(reader, id, 'published')
    await change(id, { ...story, title: '王秀兰的两天' })
    const { version } = await open(id)
    expect((await answer(client, id, false)).state).toBe('withdrawn')
    const { items } = await client('GET /v1/streets/:streetId/me/consents', { params })
    const everywhere = [await read(id), await open(id), items]
    expect(JSON.stringify(everywhere)).not.toContain('王秀兰')
    expect((await read(id)).title).toBe('居民的一天')
    expect((await open(id)).version).toBe(version + 1)
    const { rows } = await house.db.$client.query(
      `select 1 from article a where id = $1 and (a::text like '%王秀兰%') union all
        select 1 from article_person p where article_id = $1 and (p::text like '%王秀兰%')`,
      [id],
    )
    expect(rows).toEqual([])
    expect(await codeOf(answer(client, id, true))).toBe('consent_over')
    const named = (await open(id)).persons.find(({ name }) => name === '李桂芳')
    const taken = { params: { streetId, articleId: id, namedId: named?.id ?? '' } }
    const key = 'POST /v1/streets/:streetId/managed/articles/:articleId/persons/:namedId/withdrawal'
    await keeper(key, taken)
    expect(await codeOf(keeper(key, taken))).toBe('consent_over')
    expect(JSON.stringify(await read(id))).not.toContain('李桂芳')
  })
})

describe('what waits', () => {
  test('stands in 今天 of whoever does it', async () => {
    const other = await house.sow.aStreet()
    const params = { streetId: other.streetId }
    const writer = await house.as(await house.sow.aStaff(other, 'coordinator'))
    const second = await house.as(await house.sow.aStaff(other, 'reviewer'))
    const { id } = await writer('POST /v1/streets/:streetId/managed/articles', {
      params,
      body: { kind: 'policy', edit: { ...policy, validUntil: '2026-12-05' } },
    })
    const go = (by: Client, version: number, to: To) =>
      by('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
        params: { ...params, articleId: id },
        body: { version, to, reason: '' },
      })
    await go(writer, 1, 'in_review')
    const linesOf = async (by: Client) =>
      (await by('GET /v1/streets/:streetId/today', { params })).lines.map(line => line.to)
    expect(await linesOf(second)).toContain('articles?status=in_review')
    await go(second, 2, 'published')
    expect(await linesOf(second)).not.toContain('articles?status=in_review')
    expect(await linesOf(writer)).toEqual(['articles?due=ending'])
    house.clock.now = new Date('2027-07-28T00:00:00.000Z')
    expect((await linesOf(writer)).sort()).toEqual(['articles?due=ending', 'articles?due=unconfirmed'])
  })
})
