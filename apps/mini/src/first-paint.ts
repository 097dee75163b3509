/** Of each page that people come in by: the files it needs beside the app's own. Written by the build. */
declare const PAGE_FILES: Readonly<Record<string, readonly string[]>>
/** The sheet of drawings. Written by the build. */
declare const PICTURES: string
/** Where the API is; empty for the server that the page came from. */
declare const API: string

/**
 * Runs inside index.html, before any file of the app has come: the empty page in #shell is set as the person has
 * theirs, and the files of the page they want are asked for beside the app's own instead of after them. Nothing here
 * may need what is not in the HTML.
 */
function firstPaint(): void {
  const shell = document.getElementById('shell')
  if (shell === null) return
  const path = window.location.hash.slice(1).split('?')[0] || '/tabs/home'
  const tab = shell.querySelector(`[data-tab="${path.replace(/[^/\w-]/g, '')}"]`)
  tab?.classList.add('tab-bar__tab--on')
  shell.classList.add(tab === null ? 'shell--page' : 'shell--tab')
  if (path === '/tabs/home') shell.classList.add('shell--home')
  else setText(shell, 'title', tab?.textContent ?? '')
  if (stored('elder-mode') === true) shell.classList.add('elder')
  const street = stored('street')
  setText(shell, 'street', hasName(street) ? street.name : '云选')
  for (const file of new Map(Object.entries(PAGE_FILES)).get(path) ?? []) askFor(file, 'script')
  // Whoever comes for the first time is shown the platform's first street.
  if (street === undefined && API === '') askFor('/v1/streets', 'fetch')
  addPictures()
  // A file that does not come: the app itself will not be there to say so.
  window.addEventListener(
    'error',
    ({ target }) => target instanceof HTMLScriptElement && sayNoNetwork(shell),
    true,
  )
}

/** Reads what Taro's storage keeps on this phone; nothing where it holds something else or may not be asked. */
function stored(key: string): unknown {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(key) ?? 'null')
    return typeof kept === 'object' && kept !== null && 'data' in kept ? kept.data : undefined
  } catch {
    return undefined
  }
}

function hasName(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
}

function askFor(file: string, as: 'script' | 'fetch'): void {
  const link = document.createElement('link')
  link.rel = 'preload'
  link.as = as
  // The app asks as fetch does, and else would be given nothing that came ahead.
  if (as === 'fetch') link.crossOrigin = 'anonymous'
  link.href = file
  document.head.append(link)
}

/** Added by a script, so that neither the shell nor the app waits for it. */
function addPictures(): void {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = PICTURES
  document.head.append(link)
}

function setText(shell: HTMLElement, place: string, text: string): void {
  const element = shell.querySelector(`[data-shell="${place}"]`)
  if (element !== null) element.textContent = text
}

function sayNoNetwork(shell: HTMLElement): void {
  shell.classList.add('shell--failed')
  shell.querySelector('button')?.addEventListener('click', () => window.location.reload())
}

firstPaint()
