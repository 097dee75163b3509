import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries, watchPhone } from './queries.ts'
import { watchPageCode } from './shell/page-code.ts'
import './app.scss'

watchPhone()
watchPageCode()

export default function App({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}
