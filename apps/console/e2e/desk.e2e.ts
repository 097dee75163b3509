import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { coordinator, publishOwnService } from './api.ts'
import { expectAccessible, openBrowser, openDesk, picture, pictureFailures, signInAs } from './browser.ts'

const title = '走查：量血压'
const places = 5
let browser: Browser
let page: Page

beforeAll(async () => {
  await publishOwnService({ title, places })
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
  await page.getByRole('heading', { level: 1, name: '今日服务台' }).waitFor()
})
afterAll(() => browser.close())
pictureFailures(() => page)

const search = () => page.getByLabel('姓名、手机尾号，或扫码')

test('the desk of today shows who is expected, and axe finds nothing', async () => {
  await page.getByRole('region', { name: '名册' }).waitFor()
  await page.getByRole('rowgroup').filter({ hasText: title }).waitFor()
  expect(await page.title()).toBe('今日服务台 · 云选工作台')
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
  await expectAccessible(page)
  await picture(page, 'desk')
})

test('somebody who is there is registered and checked in, and single keys undo and redo it', async () => {
  await page.keyboard.press('n')
  const drawer = page.getByRole('dialog', { name: '现场登记' })
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill('钟秀英')
  await drawer.getByLabel('电话（可不填）').fill('19900007788')
  await drawer.getByLabel('出生日期（可不填）').fill('1950-05-01')
  await drawer.getByLabel('出生日期（可不填）').press('Enter')
  await drawer.getByRole('radio', { name: title }).check()
  await expectAccessible(page)
  await picture(page, 'walk-in')
  await drawer.getByRole('button', { name: '登记并签到' }).click()
  await page.getByText(/已登记并签到：钟秀英/).waitFor()

  const row = page.getByRole('row', { name: /钟秀英/ })
  await row.getByText(/^已到/).waitFor()
  await row.focus()
  await page.keyboard.press('u')
  await row.getByText('待到', { exact: true }).waitFor()
  await row.focus()
  await page.keyboard.press('d')
  await row.getByText(/^已到/).waitFor()
  await page.getByText(/已签到：钟秀英/).waitFor()
})

test('somebody who phones is booked and found again by code; twice is refused in plain words', async () => {
  const drawer = await phoneFor('周建国')
  await drawer.getByRole('button', { name: '约好' }).click()
  const done = page.getByText(/已代约：周建国/)
  await done.waitFor()
  const code = /预约码 (\S+)/.exec((await done.textContent()) ?? '')?.[1] ?? ''
  await search().fill(code)
  await search().press('Enter')
  const found = page.getByRole('row', { name: new RegExp(code) })
  await found.and(page.locator('[aria-current]')).waitFor()
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  expect(focused).toBe('签到 周建国')

  const again = await phoneFor('周建国')
  await again.getByRole('button', { name: '约好' }).click()
  await again.getByText('这位居民已经约了这一场，在名册里就能找到。').waitFor()
  await page.keyboard.press('Escape')
  await again.waitFor({ state: 'hidden' })
})

test('a party larger than what is left is refused, with what else is possible', async () => {
  // Somebody new, who has nothing else at that time.
  await page.getByRole('button', { name: '电话代约' }).click()
  const drawer = page.getByRole('dialog', { name: '电话代约' })
  await drawer.getByText('写下新居民').click()
  await drawer.getByLabel('姓名').fill('何小满')
  await drawer.getByRole('radio', { name: title }).check()
  await drawer.getByRole('radio', { name: '6', exact: true }).check()
  await drawer.getByRole('button', { name: '约好' }).click()
  await drawer.getByText('剩下的名额不够了。可以减少人数，或者换一场。').waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
})

test('an unknown code is answered in words', async () => {
  await search().fill('000000ZZ')
  await search().press('Enter')
  await page.getByText(/没有找到这个预约码/).waitFor()
  await search().fill('')
})

test('the roster for the wall has no full name and no telephone number', async () => {
  const group = page.getByRole('rowgroup').filter({ hasText: title })
  await group.getByRole('button', { name: /这一场/ }).click()
  const [sheet] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('menuitem', { name: '打印张贴名册（遮名）' }).click(),
  ])
  await sheet.getByRole('heading', { level: 1, name: /名册$/ }).waitFor()
  await sheet.getByRole('cell', { name: '钟*英' }).waitFor()
  await expectAccessible(sheet)
  await picture(sheet, 'roster')
  await sheet.emulateMedia({ media: 'print' })
  const text = (await sheet.getByRole('table').textContent()) ?? ''
  expect(text).not.toMatch(/钟秀英|周建国|1\d{10}/)
  expect(await sheet.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  await sheet.close()
})

async function phoneFor(name: string) {
  await page.getByRole('button', { name: '电话代约' }).click()
  const drawer = page.getByRole('dialog', { name: '电话代约' })
  await drawer.getByLabel('居民姓名或手机尾号').fill(name)
  await drawer
    .getByRole('radio', { name: new RegExp(`^${name}`) })
    .first()
    .check()
  await drawer.getByRole('radio', { name: title }).check()
  return drawer
}
