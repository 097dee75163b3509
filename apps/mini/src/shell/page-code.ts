import { say } from './say.ts'

declare global {
  interface Window {
    /** Where Taro's router keeps how the code of each page is fetched. */
    __taroAppConfig?: { routes: ReadonlyArray<{ load: () => readonly unknown[] }> }
  }
}

const afterFirstScreenMs = 3000
const settledMs = 10_000

/** Browsers only: each page is a file of its own there, and no tap may end on a file that does not come. */
export function watchPageCode(): void {
  if (process.env.TARO_ENV !== 'h5') return
  window.addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && reason.name === 'ChunkLoadError') void openAnew()
  })
  setTimeout(loadAll, afterFirstScreenMs)
  // What did not come while there was no network.
  window.addEventListener('online', loadAll)
}

/** Once all are here, a page opens without a network, too, and says itself that there is none. */
function loadAll(): void {
  for (const page of window.__taroAppConfig?.routes ?? []) Promise.all(page.load()).catch(() => undefined)
}

/** A newer version has other files; the address names the page that was wanted already. */
async function openAnew(): Promise<void> {
  const isSettled = performance.now() > settledMs
  const reply = await fetch(window.location.pathname, { cache: 'no-store' }).catch(() => undefined)
  if (reply?.ok && isSettled) window.location.reload()
  else say('连不上网络，请过一会儿再点')
}
