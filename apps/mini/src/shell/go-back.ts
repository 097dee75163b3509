import Taro from '@tarojs/taro'
import { leaveOnce } from './leave.ts'

const doubleTapMs = 400

let pressedAtMs = 0

/** A page opened from a link has nothing behind it: home is. */
export function goBack(): void {
  leaveOnce(() =>
    Taro.getCurrentPages().length > 1 ? Taro.navigateBack() : Taro.switchTab({ url: '/tabs/home' }),
  )
}

/** The button of a page: the page before has its own at the same spot, where a double tap's second half lands. */
export function pressBack(): void {
  const nowMs = Date.now()
  if (nowMs - pressedAtMs < doubleTapMs) return
  pressedAtMs = nowMs
  goBack()
}
