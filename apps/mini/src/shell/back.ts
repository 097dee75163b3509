const home = '/tabs/home'

/** Sheets that are open, the last on top; each has an entry of the browser's history to itself. */
const sheets: (() => void)[] = []
let ownSteps = 0
let stepping: Promise<void> | undefined
let onOwnStep: (() => void) | undefined

/** Browsers only, before the router is there: Back closes a sheet, and leads home before it leads away. */
export function watchBack(): void {
  if (process.env.TARO_ENV !== 'h5') return
  layHome()
  window.addEventListener('popstate', onPop, true)
}

/** A page that a link opened gets home behind it; one that was opened before has its state already. */
function layHome(): void {
  const { history, location } = window
  const path = location.hash.slice(1).split('?')[0]
  if (history.state !== null || path === '' || path === '/' || path === home) return
  const here = location.href
  // As the router writes them.
  history.replaceState(
    { usr: null, key: 'home', idx: 0 },
    '',
    `${location.pathname}${location.search}#${home}`,
  )
  history.pushState({ usr: null, key: 'link', idx: 1 }, '', here)
}

/** How many entries of this app lie behind the one that is shown; home is the first of them. */
export function stepsToHome(): number {
  const { state } = window.history
  return typeof state?.idx === 'number' ? state.idx : 0
}

/** A sheet has opened: until what is returned is called, Back closes it instead of leaving the page. */
export function holdBack(close: () => void): (() => void) | undefined {
  if (process.env.TARO_ENV !== 'h5') return undefined
  window.history.pushState({ ...window.history.state, isSheet: true }, '')
  sheets.push(close)
  return () => {
    const at = sheets.indexOf(close)
    // Closed by Back, or left behind by a way on: its entry is gone.
    if (at < 0) return
    sheets.splice(at, 1)
    void stepBack(1)
  }
}

/** Goes on once no sheet stands between the page and what comes next in the history. */
export function pastSheets(go: () => unknown): void {
  if (sheets.length > 0) void stepBack(sheets.splice(0).length).then(go)
  else if (stepping !== undefined) void stepping.then(go)
  else go()
}

/** Takes entries of sheets back, unseen by the router. */
function stepBack(steps: number): Promise<void> {
  ownSteps += steps
  stepping ??= Promise.resolve()
    .then(
      () =>
        new Promise<void>(resolve => {
          onOwnStep = resolve
          window.history.go(-ownSteps)
          ownSteps = 0
        }),
    )
    .finally(() => {
      stepping = undefined
    })
  return stepping
}

function onPop(event: PopStateEvent): void {
  const done = onOwnStep
  onOwnStep = undefined
  const close = done ?? sheets.pop()
  // Forward again into what was a sheet leads nowhere.
  if (close === undefined && event.state?.isSheet !== true) return
  event.stopImmediatePropagation()
  close?.()
}
