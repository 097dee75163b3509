import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries, watchPhone } from './queries.ts'
import './app.scss'

watchPhone()

export default function App({ children }: { children: ReactNode }) {
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>
}
