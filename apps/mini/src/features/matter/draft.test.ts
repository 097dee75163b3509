import { beforeEach, expect, test, vi } from 'vitest'

const storage = vi.hoisted(() => new Map<string, unknown>())
vi.mock('@tarojs/taro', () => ({
  default: {
    getStorageSync: (key: string) => storage.get(key),
    setStorageSync: (key: string, value: unknown) => storage.set(key, value),
  },
}))

let drafts: typeof import('./draft.ts')['drafts']
beforeEach(async () => {
  // The app is opened anew: only what lies in storage is left.
  vi.resetModules()
  drafts = (await import('./draft.ts')).drafts
})

const draft = { text: '楼下没有修鞋的', place: '3 栋' }

test('what a guest typed is there after the app was closed, and for the account that signs in', async () => {
  storage.clear()
  drafts.keep('need', draft, undefined)
  vi.resetModules()
  drafts = (await import('./draft.ts')).drafts
  expect(drafts.of('need', 'a')).toMatchObject(draft)
  expect(drafts.of('help', 'a')).toEqual({ text: '', place: '' })
})

test('what one account typed is shown to no other, and is gone then', () => {
  storage.clear()
  drafts.keep('help', draft, 'a')
  expect(drafts.of('help', 'b')).toEqual({ text: '', place: '' })
  expect(drafts.of('help', 'a')).toEqual({ text: '', place: '' })
})
