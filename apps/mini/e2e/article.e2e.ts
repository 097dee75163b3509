import type { Input } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { describe, expect, test } from 'vitest'
import { clientOf, coordinator, reviewer, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, type Mode, openLink, phones, picture, reopen } from './phone.ts'

const openPhone = phones()
const params = { streetId }

type Draft = Input<'POST /v1/streets/:streetId/managed/articles'>['body']
const blank: Draft['edit'] = {
  title: '',
  summary: '',
  issuer: '沙河街道办事处',
  documentNo: '',
  issuedOn: null,
  validFrom: null,
  validUntil: null,
  audiences: ['everyone'],
  areaId: null,
  phone: '028-61310000',
  sourceUrl: '',
  body: [],
  guide: null,
}

/** Drafts an article as the demo's coordinator. */
async function draft(kind: Draft['kind'], edit: Partial<Draft['edit']>): Promise<string> {
  const writer = await clientOf(coordinator)
  const body = { kind, edit: { ...blank, ...edit } }
  return (await writer('POST /v1/streets/:streetId/managed/articles', { params, body })).id
}

/** Brings an article to where everybody reads it: one sends it, another shows it. */
async function show(articleId: string): Promise<void> {
  for (const [name, to] of [
    [coordinator, 'in_review'],
    [reviewer, 'published'],
  ] as const) {
    const client = await clientOf(name)
    const of = { params: { streetId, articleId } }
    const { version } = await client('GET /v1/streets/:streetId/managed/articles/:articleId', of)
    await client('POST /v1/streets/:streetId/managed/articles/:articleId/transition', {
      ...of,
      body: { version, to, reason: '' },
    })
  }
}

describe.each<{ mode: Mode }>([{ mode: 'normal' }, { mode: 'elder' }])('$mode', ({ mode }) => {
  const mark = `${mode === 'elder' ? '长辈' : '普通'}${run}`

  test('a guide is three taps away, says what to bring, and keeps what was ticked', async () => {
    const page = await openPhone({ mode })
    await reopen(page, '首页')
    await page.getByRole('link', { name: /^办事情/ }).click()
    await page.getByRole('heading', { level: 1, name: '办事情' }).waitFor()
    await page.getByRole('button', { name: '办事指南' }).click()
    const guide = page.getByRole('link', { name: /^高龄津贴申请/ })
    await guide.waitFor()
    await expectAccessible(page, mode)
    await picture(page, `read-${mode}`)
    await guide.click()
    await page.getByText('还差 3 样：老人身份证、户口簿、老人的银行卡；一寸照片可以以后再补。').waitFor()
    await page.getByRole('checkbox', { name: /户口簿/ }).click()
    await page.getByText('还差 2 样：老人身份证、老人的银行卡；一寸照片可以以后再补。').waitFor()
    await expectAccessible(page, mode)
    await picture(page, `guide-${mode}`)
    const address = page.url()
    await page.goto('about:blank')
    await page.goto(address)
    await page.getByText(/^还差 2 样/).waitFor()
    expect(await page.getByRole('checkbox', { name: /户口簿/ }).getAttribute('aria-checked')).toBe('true')
  })

  test('a policy that has run out says so in the list and on its page', async () => {
    const title = `走查：去年的补贴${mark}`
    const id = await draft('policy', {
      title,
      summary: '只到上个月。',
      validFrom: '2025-01-01',
      validUntil: addDays(shanghaiDate(new Date()), -3),
      body: [{ kind: 'paragraph', text: '带身份证到窗口。' }],
    })
    await show(id)
    const page = await openPhone({ mode })
    await openLink(page, `/features/article/pages/read?q=${encodeURIComponent(title)}`)
    await page.getByText('没有找到').waitFor()
    await page.getByRole('button', { name: '看已过期的' }).click()
    await page.getByRole('link', { name: new RegExp(`${title}.*已过期`) }).click()
    await page
      .getByRole('alert')
      .getByText(/已过期：只到/)
      .waitFor()
    await page.getByText('带身份证到窗口。').waitFor()
    await expectAccessible(page, mode)
    await picture(page, `expired-${mode}`)
  })
})

test('whoever is named reads it first, says yes, and takes it back with nobody asked', async () => {
  const person = '何静'
  const title = `走查：爱唱歌的${person} ${run}`
  const id = await draft('story', {
    title,
    summary: '唱了二十年。',
    body: [{ kind: 'paragraph', text: `${person}每天早上在公园唱歌。` }],
  })
  const own = await clientOf(person)
  const me = await own('GET /v1/streets/:streetId/me', { params })
  const writer = await clientOf(coordinator)
  await writer('POST /v1/streets/:streetId/managed/articles/:articleId/persons', {
    params: { streetId, articleId: id },
    body: { name: person, memberId: me.id },
  })
  const page = await openPhone({ person })
  await reopen(page, '消息')
  await page
    .getByRole('link', { name: /一篇文章里提到了您/ })
    .first()
    .click()
  await page.getByText(`${person}每天早上在公园唱歌。`).waitFor()
  await expectAccessible(page, 'normal')
  await picture(page, 'consent')
  await page.getByRole('button', { name: '同意这样写' }).click()
  await page.getByText('您同意了这样写。想收回，随时可以。').waitFor()
  await show(id)
  await openLink(page, `/features/article/pages/article?id=${id}`)
  await page.getByRole('link', { name: /^这篇提到了您/ }).click()
  await page.getByRole('button', { name: '收回同意' }).click()
  await page.getByRole('button', { name: '拿掉我的名字' }).click()
  await page.getByText('您的名字已经从文章里拿掉了。').waitFor()
  const guest = await clientOf()
  const read = await guest('GET /v1/streets/:streetId/articles/:articleId', {
    params: { streetId, articleId: id },
  })
  expect(JSON.stringify(read)).not.toContain(person)
  expect(read.title).toContain('爱唱歌的居民')
})

test('an article is read in the dark', async () => {
  const page = await openPhone({ scheme: 'dark' })
  await openLink(page, '/features/article/pages/read')
  await page.getByRole('link', { name: /^留学回来创业/ }).click()
  await page.getByText('可以要什么').waitFor()
  await expectAccessible(page, 'normal')
  await picture(page, 'article-dark')
})
