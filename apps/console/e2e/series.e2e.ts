import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { letBegin, publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

const title = `走查：一串场次 ${run}`
const over = `走查：有人没来 ${run}`
const caller = `常素珍${run}`
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  const { slotIds } = await publishOwnService({ title, places: 8, days: [2, 3, 4, 5], time: '06:10' })
  const desk = await clientOf(coordinator)
  for (const slotId of slotIds.slice(0, 2)) await bookByPhone(desk, slotId)
  await signInAs(page, coordinator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

test('slots are ticked by the keyboard and moved as one; who has to be phoned is named before', async () => {
  await goTo(page, '服务与场次')
  await page.getByLabel('服务、机构或关键词').fill(title)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('tab', { name: '场次' }).click()
  await page
    .getByRole('row', { name: /1 \/ 8/ })
    .first()
    .focus()
  await page.keyboard.press('x')
  await page.getByText('已勾 1 场').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('x')
  await page.getByText('已勾 2 场').waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '一起改' }).click()
  const drawer = page.getByRole('dialog', { name: '改这 2 场' })
  await drawer.getByLabel('都改到几点开始').fill('15:30')
  await drawer.getByLabel('都改到几点开始').press('Enter')
  await drawer.getByText('要打电话 1 位').waitFor()
  await drawer.getByText(`${caller}（2 场）`).waitFor()
  await drawer
    .getByRole('row', { name: /15:30–16:30/ })
    .first()
    .waitFor()
  await expectAccessible(page)
  await picture(page, 'series')
  await drawer.getByRole('button', { name: '改这 2 场' }).click()
  await drawer.getByText('请写明原因，来的人会看到').waitFor()
  await drawer.getByLabel(/^原因/).fill('老师下午才有空')
  await drawer.getByRole('button', { name: '改这 2 场' }).click()
  await page.getByText('已改好 2 场，还有 1 位要打电话，名单在“待电话联系”').waitFor()
  await page
    .getByRole('row', { name: /下午 3:30/ })
    .nth(1)
    .waitFor()
})

test('two of them are had at another place of the street, which the preview and the list name', async () => {
  await page
    .getByRole('checkbox', { name: /^勾选 .*下午 3:30/ })
    .first()
    .check()
  await page
    .getByRole('checkbox', { name: /^勾选 .*下午 3:30/ })
    .nth(1)
    .check()
  await page.getByRole('button', { name: '一起改' }).click()
  const drawer = page.getByRole('dialog', { name: '改这 2 场' })
  await drawer.getByRole('combobox', { name: '地点都改到' }).fill('统战历史馆')
  await page.getByTitle('统战历史馆', { exact: true }).click()
  await drawer.getByLabel(/^原因/).fill('教室漏水')
  await drawer.getByText('要打电话 1 位').waitFor()
  await drawer
    .getByRole('row', { name: /统战历史馆/ })
    .nth(1)
    .waitFor()
  await expectAccessible(page)
  await picture(page, 'series-place')
  await drawer.getByRole('button', { name: '改这 2 场' }).click()
  await page.getByText(/^已改好 2 场/).waitFor()
  const there = page.getByRole('row', { name: /统战历史馆 换了地方/ })
  await there.nth(1).waitFor()
  expect(await there.count()).toBe(2)
})

test('what cannot be done to one of them is said, and it is left out by a press', async () => {
  await page.getByRole('checkbox', { name: /^全选/ }).check()
  await page.getByRole('button', { name: '一起改' }).click()
  const drawer = page.getByRole('dialog', { name: /^改这 \d+ 场/ })
  await drawer.getByLabel('都改到几点开始').fill('06:10')
  await drawer.getByLabel('都改到几点开始').press('Enter')
  await drawer.getByLabel(/^都推后几天/).fill('-3')
  await drawer
    .getByRole('alert')
    .getByText(/场改不了/)
    .waitFor()
  await drawer.getByText('时间已经过了').first().waitFor()
  await expectAccessible(page)
  await drawer.getByRole('button', { name: /^去掉这 \d+ 场$/ }).click()
  await drawer.getByRole('alert').waitFor({ state: 'detached' })
  await drawer.getByRole('button', { name: '取消' }).click()
})

test('they are cancelled as one, with one call to who booked two of them', async () => {
  await page.getByRole('checkbox', { name: /^全选/ }).check()
  await page.getByRole('button', { name: '一起取消' }).click()
  const drawer = page.getByRole('dialog', { name: /^取消这 \d+ 场/ })
  await drawer.getByLabel(/^原因/).fill('教室装修')
  await drawer.getByText('要打电话 1 位').waitFor()
  await drawer.getByRole('button', { name: /^取消这 \d+ 场$/ }).click()
  await page.getByText(/^已取消 \d+ 场，还有 1 位要打电话/).waitFor()
  await page
    .getByRole('row', { name: /已取消.*教室装修/ })
    .nth(1)
    .waitFor()
  await goTo(page, '待电话联系')
  const row = page.getByRole('row', { name: caller })
  await row.getByText(/等 2 场/).waitFor()
  expect(await row.count()).toBe(1)
})

test('at the end of a slot all who did not come are noted, but those who are unticked, and it is taken back', async () => {
  const [late = ''] = (await publishOwnService({ title: over, places: 8 })).slotIds
  const desk = await clientOf(coordinator)
  await letBegin(late)
  await bookByPhone(desk, late)
  await bookByPhone(desk, late, `白玉兰${run}`)
  await goTo(page, '今日服务台')
  await page.getByRole('button', { name: new RegExp(`${over}，这一场$`) }).click()
  await page.getByRole('menuitem', { name: '没到的 2 位记未到' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('checkbox', { name: new RegExp(caller) }).uncheck()
  await expectAccessible(page)
  await picture(page, 'absent')
  await dialog.getByRole('button', { name: '记 1 位未到' }).click()
  await page.getByText(/^已记 1 位未到/).waitFor()
  await page.getByRole('row', { name: new RegExp(`白玉兰${run}.*未到`) }).waitFor()
  await page.getByRole('button', { name: '全部撤销（一分钟内）' }).click()
  await page.getByText('已撤销，1 位回到待到').waitFor()
  await page.getByRole('row', { name: new RegExp(`白玉兰${run}.*待到`) }).waitFor()
})

/** Somebody who phones: written down the first time, found by name after that. */
async function bookByPhone(
  desk: Awaited<ReturnType<typeof clientOf>>,
  slotId: string,
  name = caller,
): Promise<void> {
  const known = await desk('GET /v1/streets/:streetId/members', {
    params: { streetId: shahe },
    query: { q: name },
  })
  const memberId = known.items[0]?.id
  await desk('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', {
    params: { streetId: shahe, slotId },
    body: {
      person: memberId === undefined ? { name, phone: '19900006677' } : { memberId },
      overlapAccepted: true,
    },
  })
}
