import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, findService, openTab, phones, reopen, signInAs } from './phone.ts'

const openPhone = phones()
const person = '林晓雯'
const bookings = '**/slots/*/bookings'

/** How many bookings of a service this person has. */
async function countBookings(title: string): Promise<number> {
  const client = await clientOf(person)
  const { items } = await client('GET /v1/streets/:streetId/me/bookings', {
    params: { streetId },
    query: { when: 'coming', limit: 50 },
  })
  return items.filter(({ slot, status }) => slot.title === title && status === 'booked').length
}

/** Requests leave and are acted on, but no answer comes back. */
const loseAnswers = (page: Page) =>
  page.route(bookings, async route => {
    await route.fetch()
    await route.abort()
  })

/** Opens the app anew at the page it is at. */
async function reload(page: Page): Promise<void> {
  await page.reload()
  await page.getByRole('main').waitFor()
}

test.each([
  { mode: 'normal', day: 18 },
  { mode: 'elder', day: 20 },
] as const)(
  '$mode: a booking whose answer is lost is known after the app was closed, and ends in the truth',
  async ({ mode, day }) => {
    const title = `走查丢信${mode}${run}`
    await publishOwnService({ title, places: 4, days: [day, day + 1], time: '06:00' })
    const page = await openPhone({ mode, person })
    await findService(page, title)
    await loseAnswers(page)
    await page.getByRole('button', { name: /^预约/ }).click()
    const sheet = page.getByRole('dialog', { name: '正在等回音' })
    await sheet.getByText('还不知道约上没有').waitFor()
    expect(await countBookings(title)).toBe(1)
    await expectAccessible(page, mode)
    await reload(page)
    const notice = page.getByRole('status').filter({ hasText: title })
    await notice.getByText(/还不知道约上没有，网络好了自动再问/).waitFor()
    // The other date is not offered as if nothing had been booked.
    await page.getByRole('button', { name: '还不知道约上没有，现在就问' }).waitFor()
    expect(await page.getByRole('button', { name: /^预约/ }).count()).toBe(0)
    await expectAccessible(page, mode)
    await page.unroute(bookings)
    await notice.getByText(/：约上了/).waitFor()
    await expectAccessible(page, mode)
    await notice.getByRole('button', { name: '去看看' }).click()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    expect(await page.getByText(/约上了/).count()).toBe(0)
    expect(await countBookings(title)).toBe(1)
    await page.context().close()
  },
)

test('a booking that never arrived is made when the network is back, or says why it cannot be', async () => {
  const title = `走查没送到${run}`
  const full = `走查被约走${run}`
  await publishOwnService({ title, places: 4, days: [22], time: '06:00' })
  const { slotIds } = await publishOwnService({ title: full, places: 1, days: [23], time: '06:00' })
  const page = await openPhone({ person })
  await page.route(bookings, route => route.abort())
  for (const each of [title, full]) {
    await findService(page, each)
    await page.getByRole('button', { name: /^预约/ }).click()
    const sheet = page.getByRole('dialog', { name: '正在等回音' })
    await sheet.getByRole('button', { name: '关闭' }).click()
    await reopen(page, '首页')
  }
  expect(await countBookings(title)).toBe(0)
  const other = await clientOf('刘志强')
  await other('POST /v1/streets/:streetId/slots/:slotId/bookings', {
    params: { streetId, slotId: slotIds[0] ?? '' },
    body: { overlapAccepted: true },
  })
  await page.unroute(bookings)
  await page
    .getByRole('status')
    .getByText(`${title} `)
    .getByText(/约上了/)
    .waitFor()
  await page
    .getByRole('alert')
    .getByText(/没约上。这一场约满了/)
    .waitFor()
  await expectAccessible(page, 'normal')
  expect(await countBookings(title)).toBe(1)
  await page.getByRole('alert').getByRole('button', { name: '知道了' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await page.context().close()
})

test('whoever signs in next sends nothing of what another person waited for', async () => {
  const title = `走查换人${run}`
  await publishOwnService({ title, places: 4, days: [24], time: '06:00' })
  const page = await openPhone({ person })
  await findService(page, title)
  await page.route(bookings, route => route.abort())
  await page.getByRole('button', { name: /^预约/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await page
    .getByRole('status')
    .getByText(/还不知道约上没有，网络好了自动再问/)
    .waitFor()
  await reopen(page, '我的')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.unroute(bookings)
  let sent = 0
  page.on('request', request => {
    if (request.method() === 'POST' && request.url().includes('/bookings')) sent += 1
  })
  await openTab(page, '首页')
  await signInAs(page, '陈雨桐')
  await page.waitForTimeout(6000)
  expect(await page.getByText(/还不知道约上没有/).count()).toBe(0)
  expect(sent).toBe(0)
  expect(await countBookings(title)).toBe(0)
  await page.context().close()
})
