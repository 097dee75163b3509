import { stat } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { type Attendee, leavePastRoster } from '../../../e2e/own-roster.ts'
import { administrator, clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { putAwayShift } from '../../../e2e/shift.ts'
import { expectAccessible, goTo, openDesk, signInAs } from './browser.ts'

const title = `走查楼道清理${run}`
const params = { streetId: shahe }
// The smallest picture that is one.
const paper = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)
let browser: Browser
let page: Page
let shiftId: string
let served: Attendee
let missed: Attendee
let organization: string

beforeAll(async () => {
  const made = await leavePastRoster(title, 3, 54)
  shiftId = made.shiftId
  const [first, second] = made.attendees
  if (first === undefined || second === undefined) throw new Error('the demo has too few volunteers')
  served = first
  missed = second
  const keeper = await clientOf(administrator)
  await keeper('POST /v1/streets/:streetId/shifts/:shiftId/approval', {
    params: { ...params, shiftId },
    body: {
      lines: [{ bookingId: served.bookingId, outcome: 'approved', seenMinutes: 120 }],
    },
  })
  const { items } = await keeper('GET /v1/streets/:streetId/managed/records', {
    params,
    query: { q: title },
  })
  organization = items[0]?.organizationName ?? ''
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(async () => {
  await putAwayShift(shiftId)
  await browser.close()
})
pictureFailures(() => page)

test('hours are back-filled for a shift, from which all but the minutes is taken', async () => {
  await goTo(page, '补录')
  await page.getByRole('button', { name: '提出补录' }).click()
  const form = page.getByRole('dialog', { name: '提出补录' })
  await form.getByLabel('志愿者号').fill(await numberOf(missed))
  await form.getByRole('combobox', { name: '哪个活动' }).fill(title)
  await choose(title)
  await form.getByRole('combobox', { name: '哪一班' }).click()
  await page.keyboard.press('Enter')
  await form.getByLabel('时长（分钟）').fill('60')
  await form.getByLabel('为什么补').fill('后来找到签到表，做了一小时')
  await form
    .getByLabel('证明材料')
    .setInputFiles({ name: '签到表.png', mimeType: 'image/png', buffer: paper })
  await form.getByText('已上传：签到表.png').waitFor()
  await expectAccessible(page)
  await form.getByRole('button', { name: '提出，等另一位同事审核' }).click()
  await page.getByText(`已提出：${missed.name}。请另一位同事来审核`).waitFor()
  await form.waitFor({ state: 'hidden' })
  await page.getByRole('row', { name: new RegExp(`待审核.*${missed.name}.*${title}.*1 小时`) }).waitFor()
})

test('what is not reported goes into a batch, whose answers are written down', async () => {
  await goTo(page, '上报')
  await page.getByRole('button', { name: '生成一批' }).click()
  const dialog = page.getByRole('dialog', { name: '生成一批' })
  await dialog.getByRole('combobox', { name: /^机构/ }).fill(organization)
  await choose(organization)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '做好这一批' }).click()
  await page.getByRole('heading', { level: 1, name: /^第 \d+ 批$/ }).waitFor()
  await page.getByRole('row', { name: new RegExp(`等回执.*${served.name}.*${title}`) }).waitFor()
  await expectAccessible(page)

  await page.getByRole('button', { name: '下载表格' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '录入全国志愿服务信息系统' }).click()
  const [sheet] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: '下载', exact: true }).click(),
  ])
  expect(sheet.suggestedFilename()).toMatch(/^沙河街道上报第 \d+ 批\.xlsx$/)

  await page.getByRole('row', { name: new RegExp(`${served.name}.*${title}`) }).focus()
  await page.keyboard.press('x')
  const back = page.getByRole('dialog', { name: `退回：${served.name}` })
  await back.getByRole('button', { name: '身份信息不一致' }).click()
  await back.getByRole('button', { name: '登记退回' }).click()
  await page.getByText(`已登记：${served.name}，退回`).waitFor()
  await page
    .getByRole('row', { name: new RegExp(`退回.*身份信息不一致.*${served.name}.*${title}`) })
    .waitFor()
})

test('a spot check is drawn into one file for whoever checks', async () => {
  await goTo(page, '上报')
  await page.getByRole('button', { name: '抽查包' }).click()
  const dialog = page.getByRole('dialog', { name: '抽查包' })
  await dialog.getByLabel('抽几条').fill('3')
  await expectAccessible(page)
  const [pack] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '抽取并下载' }).click(),
  ])
  expect(pack.suggestedFilename()).toMatch(/^抽查包 .*\.zip$/)
  expect((await stat(await pack.path())).size).toBeGreaterThan(1000)
  await page.getByText('抽查包做好了，已记进日志').waitFor()
})

async function numberOf({ name }: Attendee): Promise<string> {
  const volunteer = await clientOf(name)
  const { items } = await volunteer('GET /v1/streets/:streetId/me/volunteers', { params })
  return items.find(each => each.dependantId === null)?.number ?? ''
}

async function choose(name: string): Promise<void> {
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click()
}
