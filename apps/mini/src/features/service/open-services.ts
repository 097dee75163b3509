import Taro from '@tarojs/taro'
import type { ServiceQuery } from '@yunxuan/contract'
import { useSyncExternalStore } from 'react'

export type ServiceFilter = Pick<ServiceQuery, 'q' | 'category' | 'brand' | 'area'>

let current: ServiceFilter = {}
const listeners = new Set<() => void>()

export function filterServices(filter: ServiceFilter): void {
  current = filter
  for (const listener of listeners) listener()
}

/** Shows the services tab narrowed to a filter: a tab takes no parameters of its own. */
export function openServices(filter: ServiceFilter): void {
  filterServices(filter)
  void Taro.switchTab({ url: '/tabs/services' })
}

export function useServiceFilter(): ServiceFilter {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => current,
    () => current,
  )
}
