import { queries } from '../queries.ts'
import { isFirstPaint } from './first-paint.ts'
import { say } from './say.ts'
import { startWorker } from './worker.ts'

interface Route {
  path: string
  load: () => readonly unknown[]
}

declare global {
  interface Window {
    /** Where Taro's router keeps how the code of each page is fetched. */
    __taroAppConfig?: { routes: readonly Route[] }
  }
}

/** Where most go from the first screen, the likeliest first. */
const usual = [
  'features/service/pages/service',
  'tabs/services',
  'features/booking/pages/booking',
  'features/booking/pages/bookings',
  'tabs/me',
  'tabs/inbox',
  'tabs/activities',
  'features/service/pages/find',
  // Shown where there may be no network.
  'features/signup/pages/signups',
  'features/signup/pages/signup',
  'features/attendance/pages/code',
  'features/star/pages/stars',
]
const beatMs = 200
const quietBeats = 4
const settledMs = 10_000

/** Browsers only: each page is a file of its own there, and no tap may end on a file that does not come. */
export function watchPageCode(): void {
  if (process.env.TARO_ENV !== 'h5') return
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && reason.name === 'ChunkLoadError') void openAnew()
  })
  void quiet()
    .then(startWorker)
    .then(() => loadAhead(usual))
  // What did not come while there was no network.
  window.addEventListener('online', () => void loadAhead([...pagesBeside(), ...usual]))
}

/** A page of a feature is open: the others are likely next. */
export function loadBeside(): void {
  if (process.env.TARO_ENV === 'h5') void loadAhead(pagesBeside())
}

/** The other pages of the feature that is shown: a leader at a park goes on to them without a network, too. */
function pagesBeside(): string[] {
  const feature = /features\/\w+\//.exec(window.location.hash)?.[0]
  return feature === undefined ? [] : routes().flatMap(({ path }) => (path.startsWith(feature) ? [path] : []))
}

/** Loads pages one after the other, and only while nothing that the person waits for is on its way. */
async function loadAhead(paths: readonly string[]): Promise<void> {
  await quiet()
  for (const wanted of paths) {
    while (isWaiting()) await pause(beatMs)
    const page = routes().find(({ path }) => path === wanted)
    await Promise.all(page?.load() ?? []).catch(() => undefined)
  }
}

function routes(): readonly Route[] {
  return window.__taroAppConfig?.routes ?? []
}

/** Waits until the first page is drawn and nothing has been on its way for a moment. */
export async function quiet(): Promise<void> {
  for (let beats = 0; beats < quietBeats; beats = isWaiting() ? 0 : beats + 1) await pause(beatMs)
}

function isWaiting(): boolean {
  return isFirstPaint() || queries.isFetching() > 0
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}

/** A newer version has other files; the address names the page that was wanted already. */
async function openAnew(): Promise<void> {
  const isSettled = performance.now() > settledMs
  const reply = await fetch(window.location.pathname, { cache: 'no-store' }).catch(() => undefined)
  if (reply?.ok && isSettled) window.location.reload()
  else say('连不上网络，请过一会儿再点')
}
