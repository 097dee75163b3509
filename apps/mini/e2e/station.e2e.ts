import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { countTaps, expectAccessible, type Mode, openTab, phones, picture } from './phone.ts'

const openPhone = phones()

describe.each<{ mode: Mode }>([{ mode: 'normal' }, { mode: 'elder' }])(
  '$mode: where one may go in',
  ({ mode }) => {
    let page: Page
    beforeAll(async () => {
      page = await openPhone({ mode })
    })
    afterAll(() => page.context().close())

    test('whether it is open, what is there, and the way to say what is missing', async () => {
      const taps = await countTaps(page)
      // Elders have fewer tiles on home, and find the rest among the services.
      if (mode === 'elder') await openTab(page, '服务')
      await page.getByRole('link', { name: /^去哪儿/ }).click()
      await page.getByRole('heading', { level: 1, name: '去哪儿' }).waitFor()
      await page.getByText('就这些了').waitFor()
      await expectAccessible(page, mode)
      await page.getByRole('button', { name: '热水' }).click()
      const first = page.getByRole('main').getByRole('link').filter({ hasText: '热水' }).first()
      await first.waitFor()
      await picture(page, `stations-${mode}`)
      await first.click()
      await page.getByRole('heading', { name: '这里有' }).waitFor()
      expect(await taps()).toBeLessThanOrEqual(mode === 'elder' ? 4 : 3)
      await expectAccessible(page, mode)
      const name = await page.getByRole('heading', { level: 2 }).first().textContent()
      await page.getByRole('button', { name: '缺了、坏了，说一声' }).click()
      await page.getByRole('heading', { level: 1, name: '发现隐患' }).waitFor()
      await expect.poll(() => page.getByRole('textbox', { name: '在什么地方' }).inputValue()).toBe(name)
    })
  },
)
