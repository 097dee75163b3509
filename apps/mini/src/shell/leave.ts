import Taro from '@tarojs/taro'
import { pastSheets } from './back.ts'

/** A second tap within this time meant the first one. */
const sameTapMs = 1000

let left: { page: unknown; atMs: number } | undefined

/** Goes on from the page that is shown, once: a double tap does not open two pages or go back two. */
export function leaveOnce(go: () => unknown): void {
  const { page } = Taro.getCurrentInstance()
  const atMs = Date.now()
  if (left && left.page === page && atMs - left.atMs < sameTapMs) return
  left = { page, atMs }
  pastSheets(go)
}
