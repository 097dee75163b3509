import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, sheetOf, signInAs } from './browser.ts'

const title = `走查上门理发${run}`
let browser: Browser
let page: Page
const bookings = new Map<string, string>()

beforeAll(async () => {
  const {
    slotIds: [slotId = ''],
  } = await publishOwnService({ title, places: 5, needsApproval: true })
  for (const name of ['王秀兰', '周建国']) {
    const resident = await clientOf(name)
    const made = await resident('POST /v1/streets/:streetId/slots/:slotId/bookings', {
      params: { streetId: shahe, slotId },
      body: { overlapAccepted: true },
    })
    bookings.set(name, made.id)
  }
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
  await goTo(page, '预约审核')
})
afterAll(() => browser.close())
pictureFailures(() => page)

test('applications are found by service and name, and saved as a spreadsheet as they are shown', async () => {
  const search = page.getByLabel('姓名、手机尾号或服务')
  await search.fill(title)
  await page.getByText('共 2 个预约').waitFor()
  await search.fill('周建国')
  await page.getByRole('row', { name: /王秀兰/ }).waitFor({ state: 'detached' })
  await search.fill(title)
  // What was found before may be two as well.
  await page.getByRole('row', { name: /王秀兰/ }).waitFor()
  await page.getByText('共 2 个预约').waitFor()
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出表格' }).click()
  const lines = await sheetOf(await saved)
  expect(lines.map(([first]) => first)).toEqual(['居民', '王秀兰', '周建国'])
  await search.fill('没有这个人')
  await page
    .getByRole('button', { name: /看全部|清空|取消/ })
    .first()
    .waitFor()
  await expectAccessible(page)
  await search.fill('')
})

test('a pending booking is approved, and the resident sees it', async () => {
  const row = page.getByRole('row', { name: /王秀兰/ }).filter({ hasText: title })
  await row.waitFor()
  await expectAccessible(page)
  await row.getByRole('button', { name: '通过 王秀兰', exact: true }).click()
  await row.waitFor({ state: 'detached' })
  expect(await statusOf('王秀兰')).toEqual({ status: 'booked', reason: '' })
})

test('a pending booking is rejected only with a reason, which the resident reads', async () => {
  const row = page.getByRole('row', { name: /周建国/ }).filter({ hasText: title })
  await row.getByRole('button', { name: '不通过 周建国' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '不通过' }).click()
  await dialog.getByText('请写明原因').waitFor()
  await dialog.getByLabel('原因').fill('这个月已经排满，下月初再约')
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '不通过' }).click()
  await row.waitFor({ state: 'detached' })
  expect(await statusOf('周建国')).toEqual({ status: 'rejected', reason: '这个月已经排满，下月初再约' })
})

async function statusOf(name: string) {
  const resident = await clientOf(name)
  const { status, reason } = await resident('GET /v1/streets/:streetId/bookings/:bookingId', {
    params: { streetId: shahe, bookingId: bookings.get(name) ?? '' },
  })
  return { status, reason }
}
