import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { administrator, clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, administrator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

test('one section of the menu is open, the one in use or the one asked for by keyboard, and all of it is in sight', async () => {
  await goTo(page, '今日服务台')
  const nav = page.getByRole('navigation', { name: '主菜单' })
  const open = nav.getByRole('button', { expanded: true })
  expect(await open.allTextContents()).toEqual(['接待'])
  const head = nav.getByRole('button', { name: '志愿服务' })
  await head.focus()
  await page.keyboard.press('Enter')
  await nav.getByRole('link', { name: '评星与证书' }).waitFor()
  expect(await open.count()).toBe(1)
  expect(await nav.evaluate(menu => menu.scrollHeight - menu.clientHeight)).toBe(0)
  await expectAccessible(page)
  await goTo(page, '日志')
  expect(await open.allTextContents()).toEqual(['街道'])
})

test('an administrator grants a role within an area, asks for a log-in that its owner agrees to, and takes it back', async () => {
  await goTo(page, '人员与权限')
  await page.getByRole('table').waitFor()
  await expectAccessible(page)
  await picture(page, 'roles')
  await page.getByRole('button', { name: '添加身份' }).click()
  const drawer = page.getByRole('dialog', { name: '添加身份' })
  await pick(drawer, '居民', '何静')
  await pick(drawer, '身份', '协调员')
  await pick(drawer, '范围', '汇泉路')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: '添加', exact: true }).click()
  const row = page.getByRole('row', { name: /何静/ })
  await row.getByText('有效', { exact: true }).waitFor()

  await row.getByRole('button', { name: '申请登录 何静' }).click()
  const dialog = page.getByRole('dialog', { name: '何静 的登录' })
  await dialog.getByLabel('登录名').fill(`hejing-${run}`)
  await dialog.getByRole('button', { name: '申请' }).click()
  await dialog.getByText(/只显示这一次/).waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '我记下了' }).click()
  const waiting = page.getByRole('region', { name: '等人同意的登录申请' })
  await waiting.getByText('何静').first().waitFor()
  expect(await waiting.getByRole('button', { name: '同意 何静 的登录' }).isDisabled()).toBe(true)
  await expectAccessible(page)
  await agreeOnPhone('何静')
  await page.reload()
  await row.getByText(`hejing-${run}`).waitFor()
  expect(await waiting.count()).toBe(0)

  await row.getByRole('button', { name: /^收回 何静/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '收回', exact: true }).click()
  await row.waitFor({ state: 'detached' })
})

test('the log tells who did it, in words', async () => {
  await goTo(page, '日志')
  await page
    .getByRole('row', { name: /身份 · 收回 何静/ })
    .first()
    .waitFor()
  await page
    .getByRole('row', { name: /身份 · 添加/ })
    .first()
    .waitFor()
  await expectAccessible(page)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  const file = await readFile(await saved.path(), 'utf8')
  expect(file.startsWith('\uFEFF时间,谁,身份,谁的编号,做了什么,关于,说明,对象编号\r\n')).toBe(true)
  expect(file).toContain('身份 · 收回')
  // All of it, not the page of fifty that has come.
  expect(file.split('\r\n').length).toBeGreaterThan(52)
})

test('the settings of the street are explained and saved', async () => {
  await goTo(page, '街道设置')
  const number = page.getByLabel('候补名额留多久', { exact: true })
  await number.fill('90')
  await expectAccessible(page)
  await picture(page, 'policy')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存，马上生效').waitFor()
  await page.reload()
  await number.waitFor()
  expect(await number.inputValue()).toBe('90')
})

test('two administrators who set things at once are told what differs, and an empty setting is named', async () => {
  const other = (await openDesk(browser)).page
  await signInAs(other, administrator)
  await goTo(other, '街道设置')
  const mine = other.getByLabel('提前几天开放预约', { exact: true })
  await mine.fill('27')
  await page.getByLabel('有几条评价才显示平均分', { exact: true }).fill('6')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存，马上生效').waitFor()
  await other.getByRole('button', { name: '保存', exact: true }).click()
  await other.getByText(/不一样的有：提前几天开放预约、有几条评价才显示平均分。/).waitFor()
  await other.getByRole('button', { name: '放弃我的，看别人改的' }).click()

  await mine.fill('')
  await other.getByRole('button', { name: '保存', exact: true }).click()
  await other.getByText(/提前几天开放预约：请填/).waitFor()
  await other.context().close()
})

test('a coordinator sees neither roles nor the log', async () => {
  const other = (await openDesk(browser)).page
  await signInAs(other, coordinator)
  const menu = other.getByRole('navigation', { name: '主菜单' })
  await goTo(other, '街道设置')
  expect(await menu.getByRole('link', { name: '人员与权限' }).count()).toBe(0)
  expect(await menu.getByRole('link', { name: '日志' }).count()).toBe(0)
})

/** Says yes to one's own log-in, as the phone does. */
async function agreeOnPhone(name: string): Promise<void> {
  const phone = await clientOf(name)
  const { request } = await phone('GET /v1/streets/:streetId/me/login-request', {
    params: { streetId: shahe },
  })
  const params = { streetId: shahe, requestId: request?.id ?? '' }
  await phone('POST /v1/streets/:streetId/me/login-requests/:requestId/approval', { params })
}

/** Types into a searchable choice and takes the first that is left. */
async function pick(within: ReturnType<Page['getByRole']>, label: string, text: string): Promise<void> {
  const box = within.getByRole('combobox', { name: label })
  await box.click()
  await box.fill(text)
  await within.page().getByTitle(new RegExp(text)).first().waitFor()
  await box.press('Enter')
}
