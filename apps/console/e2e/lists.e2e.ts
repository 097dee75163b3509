import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { administrator, clientOf, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, signInAs } from './browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, administrator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

/** Whether an address says all that, in whatever order it was chosen. */
const says =
  (parts: Record<string, string>) =>
  ({ searchParams }: URL) =>
    Object.entries(parts).every(([part, value]) => searchParams.get(part) === value)
const table = (name: string) => page.getByRole('region', { name })
/** What the rows in sight say in a column. */
const cells = (name: string, column: number) =>
  table(name).locator(`tbody tr[data-index] td:nth-child(${column})`).allTextContents()

test('what narrows a list and its order stand in the address, and are there after a reload and on the way back', async () => {
  await goTo(page, '服务与场次')
  await page.getByLabel('服务、机构或关键词').fill('沙河')
  // What is typed is written once it has paused.
  await page.waitForURL(/q=/)
  await page.getByRole('combobox', { name: '状态' }).click()
  await page.getByTitle('已发布', { exact: true }).click()
  await page.getByRole('button', { name: '还有几场' }).click()
  await page.getByRole('button', { name: '还有几场' }).click()
  await page.waitForURL(says({ q: '沙河', status: 'published', sort: '-upcoming' }))
  // The rows of before stand until those in the new order have come.
  const upcoming = async () => (await cells('服务', 7)).map(Number)
  await expect
    .poll(async () => (await upcoming()).every((one, at, all) => at === 0 || one <= (all[at - 1] ?? 0)))
    .toBe(true)
  const first = (await cells('服务', 2))[0]
  await page.reload()
  await expect.poll(async () => (await cells('服务', 2))[0]).toBe(first)
  expect(await page.getByLabel('服务、机构或关键词').inputValue()).toBe('沙河')
  await expectAccessible(page)

  // The whole row opens.
  await table('服务').locator('tbody tr[data-index] td').nth(3).click()
  await page.getByRole('link', { name: '‹ 服务与场次' }).click()
  await page.waitForURL(says({ status: 'published', sort: '-upcoming' }))
  expect(await page.getByLabel('服务、机构或关键词').inputValue()).toBe('沙河')
})

test('who opens a row while what they typed is not written yet is not called back', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/services?q=中医`)
  const link = page.getByRole('link', { name: '中医科义诊' })
  await link.waitFor()
  // The screen that opens comes slowly, so that the pause of typing falls before it.
  await page.route(/\/assets\/.*\.js/, async route => {
    await new Promise(done => setTimeout(done, 800))
    await route.continue()
  })
  await page.getByLabel('服务、机构或关键词').fill('中医科')
  await link.click()
  await page.getByRole('heading', { level: 1, name: '中医科义诊' }).waitFor()
  await page.unroute(/\/assets\/.*\.js/)
})

test('the server sorts and counts all, not the rows that have come', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/records?sort=served`)
  const count = page.getByRole('status').filter({ hasText: '条' })
  await count.waitFor()
  const oldest = (await cells('服务记录', 1))[0] ?? ''
  await page.getByRole('button', { name: '日期' }).click()
  await expect.poll(async () => (await cells('服务记录', 1))[0]).not.toBe(oldest)
  expect(((await cells('服务记录', 1))[0] ?? '') > oldest).toBe(true)
  expect(Number(/共 (\d+) 条/.exec((await count.textContent()) ?? '')?.[1])).toBeGreaterThan(100)
})

test('of very many rows those in sight are drawn, and the keyboard walks on through all', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/records?page=2`)
  const countOf = () => table('服务记录').getByRole('table').getAttribute('aria-rowcount')
  await expect.poll(async () => Number(await countOf())).toBeGreaterThan(101)
  expect(await table('服务记录').getByRole('row').count()).toBeLessThan(90)
  await table('服务记录').locator('tr[data-index="0"]').focus()
  for (let step = 0; step < 70; step += 1) await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-index'))).toBe('70')
  await expectAccessible(page)
})

test('columns are chosen once, and left out from then on', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/services`)
  await page.getByRole('button', { name: '选列' }).click()
  await page.getByRole('checkbox', { name: '品牌' }).uncheck()
  await page.getByRole('columnheader', { name: '品牌' }).waitFor({ state: 'detached' })
  await page.reload()
  await table('服务').waitFor()
  expect(await page.getByRole('columnheader', { name: '品牌' }).count()).toBe(0)
  await page.getByRole('button', { name: '选列' }).click()
  await page.getByRole('checkbox', { name: '品牌' }).check()
  await page.getByRole('columnheader', { name: '品牌' }).waitFor()
})

test('articles are sorted by the server, and a row of certificates opens beside the list', async () => {
  await page.goto(`${inject('baseUrl')}/console/${shahe}/articles?sort=-updated`)
  await expect.poll(async () => (await cells('文章与指南', 8)).length).toBeGreaterThan(2)
  const changed = await cells('文章与指南', 8)
  expect(changed).toEqual([...changed].sort().toReversed())
  await page.getByRole('button', { name: '最近改动' }).click()
  await page.waitForURL(({ searchParams }) => searchParams.get('sort') === null)

  const volunteer = await clientOf('刘志强')
  await volunteer('POST /v1/streets/:streetId/me/service-proofs', { params: { streetId: shahe }, body: {} })
  await page.goto(`${inject('baseUrl')}/console/${shahe}/certificates`)
  await table('证书').locator('tbody tr[data-index] td').nth(2).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('证书编号').waitFor()
  await expectAccessible(page)
  await drawer.getByRole('link', { name: '看服务记录' }).click()
  await page.waitForURL(/\/records\?q=YX/)
})
