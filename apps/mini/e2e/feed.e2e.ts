import { expect, inject, test } from 'vitest'
import { expectAccessible, type Mode, openLink, phones } from './phone.ts'

const openPhone = phones()

test.each<{ mode: Mode; person: string }>([
  { mode: 'normal', person: '王秀兰' },
  { mode: 'elder', person: '周建国' },
])('$mode: one’s own calendar has an address, another one, and none again', async ({ mode, person }) => {
  const page = await openPhone({ mode, person })
  const isRead = async (url: string) => {
    const reply = await page.request.get(url.replace(/^https?:\/\/[^/]+/, inject('baseUrl')))
    return reply.ok() && (await reply.text()).startsWith('BEGIN:VCALENDAR')
  }
  const shown = async () => (await page.getByText('/own-calendars/').textContent()) ?? ''
  await openLink(page, '/tabs/me')
  await page.getByRole('link', { name: /^同步到日历/ }).click()
  await page.getByRole('button', { name: '生成我的日历网址' }).click()
  await page.getByText('您的日历网址').waitFor()
  await expectAccessible(page, mode)
  const first = await shown()
  expect(await isRead(first)).toBe(true)
  await page.getByRole('button', { name: '复制网址' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first)
  await page.getByRole('button', { name: '换一个新网址' }).click()
  await page.getByRole('button', { name: '确定换一个新网址' }).click()
  await expect.poll(shown).not.toBe(first)
  expect(await isRead(first)).toBe(false)
  const second = await shown()
  expect(await isRead(second)).toBe(true)
  await page.getByRole('button', { name: '停止同步' }).click()
  await page.getByRole('button', { name: '确定停止同步' }).click()
  await page.getByRole('button', { name: '生成我的日历网址' }).waitFor()
  expect(await isRead(second)).toBe(false)
  await expectAccessible(page, mode)
  await page.context().close()
})
