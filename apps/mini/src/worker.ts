/// <reference lib="webworker" />

/** Of this version of the app: the files of the pages that people come in by, and all there are. Written by the build. */
declare const FIRST: readonly string[]
declare const ALL: readonly string[]

const worker = globalThis as unknown as ServiceWorkerGlobalScope
const scope = new URL(worker.registration.scope).pathname
const page = './'
const all = new Set(ALL)

/**
 * Opens the app in a browser without a network. It keeps the app's own files and nothing else: what the API says is
 * somebody's, and is asked for by the page itself.
 */
worker.addEventListener('install', event => event.waitUntil(install()))
worker.addEventListener('activate', event => event.waitUntil(takeOver()))
worker.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  const file = pathname.slice(scope.length)
  if (request.mode === 'navigate' && (file === '' || file === 'index.html')) event.respondWith(open(request))
  else if (all.has(file)) event.respondWith(read(request))
})

/** A version is kept whole, or not at all: its page last, and only the page that names its files. */
async function install(): Promise<void> {
  const cache = await caches.open('app')
  await Promise.all(FIRST.map(async file => (await cache.match(file)) ?? cache.add(file)))
  const fresh = await fetch(page, { cache: 'no-cache' })
  const html = await fresh.clone().text()
  if (!fresh.ok || !html.includes(FIRST[0] ?? '')) throw new Error('the page is of another version')
  await cache.put(page, fresh)
  await worker.skipWaiting()
}

/** What only the version before had is let go; a page of it that still wants some opens anew. */
async function takeOver(): Promise<void> {
  const cache = await caches.open('app')
  const kept = await cache.keys()
  const old = kept.filter(({ url }) => {
    const file = new URL(url).pathname.slice(scope.length)
    return file !== '' && !all.has(file)
  })
  await Promise.all(old.map(request => cache.delete(request)))
  await worker.clients.claim()
}

async function open(request: Request): Promise<Response> {
  const cache = await caches.open('app')
  return (await cache.match(page)) ?? fetch(request)
}

/** A file's name tells its content, so what is kept under it is always right. */
async function read(request: Request): Promise<Response> {
  const cache = await caches.open('app')
  const kept = await cache.match(request.url)
  if (kept !== undefined) return kept
  const reply = await fetch(request)
  if (reply.ok) await cache.put(request.url, reply.clone())
  return reply
}
