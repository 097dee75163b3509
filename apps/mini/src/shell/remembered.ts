import Taro from '@tarojs/taro'
import { useSyncExternalStore } from 'react'

export interface Remembered<Value> {
  get: () => Value
  set: (value: Value) => void
  /** The value inside a component; it renders again when the value changes. */
  use: () => Value
}

/** One small value that outlives the app on this phone. `read` checks what storage holds before it is believed. */
export function remembered<Value>(key: string, read: (stored: unknown) => Value): Remembered<Value> {
  const listeners = new Set<() => void>()
  let current: { value: Value } | undefined
  const get = () => {
    // Read late: WeChat's storage is not there while modules load in its tests and on its first screen.
    current ??= { value: read(Taro.getStorageSync(key)) }
    return current.value
  }
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  // What another tab of the browser has written.
  if (process.env.TARO_ENV === 'h5') {
    window.addEventListener('storage', event => {
      if (event.key !== key) return
      current = undefined
      tell()
    })
  }
  return {
    get,
    set(value) {
      current = { value }
      Taro.setStorageSync(key, value)
      tell()
    },
    use: () => useSyncExternalStore(subscribe, get, get),
  }
}
