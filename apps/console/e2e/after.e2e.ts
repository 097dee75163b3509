import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { letBegin, publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, signInAs } from './browser.ts'

const rated = `走查修鞋${run}`
const moved = `走查配钥匙${run}`
const params = { streetId: shahe }
let browser: Browser
let page: Page

beforeAll(async () => {
  await Promise.all([rate(), cancel()])
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

test('what somebody said waits for an answer, is set aside with a reason, and answered in place still', async () => {
  await goTo(page, '评价')
  await page.getByText('等回复的').click()
  const card = page.getByRole('listitem').filter({ hasText: rated })
  await card.getByText('鞋跟修得很牢').waitFor()
  await card.getByRole('button', { name: /^看过，不回复/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('点了别人的名字').click()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: '不回复', exact: true }).click()
  await card.waitFor({ state: 'detached' })
  await page.getByText('不回复的', { exact: true }).click()
  await card.getByText(/居民看不到这些话/).waitFor()
  await card.getByRole('button', { name: /^回复/ }).click()
  await card.getByLabel(/^回复/).fill('谢谢您，下周还来')
  await expectAccessible(page)
  await card.getByRole('button', { name: '发出' }).click()
  await card.waitFor({ state: 'detached' })
  await page.getByText('全部', { exact: true }).click()
  await card.getByText('谢谢您，下周还来').waitFor()
})

test('who does not know of a cancelled slot is called, and the call is noted with who made it', async () => {
  await goTo(page, '待电话联系')
  const row = page.getByRole('row', { name: `何素珍${run}` })
  await row.getByText('不用手机').waitFor()
  await row.getByText(/取消了。原因：师傅病了/).waitFor()
  await row.getByRole('link', { name: '19900005555' }).waitFor()
  await expectAccessible(page)
  await row.focus()
  await page.keyboard.press('d')
  await row.waitFor({ state: 'detached' })
  await page.getByText('已联系', { exact: true }).first().click()
  await row.getByText(coordinator).waitFor()
  await expectAccessible(page)
  // Ticked by mistake: they are to be called again.
  await row.getByRole('button', { name: /^撤销 已联系/ }).click()
  await row.waitFor({ state: 'detached' })
  await page.getByText('待联系', { exact: true }).first().click()
  await row.getByText('不用手机').waitFor()
})

/** Somebody came, and says how it was. */
async function rate(): Promise<void> {
  const { slotIds } = await publishOwnService({ title: rated, places: 5 })
  const slotId = slotIds[0] ?? ''
  const resident = await clientOf('王秀兰')
  const { id: bookingId } = await resident('POST /v1/streets/:streetId/slots/:slotId/bookings', {
    params: { ...params, slotId },
    body: { overlapAccepted: true },
  })
  await letBegin(slotId)
  const desk = await clientOf(coordinator)
  await desk('POST /v1/streets/:streetId/bookings/:bookingId/check-in', { params: { ...params, bookingId } })
  await resident('POST /v1/streets/:streetId/bookings/:bookingId/rating', {
    params: { ...params, bookingId },
    body: { stars: 5, tags: ['kind'], text: '鞋跟修得很牢' },
  })
}

/** Somebody without a phone is booked for a slot that is cancelled. */
async function cancel(): Promise<void> {
  const { slotIds } = await publishOwnService({ title: moved, places: 5, time: '15:00' })
  const inSlot = { ...params, slotId: slotIds[0] ?? '' }
  const desk = await clientOf(coordinator)
  await desk('POST /v1/streets/:streetId/slots/:slotId/desk-bookings', {
    params: inSlot,
    body: { person: { name: `何素珍${run}`, phone: '19900005555' } },
  })
  await desk('POST /v1/streets/:streetId/slots/:slotId/cancellation', {
    params: inSlot,
    body: { reason: '师傅病了' },
  })
}
