import type { Page } from 'playwright-core'
import { expect, inject, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, type Mode, openTab, phones, signInAs } from './phone.ts'

const openPhone = phones()
const person = '林晓雯'

/** Waits until the app opens without a network, and all that is likely next is on the phone. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
  })
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter(key => /certificates/.test(key)).length))
    .toBeGreaterThan(0)
  await expect
    .poll(async () => {
      const pages = ['bookings', 'booking', 'code', 'stars'].length
      const before = await countFiles(page)
      await page.waitForTimeout(4000)
      return before > pages && (await countFiles(page)) === before
    })
    .toBe(true)
}

const countFiles = (page: Page) => page.evaluate(async () => (await (await caches.open('app')).keys()).length)

/** Puts what this phone keeps back by some hours, as if it had been seen then. */
const ageBy = (page: Page, hours: number) =>
  page.evaluate(ms => {
    const kept = JSON.parse(localStorage.getItem('seen') ?? '{"data":[]}')
    for (const line of kept.data) line.seenAtMs -= ms
    localStorage.setItem('seen', JSON.stringify(kept))
  }, hours * 3_600_000)

const openAt = async (page: Page, path: string) => {
  await page.goto('about:blank')
  await page.goto(`${inject('baseUrl')}/#${path}`)
}

test.each<Mode>(['normal', 'elder'])(
  '%s: without a network, after a reload, ticket, personal code and catalogue are there, and say of when',
  async mode => {
    const title = `走查没网${mode}${run}`
    const day = mode === 'normal' ? 25 : 26
    const { slotIds } = await publishOwnService({ title, places: 4, days: [day], time: '06:00' })
    const client = await clientOf(person)
    const booking = await client('POST /v1/streets/:streetId/slots/:slotId/bookings', {
      params: { streetId, slotId: slotIds[0] ?? '' },
      body: { overlapAccepted: true },
    })
    const page = await openPhone({ mode, person })
    await openTab(page, '服务')
    await page.getByRole('link', { name: /余/ }).first().waitFor()
    await openTab(page, '首页')
    await settle(page)
    await page.context().setOffline(true)
    await page.goto('about:blank')
    await page.goto(`${inject('baseUrl')}/`)
    await page.getByRole('heading', { name: '近一周在身边' }).waitFor()
    // Not one of these was opened before.
    await openAt(page, '/features/booking/pages/bookings')
    await page.getByRole('link', { name: new RegExp(title) }).click()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    await page.getByText(booking.code).waitFor()
    await expectAccessible(page, mode)
    await openAt(page, '/features/attendance/pages/code')
    await page.getByRole('img', { name: `${person}的个人码，给负责人扫` }).waitFor()
    await ageBy(page, 24)
    await openAt(page, '/tabs/services')
    await page.getByRole('link', { name: /余/ }).first().waitFor()
    await page.getByText(/^昨天.+的样子，有网就更新$/).waitFor()
    await expectAccessible(page, mode)
    await page.context().setOffline(false)
    await page.getByText(/的样子，有网就更新/).waitFor({ state: 'detached' })
    await page.context().close()
  },
)

test('whoever signs out leaves nothing of theirs on the phone, and the app still opens', async () => {
  const page = await openPhone({ person })
  await openTab(page, '首页')
  await settle(page)
  const own = () =>
    page.evaluate(() => Object.keys(localStorage).filter(key => /bookings|signups|member/.test(key)))
  expect(await own()).not.toEqual([])
  await openTab(page, '我的')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('button', { name: '登录', exact: true }).waitFor()
  expect(await own()).toEqual([])
  await page.context().setOffline(true)
  await openAt(page, '/features/booking/pages/bookings')
  await page.getByText('登录后看预约').waitFor()
  await page.context().setOffline(false)
  await openAt(page, '/')
  await signInAs(page, '陈雨桐')
  await openAt(page, '/features/booking/pages/bookings')
  await page.getByRole('heading', { level: 1, name: '我的预约' }).waitFor()
  await page.context().close()
})

test('what the worker keeps is the app’s own files, and no reply of the API', async () => {
  const page = await openPhone({ person })
  await openTab(page, '首页')
  await settle(page)
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const lists = await Promise.all(names.map(async name => (await caches.open(name)).keys()))
    return lists.flat().map(({ url }) => new URL(url).pathname)
  })
  expect(kept).toContain('/')
  expect(
    kept.filter(path => path !== '/' && !/^\/(js|css)\/[\w.-]+\.[0-9a-f]{8}\.(js|css)$/.test(path)),
  ).toEqual([])
  await page.context().close()
})
