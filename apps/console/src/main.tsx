import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { queryClient } from './api/query-client.ts'
import { router } from './routes.tsx'
import { Themed } from './shell/Themed.tsx'
import { layTokens } from './tokens.ts'
import { followRouter } from './ui/address.ts'
import './style/base.css'
import './style/frame.css'
import './style/table.css'
import './style/state.css'
import './style/station.css'
import './style/form.css'
import './style/figure.css'
import './style/find.css'
import './style/today.css'
import './style/sign-in.css'
import './style/volunteer.css'
import './style/print.css'

layTokens()
followRouter(router)
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <Themed>
        <RouterProvider router={router} />
      </Themed>
    </QueryClientProvider>
  </StrictMode>,
)
