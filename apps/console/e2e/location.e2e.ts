import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, coordinator, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, goTo, openDesk, picture, signInAs } from './browser.ts'

const name = `走查新地点${run}`
let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = (await openDesk(browser)).page
  await signInAs(page, coordinator)
})
afterAll(() => browser.close())
pictureFailures(() => page)

test('a place is written down, found, and whoever counts on it is named before its address changes', async () => {
  await goTo(page, '地点')
  await page.getByRole('button', { name: '新地点' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('名称').fill(name)
  await drawer.getByLabel('地址').fill('沙河路 12 号')
  await drawer.getByLabel('地图坐标').fill('117.9')
  await drawer.getByRole('button', { name: '添加' }).click()
  await drawer.getByText('要两个数').waitFor()
  await drawer.getByLabel('地图坐标').fill('41.8012, 123.4321')
  await drawer.getByRole('button', { name: '添加' }).click()
  await page.getByText(`已添加地点：${name}`).waitFor()

  const desk = await clientOf(coordinator)
  const { items } = await desk('GET /v1/streets/:streetId/locations', { params: { streetId } })
  const locationId = items.find(item => item.name === name)?.id ?? ''
  const title = `走查搬家${run}`
  const { slotIds } = await publishOwnService({ title, places: 3, days: [5], time: '06:40', locationId })
  const resident = await clientOf('何静')
  await resident('POST /v1/streets/:streetId/slots/:slotId/bookings', {
    params: { streetId, slotId: slotIds[0] ?? '' },
    body: { overlapAccepted: true },
  })

  await page.getByLabel('名称或地址').fill(name)
  await page.waitForURL(/q=/)
  await page.reload()
  await page.getByRole('region', { name: '地点' }).locator('tbody td').first().click()
  await drawer.getByLabel('地址').fill('沙河路 12 号 2 楼')
  await drawer.getByText('会通知 1 位').waitFor()
  await drawer.getByText('何静').waitFor()
  await expectAccessible(page)
  await picture(page, 'location')
  await drawer.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存，已通知 1 位').waitFor()
})
