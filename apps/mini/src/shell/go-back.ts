import Taro from '@tarojs/taro'
import { stepsToHome } from './back.ts'
import { leaveOnce } from './leave.ts'

const doubleTapMs = 400

let pressedAtMs = 0

/** A page opened from a link has nothing behind it: home is. */
export function goBack(): void {
  leaveOnce(() => {
    if (Taro.getCurrentPages().length > 1) return Taro.navigateBack()
    // Opened anew, a browser still knows what was before.
    if (process.env.TARO_ENV === 'h5' && stepsToHome() > 0) return window.history.back()
    return Taro.switchTab({ url: '/tabs/home' })
  })
}

/** The button of a page: the page before has its own at the same spot, where a double tap's second half lands. */
export function pressBack(): void {
  const nowMs = Date.now()
  if (nowMs - pressedAtMs < doubleTapMs) return
  pressedAtMs = nowMs
  goBack()
}
