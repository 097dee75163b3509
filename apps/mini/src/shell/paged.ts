import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query'
import { useReachBottom } from '@tarojs/taro'

interface PageOf<Item> {
  items: Item[]
  nextCursor: string | null
}

export interface PagedOptions<Item> {
  queryKey: QueryKey
  /** Asks for one page; the first has no cursor. */
  ask: (paging: { cursor?: string }) => Promise<PageOf<Item>>
}

/** A list that grows as its end is reached; `data` is everything so far. */
export function usePaged<Item>({ queryKey, ask }: PagedOptions<Item>) {
  const query = useInfiniteQuery({
    queryKey,
    initialPageParam: '',
    queryFn: ({ pageParam }) => ask(pageParam === '' ? {} : { cursor: pageParam }),
    getNextPageParam: last => last.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(page => page.items),
  })
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  useReachBottom(more)
  return { ...query, more }
}
