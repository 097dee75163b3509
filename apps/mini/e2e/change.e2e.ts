import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { bornYearsAgo, clientOf, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, findService, goBack, type Mode, openTab, phones, reopen } from './phone.ts'

const openPhone = phones()

const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'

describe.each<{ mode: Mode; person: string; before: string }>([
  { mode: 'normal', person: '何静', before: '刘志强' },
  { mode: 'elder', person: '阿依古丽', before: '刘志强' },
])('$mode: whoever changes their mind', ({ mode, person, before }) => {
  const word = `${mode === 'elder' ? '长辈' : '普通'}${run}`
  let page: Page
  beforeAll(async () => {
    page = await openPhone({ mode, person })
  })
  afterAll(() => page.context().close())

  test('is asked before two bookings overlap, and may want both', async () => {
    const first = await publishOwnService({ title: `走查先约${word}`, places: 3, days: [8], time: '09:00' })
    const member = await clientOf(person)
    await member(book, { params: { streetId, slotId: first.slotIds[0] ?? '' }, body: {} })
    const title = `走查重叠${word}`
    await publishOwnService({ title, places: 3, days: [8], time: '09:30' })
    await findService(page, title)
    await page.getByRole('radio', { name: /这个时间还约了别的/ }).waitFor()
    await page.getByRole('button', { name: /^预约/ }).click()
    const sheet = page.getByRole('dialog', { name: '这个时间还约了别的' })
    await sheet.getByText('怕赶不过来').waitFor()
    await expectAccessible(page, mode)
    await sheet.getByRole('button', { name: '换个时间' }).click()
    await sheet.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^预约/ }).click()
    await sheet.getByRole('button', { name: '两个都要，照样预约' }).click()
    await page.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()
  })

  test('cancels late with a word to the desk', async () => {
    const title = `走查临时${word}`
    await publishOwnService({ title, places: 3, days: [6], time: '06:00', cancelCutoffMinutes: 60 * 24 * 7 })
    await reopen(page, '服务')
    await findService(page, title)
    await page.getByRole('button', { name: /^预约/ }).click()
    await page.getByRole('button', { name: '临时取消' }).click()
    const sheet = page.getByRole('dialog', { name: '临时取消？' })
    await sheet.getByLabel('跟服务台说一声（可以不写）').fill('家里来了客人')
    await expectAccessible(page, mode)
    // With no network nobody knows: it says so, keeps the word and leaves one way on.
    await page.context().setOffline(true)
    await sheet.getByRole('button', { name: '确定临时取消' }).click()
    await sheet.getByText('还不知道取消好没有').waitFor()
    expect(await sheet.getByRole('button', { name: '确定临时取消' }).count()).toBe(0)
    await page.context().setOffline(false)
    await page.getByRole('main').getByText('这个预约已经取消了').waitFor()
    const member = await clientOf(person)
    const past = await member('GET /v1/streets/:streetId/me/bookings', {
      params: { streetId },
      query: { when: 'past' },
    })
    expect(past.items.filter(({ slot }) => slot.title === title).map(({ status }) => status)).toEqual([
      'late_cancelled',
    ])
  })

  test('leaves the waitlist, waits again, and lets the next one have the offer', async () => {
    const title = `走查让出${word}`
    const { slotIds } = await publishOwnService({ title, places: 1, days: [9], time: '06:00' })
    const other = await clientOf(before)
    const held = await other(book, {
      params: { streetId, slotId: slotIds[0] ?? '' },
      body: { overlapAccepted: true },
    })
    await reopen(page, '服务')
    await findService(page, title)
    await page.getByRole('button', { name: '候补这一场' }).click()
    await page.getByRole('button', { name: '不排了，退出候补' }).click()
    await page.getByRole('main').getByText('退出候补了').waitFor()
    await expectAccessible(page, mode)
    await page.getByRole('button', { name: '看别的时间' }).click()
    await page.getByRole('button', { name: '候补这一场' }).click()
    await page.getByText(/排在第/).waitFor()
    await other('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { streetId, bookingId: held.id },
      body: {},
    })
    await reopen(page, '我的')
    await page.getByRole('link', { name: /我的候补.*有名额了/ }).click()
    await page.getByRole('link', { name: new RegExp(`^${title}`) }).click()
    await page.getByRole('button', { name: '这次不去了，让给下一位' }).click()
    const asked = page.getByRole('dialog', { name: '让给下一位？' })
    await asked.getByText('给出去就要不回来了').waitFor()
    await expectAccessible(page, mode)
    await asked.getByRole('button', { name: '让给下一位' }).click()
    await page.getByRole('main').getByText('让给下一位了').waitFor()
    await goBack(page)
    await page.getByText('没有排着的候补').waitFor()
    await expectAccessible(page, mode)
  })

  test('takes somebody off the family: the name goes, old bookings still read well', async () => {
    const title = `走查家人${word}`
    const { slotIds } = await publishOwnService({ title, places: 3, days: [10], time: '06:00' })
    const member = await clientOf(person)
    const child = await member('POST /v1/streets/:streetId/me/dependants', {
      params: { streetId },
      body: { name: `小云${word}`, relation: 'child', birthDate: bornYearsAgo(8), consent: true },
    })
    const held = await member(book, {
      params: { streetId, slotId: slotIds[0] ?? '' },
      body: { dependantId: child.id, party: 2 },
    })
    await member('DELETE /v1/streets/:streetId/bookings/:bookingId', {
      params: { streetId, bookingId: held.id },
      body: {},
    })
    await reopen(page, '我的')
    await page.getByRole('link', { name: '家人' }).click()
    await page.getByRole('link', { name: child.name }).click()
    await page.getByRole('button', { name: '删掉这位家人' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '删掉', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '家人' }).waitFor()
    await page.getByRole('link', { name: child.name }).waitFor({ state: 'detached' })
    await goBack(page)
    await page.getByRole('link', { name: '我的预约' }).click()
    await page.getByRole('tab', { name: '以往' }).click()
    await page.getByRole('link', { name: new RegExp(`^${title}.*已删除的家人等 2 位.*已取消`) }).click()
    await page.getByRole('main').getByText('已删除的家人等 2 位').waitFor()
    await expectAccessible(page, mode)
  })
})

test('a newcomer says a name, a community and a birth date once, where it is first needed', async () => {
  const page = await openPhone({ mode: 'elder', person: '林晓雯' })
  await page.getByRole('link', { name: /^我的街道/ }).click()
  await page.getByRole('radio', { name: /小营街道/ }).click()
  await page.getByText('您在小营街道还没有登记').waitFor()
  await expectAccessible(page, 'elder')
  await openTab(page, '服务')
  await page.getByRole('link', { name: /余/ }).first().click()
  await page.getByRole('button', { name: '填好姓名和社区再预约' }).click()
  await page.getByRole('heading', { level: 1, name: '先认识一下' }).waitFor()
  await page.getByRole('button', { name: '保存' }).click()
  for (const words of ['请写上姓名', '请选一个社区', '请填对年、月、日']) {
    await page.getByRole('alert').getByText(words).waitFor()
  }
  await expectAccessible(page, 'elder')
  await page.getByLabel('姓名，请写上姓名').fill('林晓雯')
  await page.getByRole('button', { name: '住在哪个社区：请选择' }).click()
  await page.getByRole('radiogroup', { name: '住在哪个社区' }).getByRole('radio').first().click()
  await page.getByLabel('出生日期，年').fill('2010')
  await page.getByLabel('出生日期，月').fill('8')
  await page.getByLabel('出生日期，日').fill('23')
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByRole('radiogroup', { name: '给谁预约' }).waitFor()
  await reopen(page, '我的')
  await page.getByRole('main').getByText('林晓雯').waitFor()
  await page.context().close()
})
