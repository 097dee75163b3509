import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, reviewer, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, openDesk, picture, signInAs } from './browser.ts'

const title = `走查晨练指导${run}`
let browser: Browser
let page: Page
let code = ''

beforeAll(async () => {
  const {
    slotIds: [slotId = ''],
  } = await publishOwnService({ title, places: 5, needsApproval: true })
  const params = { streetId: shahe, slotId }
  const book = 'POST /v1/streets/:streetId/slots/:slotId/bookings'
  const wish = { params, body: { overlapAccepted: true } }
  await (await clientOf('王秀兰'))(book, wish)
  code = (await (await clientOf('周建国'))(book, wish)).code
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

const heading = (name: string) => page.getByRole('heading', { level: 1, name })

test('everybody lands on what waits for them, and each line is one way', async () => {
  await heading('今天').waitFor()
  const ways = page.getByRole('main').getByRole('link', { name: /份预约要审核$/ })
  await ways.waitFor()
  await page.getByRole('region', { name: '明天' }).waitFor()
  await expectAccessible(page)
  await ways.click()
  await heading('预约审核').waitFor()
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: /^今天/ }).click()
  await page.getByRole('link', { name: '电话代约' }).click()
  await page.getByRole('dialog', { name: '电话代约' }).waitFor()
})

test('whoever receives nobody finds no day beside it', async () => {
  const other = (await openDesk(browser)).page
  await signInAs(other, reviewer)
  await other.getByRole('heading', { level: 1, name: '今天' }).waitFor()
  await other
    .getByRole('main')
    .getByRole('listitem')
    .or(other.getByText('没有等着您办的事'))
    .first()
    .waitFor()
  expect(await other.getByRole('region', { name: '明天' }).count()).toBe(0)
  expect(await other.getByRole('link', { name: '现场登记' }).count()).toBe(0)
  await expectAccessible(other)
  await other.context().close()
})

test('Ctrl-K finds functions by their initials, services, slots and a booking by its code, all by keyboard', async () => {
  // Signed in already: to sign in anew by name would press the menu that bears it.
  await page.goto(`${inject('baseUrl')}/console/${shahe}`)
  await heading('今天').waitFor()
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: '找人、服务、预约码、功能' })
  await box.fill('jrfwt')
  await page.getByRole('option', { name: /今日服务台/ }).waitFor()
  await expectAccessible(page)
  await box.press('Enter')
  await heading('今日服务台').waitFor()

  await page.keyboard.press('Control+k')
  await box.fill(title)
  await page.getByRole('option', { name: new RegExp(`^服务.*${title}`) }).waitFor()
  await page.getByRole('option', { name: new RegExp(`^场次.*${title}`) }).waitFor()
  await picture(page, 'find')
  await box.press('ArrowDown')
  await box.press('ArrowUp')
  await box.press('Enter')
  await heading(title).waitFor()

  await page.keyboard.press('Control+k')
  await box.fill(code)
  await page.getByRole('option', { name: new RegExp(`^预约.*${title}`) }).waitFor()
  await box.press('Enter')
  await page.getByRole('rowgroup').filter({ hasText: title }).getByText(code).waitFor()

  await page.keyboard.press('Control+k')
  await box.fill('周建国')
  await page
    .getByRole('option', { name: /^人.*周建国/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog', { name: '电话代约' })
  expect(await drawer.getByLabel('居民姓名或手机尾号').inputValue()).toBe('周建国')
  expect(page.url()).not.toContain(encodeURIComponent('周建国'))
})
