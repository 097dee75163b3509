import { QueryClientProvider } from '@tanstack/react-query'
import Taro, { usePageNotFound } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { useMineAhead } from './mine-ahead.ts'
import { queries, watchPhone } from './queries.ts'
import { watchBack } from './shell/back.ts'
import { watchPageCode } from './shell/page-code.ts'
import { useAskAgain } from './writes/ask-again.ts'
import './app.scss'

watchBack()
watchPhone()
watchPageCode()

export default function App({ children }: { children: ReactNode }) {
  // An address copied in part, or of an older version.
  usePageNotFound(() => void Taro.reLaunch({ url: '/tabs/home' }))
  useAskAgain()
  useMineAhead()
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}
