import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, inject, test } from 'vitest'
import { openBrowser, pictureFailures } from '../../../e2e/browser.ts'
import { administrator, shahe } from '../../../e2e/people.ts'
import { expectAccessible, openDesk, picture, signInAs } from './browser.ts'

/** Where each screen is, what it is called in the documents, and what stands there once it is all there. */
const screens = [
  ['today', 'today', '今天'],
  ['desk', 'desk', '今日服务台'],
  ['calls', 'calls', '待电话联系'],
  ['approvals', 'approvals', '预约审核'],
  ['matters', 'matters', '事项台'],
  ['services', 'services', '服务与场次'],
  ['articles', 'articles', '文章与指南'],
  ['ratings', 'ratings', '评价'],
  ['activities', 'activities', '活动与班次'],
  ['volunteers', 'volunteers', '志愿者'],
  ['records', 'records', '服务记录'],
  ['figures', 'month', '简报与数据'],
  ['audit', 'audit', '日志'],
] as const

/** The demo's own rows on the main screens, by day and by night; each is held to the rules of access. */
describe.each(['light', 'dark'] as const)('%s', scheme => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    page = (await openDesk(browser)).page
    await page.emulateMedia({ colorScheme: scheme })
    await signInAs(page, administrator)
  })
  afterAll(() => browser.close())
  pictureFailures(() => page)

  test.each(screens)('%s', async (path, name, heading) => {
    await page.goto(`${inject('baseUrl')}/console/${shahe}/${path}`)
    await page.getByRole('heading', { level: 1, name: heading }).waitFor()
    await page.waitForLoadState('networkidle')
    await expectAccessible(page)
    if (scheme === 'light') await picture(page, name)
    else if (name === 'desk') await picture(page, 'desk-dark')
  })
})
