import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { run } from '../../../e2e/people.ts'
import { findService, openLink, openTab, phones } from './phone.ts'

const openPhone = phones()

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

test('Back closes a sheet, goes to the page and the tab before, then home, and only then leaves', async () => {
  const title = `走查返回${run}`
  await publishOwnService({ title, places: 4, days: [14], time: '06:00' })
  const page = await openPhone({ person: '林晓雯' })
  await openTab(page, '首页')
  await openTab(page, '活动')
  await findService(page, title)
  await page.getByRole('button', { name: '添一位家人' }).click()
  const sheet = page.getByRole('dialog', { name: '添一位家人' })
  await sheet.getByLabel('家人姓名').waitFor()
  await page.goBack()
  await sheet.waitFor({ state: 'detached' })
  await heading(page, title).waitFor()
  // Closed by its own button a sheet leaves nothing to go back to.
  await page.getByRole('button', { name: '添一位家人' }).click()
  await sheet.getByRole('button', { name: '关闭' }).click()
  await sheet.waitFor({ state: 'detached' })
  await page.goBack()
  await heading(page, '找服务').waitFor()
  await page.goBack()
  await heading(page, '服务').waitFor()
  await page.goBack()
  await heading(page, '活动').waitFor()
  await page.goBack()
  await heading(page, '首页').waitFor()
  expect(await page.evaluate(() => window.history.state.idx)).toBe(0)
  await page.context().close()
})

test('a way on out of a sheet leaves it behind: Back is at the page, and once', async () => {
  const title = `走查经过${run}`
  await publishOwnService({ title, places: 1, days: [15], time: '06:00' })
  const page = await openPhone({ person: '艾米丽' })
  await findService(page, title)
  await page.getByRole('button', { name: /^预约/ }).click()
  await heading(page, '预约成功').waitFor()
  await page.getByRole('button', { name: '取消预约' }).click()
  await page.getByRole('button', { name: '确定取消预约' }).click()
  await page.getByRole('main').getByText('这个预约已经取消了').waitFor()
  await page.goBack()
  await heading(page, title).waitFor()
  await page.goBack()
  await heading(page, '找服务').waitFor()
  await page.context().close()
})

test('from a page that a link opened Back leads home', async () => {
  const title = `走查链接${run}`
  const { serviceId } = await publishOwnService({ title, places: 4, days: [16], time: '06:00' })
  const page = await openPhone()
  await openLink(page, `/features/service/pages/service?id=${serviceId}`)
  await heading(page, title).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: '近一周在身边' }).waitFor()
  await page.goForward()
  await heading(page, title).waitFor()
  await page.getByRole('button', { name: '返回' }).click()
  await page.getByRole('heading', { name: '近一周在身边' }).waitFor()
  await page.context().close()
})
