import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** Keeps the screen lit while it is shown. */
export function useAwake(): void {
  useEffect(() => (process.env.TARO_ENV === 'h5' ? holdBrowser() : holdWechat()), [])
}

function holdWechat(): () => void {
  void Taro.setKeepScreenOn({ keepScreenOn: true })
  return () => void Taro.setKeepScreenOn({ keepScreenOn: false })
}

function holdBrowser(): () => void {
  let lock: WakeLockSentinel | undefined
  let isOver = false
  const hold = () => {
    // Older browsers have no such lock, and a weak battery refuses it: the phone then goes dark as it always did.
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    navigator.wakeLock.request('screen').then(
      held => {
        lock = held
        if (isOver) void held.release()
      },
      () => undefined,
    )
  }
  // The browser lets go of it whenever the page is hidden.
  document.addEventListener('visibilitychange', hold)
  hold()
  return () => {
    isOver = true
    document.removeEventListener('visibilitychange', hold)
    void lock?.release()
  }
}
