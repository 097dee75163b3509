import { QueryClient } from '@tanstack/react-query'
import { RefusedError } from '@yunxuan/contract/client'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network the screen says so at once, rather than waiting for the browser to be online.
      networkMode: 'always',
      retry: (failures, error) => !(error instanceof RefusedError) && failures < 1,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})
