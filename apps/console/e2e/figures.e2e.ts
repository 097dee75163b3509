import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { coordinator } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, sheetOf, signInAs } from './browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

const main = () => page.getByRole('main')
const numberOf = (words: string | null) => Number(/[\d,]+/.exec(words ?? '')?.[0]?.replaceAll(',', ''))

test('a month leads from a number to its parts, to what was counted, and to the desk of that slot', async () => {
  await goTo(page, '简报与数据')
  const tile = main().getByRole('region', { name: '服务人次', exact: true })
  await tile.getByRole('link').waitFor()
  await main().getByRole('region', { name: '各社区' }).getByRole('link').first().waitFor()
  await main()
    .getByRole('img', { name: /最多的一天|这个月还没有/ })
    .waitFor()
  await expectAccessible(page)
  // A month of the demo's may have begun today.
  if (numberOf(await tile.getByRole('link').textContent()) === 0) {
    await page.getByRole('button', { name: '上个月' }).click()
    await page.waitForURL(/month=/)
  }
  const all = numberOf(await tile.getByRole('link').textContent())
  await tile.getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: /^服务人次/ }).waitFor()
  const bars = main().getByRole('region', { name: '按社区' }).getByRole('link')
  await bars.first().waitFor()
  const parts = (await bars.allTextContents()).map(numberOf)
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(all)
  await expectAccessible(page)

  await bars.first().click()
  await page.getByRole('heading', { level: 2, name: /^一条一条看：/ }).waitFor()
  await page.getByRole('region', { name: '一条一条看' }).getByRole('row').nth(1).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: /服务台$/ }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 2, name: /^一条一条看：/ }).waitFor()
  await page.getByRole('link', { name: '看全部' }).click()
  await page.getByRole('link', { name: '‹ 简报与数据' }).click()
  await tile.waitFor()
})

test('every number says how it is counted, and a month is held beside the one before', async () => {
  const table = main().getByRole('region', { name: '全部数字' })
  await table.getByRole('row', { name: /^注册志愿者/ }).waitFor()
  expect(
    await table
      .getByRole('row', { name: /^企业诉求办结/ })
      .getByRole('link')
      .count(),
  ).toBe(0)
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  expect(saved.suggestedFilename()).toMatch(/沙河街道\d+ 年 \d+ 月数据.*\.xlsx$/)
  expect((await sheetOf(saved)).map(row => row[0])).toContain('服务人次')
})
