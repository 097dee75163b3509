import { focusManager, onlineManager, QueryClient } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { UnreachableError } from './api.ts'
import { keepLastSeen } from './shell/last-seen.ts'

const freshMs = 20_000
const triesWhenUnreachable = 2
const againMs = 10_000

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // WeChat has no navigator.onLine; a failed request tells more than it would anyway.
      networkMode: 'always',
      // A page hands a query on to what is drawn later: an error in between must draw the page again, too.
      notifyOnChangeProps: 'all',
      // What could not be loaded comes by itself when the network is back.
      refetchOnReconnect: true,
      // A try that was under way when the network came back may have failed all the same.
      refetchInterval: ({ state }) => (isOfBefore(state) && onlineManager.isOnline() ? againMs : false),
      staleTime: freshMs,
      retry: (failures, error) => error instanceof UnreachableError && failures < triesWhenUnreachable,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

keepLastSeen(queries, freshMs)

/** What is shown is of some time ago, since nothing has answered. */
function isOfBefore({ data, error }: { data: unknown; error: Error | null }): boolean {
  return data !== undefined && error instanceof UnreachableError
}

/** Tells TanStack Query on WeChat what a browser's events tell it on H5. */
export function watchPhone(): void {
  if (process.env.TARO_ENV === 'h5') return
  focusManager.setEventListener(setFocused => {
    const show = () => setFocused(true)
    const hide = () => setFocused(false)
    Taro.onAppShow(show)
    Taro.onAppHide(hide)
    return () => {
      Taro.offAppShow(show)
      Taro.offAppHide(hide)
    }
  })
  onlineManager.setEventListener(setOnline => {
    const change = ({ isConnected }: { isConnected: boolean }) => setOnline(isConnected)
    Taro.onNetworkStatusChange(change)
    return () => Taro.offNetworkStatusChange(change)
  })
}
