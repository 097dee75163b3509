import { QueryClient } from '@tanstack/react-query'
import { RefusedError } from '@yunxuan/contract/client'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Without a network the screen says so at once, rather than waiting for the browser to be online.
      networkMode: 'always',
      retry: (failures, error) => !(error instanceof RefusedError) && failures < 1,
    },
    // A write does not wait until its lists are read again: the row it was made in may go with them, and what is
    // said of the write would go unsaid.
    mutations: { networkMode: 'always', retry: false },
  },
})
