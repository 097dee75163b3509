import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { afterEach } from 'vitest'
import { realClock } from '../scripts/clock.mjs'

const require = createRequire(import.meta.url)
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const root = path.join(import.meta.dirname, '..')
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  // Without a locale, Chromium cannot give a download its Chinese name.
  return chromium.launch({
    executablePath,
    args: quiet,
    env: { ...process.env, ...realClock, LANG: 'C.UTF-8' },
  })
}

/** What a page is opened in. Chromium does not start under libfaketime, so its pages are told the time of the tests. */
export async function openContext(browser: Browser, options: BrowserContextOptions): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  const aheadMs = Number(process.env.FAKETIME ?? 0) * 1000
  if (aheadMs !== 0) await context.addInitScript(moveClock, aheadMs)
  return context
}

/** Runs in the browser, before everything else on a page. */
function moveClock(aheadMs: number): void {
  const { now: realNow } = Date
  const now = () => realNow() + aheadMs
  globalThis.Date = new Proxy(Date, {
    construct: (real, given, made) => Reflect.construct(real, given.length === 0 ? [now()] : given, made),
    get: (real, name) => (name === 'now' ? now : Reflect.get(real, name)),
  })
}

/** How long a walk waits for what should come at once: a machine with all cores busy takes that long. */
export const patienceMs = 60_000

const stillMs = 100

interface Finding {
  id: string
  targets: string[]
}

/** Returns what axe-core finds on the page against WCAG 2.2 AA, once it stands still. */
export async function findingsOf(page: Page): Promise<Finding[]> {
  await page.evaluate(standStill, stillMs)
  // The server's policy allows no inline script, so axe is evaluated rather than injected as a tag.
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axeSource)
  return page.evaluate<Finding[]>(`axe
    .run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
      preload: false,
    })
    .then(({ violations }) => violations.map(({ id, nodes }) => ({
      id, targets: nodes.slice(0, 5).map(node => node.target.join(' ') + ' ' + node.failureSummary) })))`)
}

/** Runs in the browser: ends when all that moves has arrived and nothing was put up or taken down for so long. */
async function standStill(forMs: number): Promise<void> {
  const moving = document
    .getAnimations()
    .filter(one => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(moving.map(one => one.finished))
  await new Promise<void>(resolve => {
    const end = () => {
      watch.disconnect()
      resolve()
    }
    let timer = setTimeout(end, forMs)
    const watch = new MutationObserver(() => {
      clearTimeout(timer)
      timer = setTimeout(end, forMs)
    })
    watch.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

/** Keeps a picture of the screen for the documents when PICTURES is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.PICTURES === undefined) return
  await page.screenshot({ path: path.join(root, 'docs/screenshots', `${name}.png`) })
}

/** Leaves a picture of what was on the screen when a test failed, beside the logs. */
export function pictureFailures(page: () => Page): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    const name = `${task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)}.png`
    await page().screenshot({ path: path.join(root, '.data/logs', name) })
  })
}
