import type { Query, QueryClient, QueryKey } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { remembered } from './remembered.ts'

/**
 * What is kept as it was last seen, by the first word of its key: what one looks at on the way there. Of what is a
 * person's, the last two words of the key are whose it is and of which street.
 */
const keptKinds: readonly unknown[] = [
  'streets',
  'street',
  'services',
  'service',
  'slots',
  'activities',
  'activity',
  'member',
  'bookings',
  'booking',
  'signups',
  'signup',
  'waitlist',
  'station',
  'items',
  'loans',
  'certificates',
  'stars',
]

const prefix = 'seen:'
const mostKept = 80
/** Longer than a long page of a list; what is larger is not for a phone's storage. */
const longestChars = 200_000
const keptMs = 14 * 24 * 3_600_000
/** The wire as this version of the app knows it: what another version kept is not read. */
const wire = process.env.WIRE

interface Line {
  name: string
  seenAtMs: number
  wire: string
  /** Whose it is; null for what everybody may see. */
  owner: string | null
  /** Something was done since that may have changed it. */
  isOutdated?: boolean
}

const index = remembered('seen', stored => (Array.isArray(stored) ? (stored as Line[]) : []))

/**
 * Keeps what the API said in this phone's storage, and shows it again while nothing newer is known. However short ago it
 * was, it is not what counts as fresh for `freshMs`: the app was closed, and it is asked again.
 */
export function keepLastSeen(queries: QueryClient, freshMs: number): void {
  let isReading = false
  queries.getQueryCache().subscribe(event => {
    const { query } = event
    if (isReading || !keptKinds.includes(query.queryKey[0])) return
    if (event.type === 'added' && query.state.data === undefined) {
      isReading = true
      show(query, freshMs)
      isReading = false
    }
    if (event.type !== 'updated') return
    if (event.action.type === 'success') keep(query)
    if (event.action.type === 'invalidate') outdate(query)
  })
}

/** Takes from this phone whatever it has seen of others than this person; of everybody for a guest. */
export function forgetSeenOfOthers(accountId: string | undefined): void {
  drop(({ owner }) => owner !== null && owner !== accountId)
}

function show(query: Query, freshMs: number): void {
  const line = index.get().find(({ name }) => name === prefix + query.queryHash)
  if (line === undefined || line.wire !== wire || Date.now() - line.seenAtMs > keptMs) return
  const data: unknown = Taro.getStorageSync(line.name)
  // What the browser has cleared away is an empty text.
  if (data === '' || data === undefined) return
  query.setData(data, { updatedAt: Math.min(line.seenAtMs, Date.now() - freshMs), manual: true })
  if (line.isOutdated) query.invalidate()
}

function outdate({ queryHash }: Query): void {
  const name = prefix + queryHash
  index.set(index.get().map(line => (line.name === name ? { ...line, isOutdated: true } : line)))
}

function keep(query: Query): void {
  const data = firstPage(query.state.data)
  if (JSON.stringify(data).length > longestChars) return
  const name = prefix + query.queryHash
  const line = { name, seenAtMs: query.state.dataUpdatedAt, wire, owner: ownerOf(query.queryKey) }
  const others = index.get().filter(one => one.name !== name)
  try {
    Taro.setStorageSync(name, data)
    index.set([...others, line])
  } catch {
    // Full: the older half makes room for the next.
    const half = index.get().length / 2
    drop((_, at) => at < half)
  }
  const tooMany = index.get().length - mostKept
  drop(({ seenAtMs }, at) => at < tooMany || Date.now() - seenAtMs > keptMs)
}

function drop(isGone: (line: Line, at: number) => boolean): void {
  const gone = index.get().filter(isGone)
  if (gone.length === 0) return
  for (const { name } of gone) Taro.removeStorageSync(name)
  index.set(index.get().filter(line => !gone.includes(line)))
}

/** A list that grew is kept as it begins. */
function firstPage(data: unknown): unknown {
  if (typeof data !== 'object' || data === null || !('pages' in data) || !('pageParams' in data)) return data
  const { pages, pageParams } = data
  if (!Array.isArray(pages) || !Array.isArray(pageParams)) return data
  return { pages: pages.slice(0, 1), pageParams: pageParams.slice(0, 1) }
}

function ownerOf(key: QueryKey): string | null {
  const owner = key.length > 2 ? key.at(-2) : undefined
  return typeof owner === 'string' ? owner : null
}
