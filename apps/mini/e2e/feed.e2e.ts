import { expect, inject, test } from 'vitest'
import { clientOf, shahe as streetId } from '../../../e2e/people.ts'
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

test.each<{ mode: Mode; person: string }>([
  { mode: 'normal', person: '王秀兰' },
  { mode: 'elder', person: '周建国' },
])('$mode: a street in numbers, and what of it other programs may read', async ({ mode, person }) => {
  const page = await openPhone({ mode, person })
  await page.getByRole('link', { name: /^关于街道/ }).click()
  await page.getByRole('heading', { level: 1, name: '关于街道' }).waitFor()
  await page.getByRole('link', { name: /^服务人次 ?[\d,]+ ?人次/ }).waitFor()
  await expectAccessible(page, mode)
  await page.getByRole('link', { name: /^公开数据/ }).click()
  await page.getByRole('heading', { level: 1, name: '公开数据' }).waitFor()
  await expectAccessible(page, mode)
  await page.getByRole('button', { name: '社区：全部' }).click()
  await page.getByRole('radio').nth(1).click()
  await page.getByRole('button', { name: '复制服务日历的网址' }).click()
  const address = await page.evaluate(() => navigator.clipboard.readText())
  expect(address).toMatch(/\/calendar\.ics\?area=[0-9a-f-]{36}$/)
  const calendar = await page.request.get(address)
  expect(await calendar.text()).toContain('X-WR-CALNAME:沙河街道 ')
  await page.getByRole('button', { name: '复制放到网页上的代码' }).click()
  const code = await page.evaluate(() => navigator.clipboard.readText())
  const source = /src="([^"]+)"/.exec(code)?.[1] ?? ''
  expect(await (await page.request.get(source)).text()).toContain('沙河街道的更多服务')
  for (const name of ['服务目录', '志愿徽章', '时长链尾', '接口说明', '文字版网页']) {
    await page.getByRole('button', { name: `复制${name}的网址` }).click()
    const url = await page.evaluate(() => navigator.clipboard.readText())
    expect([name, (await page.request.get(url)).status()]).toEqual([name, 200])
  }
  await page.context().close()
})

test.each<{ mode: Mode }>([{ mode: 'normal' }, { mode: 'elder' }])(
  '$mode: a volunteer’s year is what their records come to',
  async ({ mode }) => {
    const { person, year } = await someVolunteer()
    const page = await openPhone({ mode, person })
    await openLink(page, '/features/record/pages/records')
    await page.getByRole('link', { name: '我的一年' }).click()
    await page.getByRole('heading', { level: 1, name: '我的一年' }).waitFor()
    await page.getByRole('tab', { name: `${year} 年` }).click()
    await page.getByText(`${year} 年一共服务了`).waitFor()
    await page.getByRole('heading', { level: 2, name: '每个月' }).waitFor()
    await page.getByRole('heading', { level: 2, name: '靠什么证明' }).waitFor()
    await expectAccessible(page, mode)
    await page.context().close()
  },
)

/** Somebody of the demo who has served, and in which year last: on New Year's Day it was not this one. */
async function someVolunteer(): Promise<{ person: string; year: string }> {
  for (const person of ['何静', '刘志强', '陈雨桐', '王秀兰']) {
    const client = await clientOf(person)
    const { items } = await client('GET /v1/streets/:streetId/me/records', {
      params: { streetId },
      query: {},
    })
    const [last] = items
    if (last !== undefined) return { person, year: last.servedOn.slice(0, 4) }
  }
  throw new Error('nobody of the demo has served')
}
