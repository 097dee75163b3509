import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { clientOf, run, shahe as streetId } from '../../../e2e/people.ts'
import { expectAccessible, type Mode, openTab, phones } from './phone.ts'

const openPhone = phones()

const linksIn = (page: Page, name: string) => page.getByRole('group', { name }).getByRole('link')

describe.each<{ mode: Mode; person: string; tiles: number; around: number; near: number }>([
  { mode: 'normal', person: '陈雨桐', tiles: 6, around: 3, near: 5 },
  { mode: 'elder', person: '周建国', tiles: 4, around: 1, near: 3 },
])('$mode', ({ mode, person, tiles, around, near }) => {
  test('with everything open at once home has one card of what is next, the tiles, and no more than a few', async () => {
    const title = `走查首页${mode === 'elder' ? '长辈' : '普通'}${run}`
    const { slotIds } = await publishOwnService({ title, places: 5, days: [1, 2], time: '06:00' })
    const member = await clientOf(person)
    for (const slotId of slotIds) {
      await member('POST /v1/streets/:streetId/slots/:slotId/bookings', {
        params: { streetId, slotId },
        body: { overlapAccepted: true },
      })
    }
    const page = await openPhone({ mode, person })
    await openTab(page, '首页')
    const next = page.getByRole('group', { name: /^接下来，共 \d 件/ })
    await next.waitFor()
    await linksIn(page, '近一周在身边').nth(1).waitFor()
    await linksIn(page, '身边事').nth(1).waitFor()
    expect(await linksIn(page, '想办什么').count()).toBe(tiles)
    // The heading of each leads to all of them.
    expect(await linksIn(page, '身边事').count()).toBeLessThanOrEqual(around + 1)
    expect(await linksIn(page, '近一周在身边').count()).toBeLessThanOrEqual(near + 1)
    expect(await page.getByRole('button', { name: '打电话帮我约' }).count()).toBe(mode === 'elder' ? 1 : 0)
    await expectAccessible(page, mode)

    // What is next is a tap away from its code, and from how to get there.
    const card = next.getByRole('group').filter({ hasText: title }).first()
    await card.getByRole('button', { name: /怎么去$/ }).click()
    await page.getByRole('dialog', { name: '怎么去' }).getByRole('button', { name: '关闭' }).click()
    await card.getByRole('button', { name: '看码' }).click()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    await page.context().close()
  })
})

test('what neighbours said is there for everybody, by how it stands', async () => {
  const page = await openPhone()
  await page.getByRole('link', { name: '看全部身边事' }).click()
  await page.getByRole('heading', { level: 1, name: '身边事' }).waitFor()
  await page.getByRole('tab', { name: '办结' }).click()
  await page.getByRole('main').getByText('办结').nth(1).waitFor()
  await expectAccessible(page, 'normal')
  await page.context().close()
})
