import { hashKey, QueryClient, QueryObserver } from '@tanstack/react-query'
import { beforeEach, expect, test, vi } from 'vitest'

const storage = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => storage.delete(key),
  },
}))

const freshMs = 20_000
let seen: typeof import('./last-seen.ts')
async function openAnew(): Promise<QueryClient> {
  vi.resetModules()
  seen = await import('./last-seen.ts')
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: freshMs } } })
  seen.keepLastSeen(queries, freshMs)
  return queries
}

let queries: QueryClient
beforeEach(async () => {
  storage.clear()
  vi.unstubAllEnvs()
  queries = await openAnew()
})

const own = (account: string) => ['bookings', 'coming', account, '510104030']
const catalogue = ['services', {}, undefined, '510104030']
const offline = () => Promise.reject(new Error('no network'))
/** What a screen shows at once, before anything has answered. */
const shown = (queryKey: readonly unknown[]) =>
  new QueryObserver(queries, { queryKey, queryFn: offline }).getCurrentResult()

test('what was seen is there after the app was closed, with the time it was seen', async () => {
  await queries.fetchQuery({ queryKey: catalogue, queryFn: () => ({ items: ['义诊'] }) })
  const at = queries.getQueryState(catalogue)?.dataUpdatedAt
  queries = await openAnew()
  const { data, dataUpdatedAt, isStale } = shown(catalogue)
  expect(data).toEqual({ items: ['义诊'] })
  expect(Math.abs(dataUpdatedAt - (at ?? 0))).toBeLessThanOrEqual(freshMs)
  // However short ago: the desk may have done something while the app was closed.
  expect(isStale).toBe(true)
})

test('what may have changed is asked for again, however lately it was seen', async () => {
  await queries.fetchQuery({ queryKey: own('a'), queryFn: () => ['before'] })
  queries = await openAnew()
  await queries.invalidateQueries()
  queries = await openAnew()
  expect(shown(own('a'))).toMatchObject({ data: ['before'], isStale: true })
})

test('nothing of a person is left for the next, and what everybody may see stays', async () => {
  await queries.fetchQuery({ queryKey: own('a'), queryFn: () => ['a’s'] })
  await queries.fetchQuery({ queryKey: own('b'), queryFn: () => ['b’s'] })
  await queries.fetchQuery({ queryKey: catalogue, queryFn: () => ['all’s'] })
  seen.forgetSeenOfOthers('b')
  expect([...storage.keys()].sort()).toEqual(
    ['seen', `seen:${hashKey(own('b'))}`, `seen:${hashKey(catalogue)}`].sort(),
  )
  seen.forgetSeenOfOthers(undefined)
  queries = await openAnew()
  expect(shown(own('b')).data).toBeUndefined()
  expect(shown(catalogue).data).toEqual(['all’s'])
})

test('of a list that grew its beginning is kept, and of other questions nothing', async () => {
  const pages = { pages: [['1'], ['2']], pageParams: ['', 'c'] }
  queries.setQueryData(own('a'), pages)
  queries.setQueryData(['matter', 'm1', 'a', '510104030'], 'sealed')
  queries = await openAnew()
  expect(shown(own('a')).data).toEqual({ pages: [['1']], pageParams: [''] })
  expect(JSON.stringify([...storage])).not.toContain('sealed')
})

test('another version of the wire does not read it', async () => {
  queries.setQueryData(catalogue, ['old shape'])
  vi.stubEnv('WIRE', 'other')
  queries = await openAnew()
  expect(shown(catalogue).data).toBeUndefined()
})

test('a storage that is full makes room, and what is shown is not disturbed', async () => {
  for (let at = 0; at < 10; at += 1) queries.setQueryData(['service', `s${at}`, undefined, 'x'], at)
  const before = storage.size
  const set = vi.spyOn(storage, 'set').mockImplementationOnce(() => {
    throw new Error('quota')
  })
  queries.setQueryData(['service', 'new', undefined, 'x'], 'new')
  set.mockRestore()
  expect(storage.size).toBeLessThan(before)
  expect(queries.getQueryData(['service', 'new', undefined, 'x'])).toBe('new')
})

test('no more is kept than a phone has room for, the latest', () => {
  for (let at = 0; at < 100; at += 1) queries.setQueryData(['service', `s${at}`, undefined, 'x'], at)
  expect(storage.size).toBe(81)
  expect(storage.has(`seen:${hashKey(['service', 's99', undefined, 'x'])}`)).toBe(true)
  expect(storage.has(`seen:${hashKey(['service', 's0', undefined, 'x'])}`)).toBe(false)
})
