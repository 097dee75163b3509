import { expect, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { run } from '../../../e2e/people.ts'
import { expectAccessible, findService, type Mode, openLink, phones } from './phone.ts'

const openPhone = phones()

test.each<{ mode: Mode; person: string }>([
  { mode: 'normal', person: '王秀兰' },
  { mode: 'elder', person: '周建国' },
])('$mode: a service is kept with two taps, found under 我的, and let go', async ({ mode, person }) => {
  const title = `走查收藏${mode === 'elder' ? '长辈' : '普通'}${run}`
  await publishOwnService({ title, places: 5, days: [3], time: '06:00' })
  const page = await openPhone({ mode, person })
  await findService(page, title)
  await page.getByRole('checkbox', { name: '收藏', checked: false }).click()
  await page.getByRole('checkbox', { name: '有新场次告诉我', checked: false }).click()
  await page.getByRole('checkbox', { name: '有新场次告诉我', checked: true }).waitFor()
  await expectAccessible(page, mode)
  await openLink(page, '/tabs/me')
  await page.getByRole('link', { name: '我的收藏' }).click()
  await page.getByRole('heading', { level: 1, name: '我的收藏' }).waitFor()
  const kept = page.getByRole('link', { name: new RegExp(`^${title}`) })
  await kept.getByText('有新场次告诉您').waitFor()
  await expectAccessible(page, mode)
  await kept.click()
  await page.getByRole('checkbox', { name: '收藏', checked: true }).click()
  await page.getByRole('checkbox', { name: '收藏', checked: false }).waitFor()
  expect(await page.getByRole('checkbox', { name: '有新场次告诉我' }).count()).toBe(0)
  await page.context().close()
})

test('a day that has nothing leads to the next one that has', async () => {
  const title = `走查空日${run}`
  await publishOwnService({ title, places: 5, days: [6], time: '06:00' })
  const page = await openPhone()
  await openLink(
    page,
    `/features/service/pages/find?q=${encodeURIComponent(title)}&from=2026-01-01&to=2026-01-01`,
  )
  await page.getByRole('button', { name: /^最近的在/ }).click()
  await page.getByRole('link', { name: new RegExp(`^${title}`) }).waitFor()
  await page.context().close()
})
