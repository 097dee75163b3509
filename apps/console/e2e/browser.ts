import { readFile } from 'node:fs/promises'
import { read, utils } from '@e965/xlsx'
import type { Browser, BrowserContext, Download, Locator, Page } from 'playwright-core'
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
    // A Chromium without a window asks nobody, and says no.
    permissions: ['clipboard-read', 'clipboard-write'],
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

/** Screens that are tabs of another line of the menu. */
const lines: Readonly<Record<string, string>> = {
  纠错申诉: '时长确认',
  补录: '时长确认',
  时长防伪: '服务记录',
  上报: '服务记录',
  简报: '简报与数据',
  街道填报: '简报与数据',
  兑换: '积分与礼品',
  礼品: '积分与礼品',
  积分: '积分与礼品',
  评星: '评星与证书',
  证书: '评星与证书',
}

/** Goes to a screen by the menu: opens its section, and its tab where it is one of siblings. */
export async function goTo(page: Page, screen: string): Promise<void> {
  const line = lines[screen] ?? screen
  const link = await inMenu(page, line)
  const first = await link.getAttribute('href')
  await link.click()
  await page.getByRole('heading', { level: 1, name: line }).waitFor()
  if (line === screen) return
  const tabs = page.getByRole('navigation', { name: line })
  const tab = tabs.getByRole('link', { name: screen, exact: true })
  await tabs.locator(`a[href="${first}"][aria-current=page]`).waitFor()
  // The one that the line opened has the keyboard where its screen wants it.
  if ((await tab.getAttribute('aria-current')) !== 'page') await tab.click()
  await tab.and(page.locator('[aria-current=page]')).waitFor()
}

/** Returns a line of the menu, whose section is opened for it. */
async function inMenu(page: Page, line: string): Promise<Locator> {
  const menu = page.getByRole('navigation', { name: '主菜单' })
  const link = menu.getByRole('link', { name: line })
  for (const head of await menu.getByRole('button').all()) {
    if ((await link.count()) > 0) break
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click()
  }
  return link
}

/** Holds the page against WCAG 2.2 AA as axe-core reads it. */
export async function expectAccessible(page: Page): Promise<void> {
  // A page comes a moment after its menu; a dialog may stand before there is any.
  await page.locator('h1, [role=dialog]').first().waitFor({ state: 'attached' })
  expect(await findingsOf(page)).toEqual([])
}

export const picture = (page: Page, name: string) => keepPicture(page, `console-${name}`)

/** Returns what a saved spreadsheet says, its headings first. */
export async function sheetOf(saved: Download): Promise<string[][]> {
  const book = read(await readFile(await saved.path()), { type: 'buffer' })
  return utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0] ?? ''] ?? {}, { header: 1, raw: false })
}
