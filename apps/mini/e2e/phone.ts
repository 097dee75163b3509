import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import {
  findingsOf,
  picture as keepPicture,
  openBrowser,
  openContext,
  patienceMs,
} from '../../../e2e/browser.ts'
import { clientOf, sessionOf, shahe } from '../../../e2e/people.ts'

export type Mode = 'normal' | 'elder'

export interface PhoneOptions {
  mode?: Mode
  scheme?: 'light' | 'dark'
  /** One of the demo's residents, who is signed in. */
  person?: string
}

const doubleTapMs = 450
const codeQuietMs = 4000

/** Opens phones in a browser of this file's own, which ends with its last test. */
export function phones(): (options?: PhoneOptions) => Promise<Page> {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  return options => openPhone(browser, options)
}

/** A phone of 375 × 812 that shows Shahe, as one who has chosen it before finds it. */
export async function openPhone(browser: Browser, options: PhoneOptions = {}): Promise<Page> {
  const { mode = 'normal', scheme = 'light', person } = options
  const context = await openContext(browser, {
    viewport: { width: 375, height: 812 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: scheme,
    reducedMotion: 'reduce',
    hasTouch: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  // As the app keeps it on this phone.
  await remember(context, 'street', { streetId: shahe, name: '沙河街道' })
  if (mode === 'elder') await remember(context, 'elder-mode', true)
  if (person !== undefined) await remember(context, 'session', await keptSession(person))
  const page = await context.newPage()
  page.setDefaultTimeout(patienceMs)
  await page.goto(`${inject('baseUrl')}/${person === undefined ? '' : '#/tabs/me'}`)
  if (person !== undefined) await page.getByRole('button', { name: '退出登录' }).waitFor()
  return page
}

/** Once, as the app had kept it: what is changed or forgotten later stays so. */
async function remember(context: BrowserContext, key: string, data: unknown): Promise<void> {
  await context.addInitScript(keepOnce, { key, value: JSON.stringify({ data }) })
}

/** Runs in the browser, before the app. */
function keepOnce({ key, value }: { key: string; value: string }): void {
  if (localStorage.getItem(`walk-${key}`) !== null) return
  localStorage.setItem(`walk-${key}`, '')
  localStorage.setItem(key, value)
}

/** What the app keeps of a session, opened without its screens: book.e2e.ts walks those. */
async function keptSession(person: string) {
  const { accessToken, refreshToken, accountId, expiresIn } = await sessionOf(await clientOf(), person)
  return { accessToken, refreshToken, accountId, endsAtMs: Date.now() + expiresIn * 1000 }
}

/** Signs in as one of the demo's residents, by name, from the tab 我的. */
export async function signInAs(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: '我的' }).click()
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('button', { name: '退出登录' }).waitFor()
}

export async function openTab(page: Page, name: '首页' | '服务' | '活动' | '消息' | '我的'): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Opens a service by searching for its title, as a person would. */
export async function findService(page: Page, title: string): Promise<void> {
  await openTab(page, '服务')
  await page.getByRole('searchbox').fill(title)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '找服务' }).waitFor()
  await page.getByRole('link', { name: new RegExp(`^${title}`) }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Closes the app and opens it again at a tab, as one does who was told something. */
export async function reopen(page: Page, name: '首页' | '服务' | '活动' | '消息' | '我的'): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${inject('baseUrl')}/`)
  await openTab(page, name)
}

/** Opens the app at an address, as a link from somebody does. */
export async function openLink(page: Page, path: string): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`${inject('baseUrl')}/#${path}`)
}

/** Waits until no more code of likely pages comes: they open without a network from then on. */
export async function codeAhead(page: Page): Promise<void> {
  const files = () =>
    page.evaluate(
      () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length,
    )
  await expect
    .poll(
      async () => {
        const before = await files()
        await page.waitForTimeout(codeQuietMs)
        return (await files()) - before
      },
      { timeout: patienceMs },
    )
    .toBe(0)
}

/** Goes back, and waits as long as two taps would count as one. */
export async function goBack(page: Page): Promise<void> {
  const left = page.url()
  await page.getByRole('button', { name: '返回' }).click()
  await expect.poll(() => page.url()).not.toBe(left)
  await page.waitForTimeout(doubleTapMs)
}

/** Holds the screen against WCAG 2.2 AA as axe-core reads it, and the sizes of this mode. */
export async function expectAccessible(page: Page, mode: Mode): Promise<void> {
  // The page before leaves a moment later.
  await expect.poll(() => page.getByRole('main').count()).toBe(1)
  // What is only said for a moment is not of the page.
  await page.locator('.taro__toast p').last().waitFor({ state: 'hidden' })
  expect(await findingsInFull(page)).toEqual([])
  const smallest = mode === 'elder' ? { tap: 60, text: 18 } : { tap: 44, text: 14 }
  expect(await page.evaluate(tooSmall, smallest)).toEqual([])
}

/** Reads the page as tall as what it shows: whatever a fixed bar half covers is only a turn of the wheel away. */
async function findingsInFull(page: Page): ReturnType<typeof findingsOf> {
  const heightOf = async () => Math.ceil((await page.getByRole('main').boundingBox())?.height ?? 0)
  const height = await heightOf()
  await page.setViewportSize({ width: 375, height: Math.max(812, height + 400) })
  await page.evaluate(nextFrame)
  const findings = await findingsOf(page)
  await page.setViewportSize({ width: 375, height: 812 })
  await page.evaluate(nextFrame)
  // A list that came meanwhile has put its end behind the bar.
  return (await heightOf()) > height ? findingsInFull(page) : findings
}

/** Runs in the browser: ends with a frame that was drawn, or shortly after without one. */
function nextFrame(): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, 500)
    requestAnimationFrame(() => resolve())
  })
}

/** Runs in the browser: everything tappable that is too low or narrow, and every word that is too small. */
function tooSmall({ tap, text }: { tap: number; text: number }): string[] {
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
  const say = (element: Element) => `${element.getAttribute('aria-label') ?? element.textContent ?? ''}`
  const targets = [...document.querySelectorAll('[tabindex="0"], input, textarea')]
    .filter(isShown)
    .map(element => ({ element, box: element.closest('.search, .field__input, .field__area') ?? element }))
    .filter(({ box }) => box.getBoundingClientRect().height < tap || box.getBoundingClientRect().width < 44)
    .map(({ element, box }) => {
      const { width, height } = box.getBoundingClientRect()
      return `target ${Math.round(width)} × ${Math.round(height)}: ${say(element)}`
    })
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    const content = walker.currentNode.textContent?.trim() ?? ''
    if (!parent || content === '' || /SCRIPT|STYLE/.test(parent.tagName) || !isShown(parent)) continue
    const size = Number.parseFloat(getComputedStyle(parent).fontSize)
    if (size < text) words.push(`text ${size}: ${content}`)
  }
  return [...targets, ...words]
}

export const picture = (page: Page, name: string) => keepPicture(page, `mini-${name}`)

/** Counts what a person taps, keys apart. */
export async function countTaps(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Object.assign(window, { taps: 0 })
    document.addEventListener(
      'click',
      () => Object.assign(window, { taps: Reflect.get(window, 'taps') + 1 }),
      true,
    )
  })
  return () => page.evaluate(() => Number(Reflect.get(window, 'taps')))
}
