import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { coordinator, reviewer, run } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, sheetOf, signInAs } from './browser.ts'

const title = `走查：上周的服务 ${run}`
/** The coordinator of 市西街道, which had to correct a 简报. */
const elsewhere = '韩雪'

let browser: Browser
let page: Page
let second: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
  second = (await openDesk(browser)).page
  await signInAs(second, reviewer)
})
afterAll(() => browser.close())
pictureFailures(() => page)

const main = (at: Page = page) => at.getByRole('main')
const heading = (name: string | RegExp, at: Page = page) => at.getByRole('heading', { level: 1, name })
const open = async (at: Page, name: string) => {
  await goTo(at, '简报')
  await main(at).getByRole('region', { name: '简报' }).getByRole('link', { name }).first().click()
  await heading(name, at).waitFor()
}

test('a 简报 is drafted beside its numbers, and its text names them', async () => {
  await goTo(page, '简报')
  await expectAccessible(page)
  await picture(page, 'reports')
  await page.getByRole('button', { name: '起草简报' }).click()
  const dialog = page.getByRole('dialog', { name: '起草简报' })
  await dialog.getByText(/^上周（/).click()
  await dialog.getByLabel(/^标题/).fill(title)
  await dialog.getByRole('button', { name: '起草' }).click()
  await heading(title).waitFor()
  const text = page.getByLabel('服务开展')
  await text.fill('上周服务 {服务人次}，{惠及人数}。')
  await page.getByText(/没有这个数：惠及人数/).waitFor()
  await text.fill('上周服务 {服务人次}。')
  const served = main()
    .getByRole('row', { name: /^服务人次/ })
    .getByRole('link')
  await page.getByText(`上周服务 ${await served.first().textContent()}。`).waitFor()
  expect(await page.getByRole('button', { name: '提交发布' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('都保存了').waitFor()
  await expectAccessible(page)
  await picture(page, 'report-draft')
  await page.getByRole('button', { name: '提交发布' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '提交发布' }).click()
  await page.getByText('等另一位发布', { exact: true }).waitFor()
})

test('a second person releases it; then every number leads to the rows that were kept with it', async () => {
  await open(second, title)
  await second.getByRole('button', { name: '发布', exact: true }).click()
  await second.getByRole('dialog').getByRole('button', { name: '发布' }).click()
  await second.getByText('已发布', { exact: true }).first().waitFor()
  await expectAccessible(second)
  await open(page, title)
  await page.getByText(/^第 \d+ 期/).waitFor()
  await picture(page, 'report-released')
  const row = main().getByRole('row', { name: /^服务人次/ })
  const words = (await row.getByRole('link').first().textContent()) ?? ''
  await row.getByRole('link').first().click()
  await heading('服务人次 · 一条一条看').waitFor()
  if (!words.startsWith('0'))
    await main().getByRole('region', { name: '一条一条看' }).getByRole('row').nth(1).waitFor()
  await expectAccessible(page)
  await page.goBack()
  await heading(title).waitFor()
})

test('it is to be had as a PDF, as a spreadsheet, and on a wall', async () => {
  const [paper] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载 PDF' }).click(),
  ])
  expect(paper.suggestedFilename()).toMatch(/\.pdf$/)
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出表格' }).click(),
  ])
  expect((await sheetOf(sheet)).map(cells => cells[0])).toContain('服务人次')
  const address = await page.getByRole('link', { name: '大屏' }).getAttribute('href')
  const wall = await page.context().newPage()
  await wall.goto(new URL(address ?? '', page.url()).href)
  await wall.getByRole('heading', { level: 1, name: title }).waitFor()
  await wall.getByText('服务人次').first().waitFor()
  await expectAccessible(wall)
  await picture(wall, 'report-wall')
  await wall.close()
})

test('a released one is corrected by a new issue that says why', async () => {
  await page.getByRole('button', { name: '出更正' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('原因').fill('走查：核对后重新出')
  await dialog.getByRole('button', { name: '起草更正' }).click()
  await dialog.waitFor({ state: 'hidden' })
  await main()
    .getByText(/^更正第 \d+ 期：走查：核对后重新出$/)
    .waitFor()
  await expectAccessible(page)
})

test('where a correction differs, exactly the rows that came or went are a press away', async () => {
  page = (await openDesk(browser)).page
  await signInAs(page, elsewhere)
  await goTo(page, '简报')
  const corrected = main().getByRole('row', { name: /更正第 \d+ 期/ })
  await corrected.getByRole('link').click()
  await page.getByText(/误记成了已接待/).waitFor()
  await picture(page, 'report-correction')
  await main()
    .getByRole('row', { name: /^服务人次/ })
    .getByRole('link', { name: /^减 1 条$/ })
    .click()
  await heading('服务人次 · 更正后去掉的').waitFor()
  const gone = main().getByRole('region', { name: '更正后去掉的' }).getByRole('row')
  await expect.poll(() => gone.count()).toBe(2)
  await expectAccessible(page)
})

test('what the street says of itself stands apart, with the words it was read from', async () => {
  await goTo(page, '街道填报')
  await main()
    .getByRole('row', { name: /^注册志愿者/ })
    .getByText('2,987 人', { exact: true })
    .waitFor()
  await expectAccessible(page)
  await picture(page, 'claims')
  await page.getByRole('button', { name: '添加填报' }).click()
  const dialog = page.getByRole('dialog', { name: '添加填报' })
  await dialog.getByLabel(/^原话/).fill('走查：红蜂驿站新增3处')
  await dialog.getByLabel('出处').fill('走查')
  await dialog.getByLabel('项目').fill(`走查驿站 ${run}`)
  await dialog.getByLabel('数', { exact: true }).fill('4')
  await dialog.getByLabel('单位').fill('处')
  await dialog.getByRole('button', { name: '添加' }).click()
  await dialog.getByText(/原话里没有这个数/).waitFor()
  await dialog.getByLabel('数', { exact: true }).fill('3')
  await dialog.getByRole('button', { name: '添加' }).click()
  await page.getByRole('button', { name: `撤下 走查驿站 ${run}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: '撤下' }).click()
  await page.getByText('已撤下').waitFor()
})
