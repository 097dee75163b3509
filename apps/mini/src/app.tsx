import { QueryClientProvider } from '@tanstack/react-query'
import Taro, { usePageNotFound } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { queries, watchPhone } from './queries.ts'
import { watchPageCode } from './shell/page-code.ts'
import './app.scss'

watchPhone()
watchPageCode()

export default function App({ children }: { children: ReactNode }) {
  // An address copied in part, or of an older version.
  usePageNotFound(() => void Taro.reLaunch({ url: '/tabs/home' }))
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}
