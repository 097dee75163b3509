import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterEach, expect, inject } from 'vitest'
import type {} from '../../../e2e/serve.global.ts'

const require = createRequire(import.meta.url)
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const picturesDir = path.join(import.meta.dirname, '../../../docs/screenshots')
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const shahe = '510104030'

/** Opens a browser as a coordinator's desk has it: 1440 × 900, Chinese, Shanghai time. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  // Without a locale, Chromium cannot give a download its Chinese name.
  return chromium.launch({ executablePath, args: quiet, env: { ...process.env, LANG: 'C.UTF-8' } })
}

export async function openDesk(browser: Browser): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
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

interface Finding {
  id: string
  targets: string[]
}

/** Holds the page against WCAG 2.2 AA as axe-core reads it. */
export async function expectAccessible(page: Page): Promise<void> {
  // The server's policy allows no inline script, so axe is evaluated rather than injected as a tag.
  await page.evaluate(axeSource)
  const findings = await page.evaluate<Finding[]>(`axe
    .run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
    .then(({ violations }) => violations.map(({ id, nodes }) => ({
      id, targets: nodes.slice(0, 5).map(node => node.target.join(' ') + ' ' + node.failureSummary) })))`)
  expect(findings).toEqual([])
}

/** Keeps a picture of the screen for the documents when PICTURES is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES === undefined) return
  await page.screenshot({ path: path.join(picturesDir, `console-${name}.png`) })
}

/** Leaves a picture of what was on the screen when a test failed, beside the logs. */
export function pictureFailures(page: () => Page): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const folder = new URL('../../../.data/logs/', import.meta.url)
    const name = `${task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png`
    await page().screenshot({ path: fileURLToPath(new URL(name, folder)) })
  })
}
