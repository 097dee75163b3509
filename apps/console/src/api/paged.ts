import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'

interface Page<T> {
  items: T[]
  nextCursor: string | null
  total?: number | null
}

interface Paging<T, More> {
  queryKey: readonly unknown[]
  /** Asks for the page behind a cursor; the first one's is empty. */
  ask: (cursor: string) => Promise<Page<T> & More>
  /** The same in the longest pages there are, for a spreadsheet; as usual where it is not said. */
  askLong?: (cursor: string) => Promise<Page<T>>
  isWanted?: boolean
  /** Where all of it is to be had as a spreadsheet. */
  file?: string
  refetchInterval?: number
}

/** A list that comes page by page: what has come so far, and the way to all of it for a spreadsheet. */
export function usePaged<T, More>({
  ask,
  askLong = ask,
  isWanted = true,
  file,
  ...options
}: Paging<T, More>) {
  const asked = useInfiniteQuery({
    ...options,
    enabled: isWanted,
    initialPageParam: '',
    queryFn: ({ pageParam }) => ask(pageParam),
    getNextPageParam: last => last.nextCursor,
    placeholderData: keepPreviousData,
  })
  const pages = asked.data?.pages ?? []
  return {
    asked,
    items: pages.flatMap(page => page.items),
    total: pages[0]?.total ?? null,
    pages: pages.length,
    every: () => everyPage(askLong),
    ...(file === undefined ? {} : { file }),
  }
}

async function everyPage<T>(ask: (cursor: string) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page: Page<T> = await ask(cursor)
    items.push(...page.items)
    cursor = page.nextCursor
  }
  return items
}
