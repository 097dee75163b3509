import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import { findingsOf, picture as keepPicture, openContext, patienceMs } from '../../../e2e/browser.ts'

/** A coordinator's desk: 1440 × 900, Chinese, Shanghai time. */
export async function openDesk(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await openContext(browser, {
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  return { context, page }
}

/** Signs in as one of the demo's people, by name. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.goto(`${inject('baseUrl')}/console/sign-in`)
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('navigation', { name: '主菜单' }).waitFor()
}

export async function goTo(page: Page, screen: string): Promise<void> {
  await page.getByRole('navigation', { name: '主菜单' }).getByRole('link', { name: screen }).click()
  await page.getByRole('heading', { level: 1, name: screen }).waitFor()
}

/** Holds the page against WCAG 2.2 AA as axe-core reads it. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page comes a moment after its menu; a dialog may stand before there is any.
  await page.locator('h1, [role=dialog]').first().waitFor({ state: 'attached' })
  expect(await findingsOf(page)).toEqual([])
}

export const picture = (page: Page, name: string) => keepPicture(page, `console-${name}`)
