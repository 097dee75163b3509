import type { Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { publishOwnService } from '../../../e2e/own-service.ts'
import { run } from '../../../e2e/people.ts'
import { expectAccessible, findService, goBack, type Mode, openTab, phones } from './phone.ts'

const openPhone = phones()

describe.each<{ mode: Mode }>([{ mode: 'normal' }, { mode: 'elder' }])('$mode', ({ mode }) => {
  test('what is searched and filtered stands in the address, and back leads out of it', async () => {
    const page = await openPhone({ mode })
    await openTab(page, '服务')
    await page.getByRole('searchbox').fill('义诊')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '找服务' }).waitFor()
    await page.getByRole('link', { name: /中医科义诊/ }).waitFor()
    await page.getByRole('button', { name: '筛选' }).click()
    const sheet = page.getByRole('dialog', { name: '筛选' })
    await expectAccessible(page, mode)
    await sheet.getByRole('group', { name: '怎么办' }).getByRole('button', { name: '到现场' }).click()
    await sheet.getByRole('checkbox', { name: '只看还有名额的' }).click()
    await sheet.getByRole('button', { name: '看结果' }).click()
    await page.getByRole('button', { name: '去掉有名额' }).waitFor()
    await page.getByRole('link', { name: /义诊/ }).first().waitFor()
    await expectAccessible(page, mode)

    // The same address on another phone is the same list.
    const address = page.url()
    expect(address).toContain('mode=on_site')
    const other = await openPhone({ mode })
    await other.goto('about:blank')
    await other.goto(address)
    await other.getByRole('button', { name: '去掉到现场' }).waitFor()
    expect(await other.getByRole('searchbox').inputValue()).toBe('义诊')
    await other.context().close()

    await goBack(page)
    await page.getByRole('heading', { level: 1, name: '服务' }).waitFor()
    await page.getByRole('group', { name: '最近找过' }).getByRole('button', { name: '找义诊' }).waitFor()
    await page.getByRole('button', { name: '清空最近找过的词' }).click()
    await page.getByRole('group', { name: '最近找过' }).waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('nothing found says what to try and whom to call', async () => {
    const page = await openPhone({ mode })
    await page.goto('about:blank')
    await page.goto(`${inject('baseUrl')}/#/features/service/pages/find?q=${encodeURIComponent('航天飞机')}`)
    await page.getByText(/换个短一点的词/).waitFor()
    await page.getByRole('button', { name: /^打电话给服务台/ }).waitFor()
    await expectAccessible(page, mode)
    await page.context().close()
  })
})

test('a link to another street’s service shows it there, and moves nobody', async () => {
  const jinbi = '530112003'
  const found = await fetch(`${inject('baseUrl')}/v1/streets/${jinbi}/services?limit=1`)
  const { items } = await found.json()
  const page = await openPhone()
  await page.goto('about:blank')
  await page.goto(`${inject('baseUrl')}/#/features/service/pages/service?id=${items[0].id}&street=${jinbi}`)
  await page.getByRole('heading', { level: 1, name: items[0].title }).waitFor()
  await page.getByText('这是金碧街道的服务').waitFor()
  await expectAccessible(page, 'normal')
  // What is opened from there is of that street, too.
  await page.getByRole('button', { name: '登录后预约' }).click()
  await page.getByRole('heading', { level: 1, name: '登录' }).waitFor()
  await page.getByText('这是金碧街道', { exact: true }).waitFor()
  await goBack(page)
  await page.getByRole('button', { name: '回沙河街道' }).click()
  await page.getByRole('button', { name: '沙河街道，换一个街道' }).waitFor()
  await page.context().close()
})

test('a street is chosen by its city and remembered', async () => {
  const page = await openPhone()
  await page.getByRole('button', { name: /换一个街道/ }).click()
  await page.getByRole('radiogroup', { name: '杭州市的街道' }).waitFor()
  await expectAccessible(page, 'normal')
  await page.getByRole('radio', { name: /小营街道/ }).click()
  await page.getByRole('button', { name: '小营街道，换一个街道' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '小营街道，换一个街道' }).waitFor()
  await page.context().close()
})

test('a keyboard opens a service, stays inside a sheet, and finds its place again', async () => {
  const page = await openPhone()
  await openTab(page, '服务')
  await page.getByRole('link', { name: /余/ }).first().focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '登录后预约' }).waitFor()
  await goBack(page)
  const opener = page.getByRole('button', { name: '筛选' })
  await opener.focus()
  await page.keyboard.press('Space')
  const sheet = page.getByRole('dialog', { name: '筛选' })
  await sheet.waitFor()
  const stops = await sheet.getByRole('button').count()
  for (let press = 0; press < stops + 8; press += 1) {
    await page.keyboard.press('Tab')
    expect(await focusIsInside(page)).toBe(true)
  }
  await page.keyboard.press('Shift+Tab')
  expect(await focusIsInside(page)).toBe(true)
  await page.keyboard.press('Escape')
  await sheet.waitFor({ state: 'detached' })
  await expect.poll(() => opener.evaluate(element => element === document.activeElement)).toBe(true)
  await page.context().close()
})

function focusIsInside(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)
}

test('without a network what was chosen stays, and it is booked once as soon as there is one', async () => {
  const title = `走查断网${run}`
  await publishOwnService({ title, places: 4, days: [6], time: '06:00', noteKind: 'general' })
  const page = await openPhone({ person: '林晓雯' })
  await findService(page, title)
  const note = page.getByLabel('想先说一声的话（可以不写）')
  await note.fill('想问问剪多短')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: /^预约/ }).click()
  const sheet = page.getByRole('dialog', { name: '正在等回音' })
  await sheet.getByText('还不知道约上没有').waitFor()
  await expectAccessible(page, 'normal')
  expect(await note.inputValue()).toBe('想问问剪多短')
  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: '预约成功' }).waitFor()
  await page.context().close()
})

test('a phone in the dark keeps its contrast', async () => {
  const page = await openPhone({ scheme: 'dark' })
  await page.getByRole('group', { name: '近一周在身边' }).getByRole('link').nth(1).waitFor()
  await expectAccessible(page, 'normal')
  await findService(page, '中医科义诊')
  await page.getByRole('radiogroup', { name: '时间' }).waitFor()
  await expectAccessible(page, 'normal')
  await openTabAgain(page)
  await expectAccessible(page, 'normal')
  await page.context().close()
})

async function openTabAgain(page: Page): Promise<void> {
  await goBack(page)
  await goBack(page)
  await openTab(page, '我的')
}

test('a wrong letter, a sentence or no letter at all leads to what this street has', async () => {
  const page = await openPhone()
  await page.getByRole('link', { name: '找服务', exact: true }).click()
  const field = page.getByRole('searchbox')
  await expect.poll(() => field.evaluate(one => one === document.activeElement)).toBe(true)
  await field.fill('中依')
  await page.keyboard.press('Enter')
  await expectAccessible(page, 'normal')
  await page.getByRole('group', { name: '您是不是找' }).getByRole('button', { name: '找中医' }).click()
  await page.getByRole('link', { name: /^中医科义诊/ }).waitFor()
  for (const typed of ['😀', '游泳馆'.repeat(60)]) {
    await field.fill(typed)
    await page.keyboard.press('Enter')
    await page.getByRole('group', { name: '这里有' }).getByRole('button').first().waitFor()
  }
  await page.context().close()
})
