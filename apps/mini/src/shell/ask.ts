import {
  type keepPreviousData,
  type QueryKey,
  skipToken,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query'
import { useReachBottom } from '@tarojs/taro'
import { queries } from '../queries.ts'
import { useAccountId } from '../session/session.ts'
import { useStreetId } from './street.queries.ts'

interface AskOptions {
  refetchInterval?: number
  placeholderData?: typeof keepPreviousData
}

/** What the shown street tells whoever looks, signed in or not; asked once it is known which street that is. */
export function useOfStreet<Data>(
  key: QueryKey,
  ask: (streetId: string) => Promise<Data>,
  options: AskOptions = {},
) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: [...key, accountId, streetId],
    queryFn: streetId ? () => ask(streetId) : skipToken,
    ...options,
  })
}

/** What the shown street tells only this person; a guest's is never asked for. */
export function useMine<Data>(
  key: QueryKey,
  ask: (streetId: string, accountId: string) => Promise<Data>,
  options: AskOptions = {},
) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  return useQuery({
    queryKey: [...key, accountId, streetId],
    queryFn: accountId && streetId ? () => ask(streetId, accountId) : skipToken,
    ...options,
  })
}

/** Puts what a list brought whole where its own page looks for it: it is there without being asked for, too. */
export function putEach<Item extends { id: string }>(
  name: string,
  items: readonly Item[],
  { accountId, streetId }: Whose,
): void {
  for (const item of items) queries.setQueryData([name, item.id, accountId, streetId], item)
}

export interface Whose {
  accountId: string
  streetId: string
}

const aheadMs = 6 * 3_600_000

/** Asks for what this person will look at where there is no network; not again for some hours. */
export function askMineAhead<Data>(
  key: QueryKey,
  ask: (streetId: string, accountId: string) => Promise<Data>,
  { accountId, streetId }: Whose,
): Promise<void> {
  return queries.prefetchQuery({
    queryKey: [...key, accountId, streetId],
    queryFn: () => ask(streetId, accountId),
    staleTime: aheadMs,
  })
}

/** The same for the beginning of a list that grows. */
export function askPageAhead<Item>(
  key: QueryKey,
  ask: (streetId: string, paging: { cursor?: string }) => Promise<PageOf<Item>>,
  { accountId, streetId }: Whose,
): Promise<void> {
  return queries.prefetchInfiniteQuery({
    queryKey: [...key, accountId, streetId],
    initialPageParam: '',
    queryFn: () => ask(streetId, {}),
    staleTime: aheadMs,
  })
}

interface PageOf<Item> {
  items: Item[]
  nextCursor: string | null
}

/** A list of the shown street that grows as its end is reached; the first page has no cursor, `data` is all so far. */
export function usePaged<Item>(
  key: QueryKey,
  ask: (streetId: string, paging: { cursor?: string }) => Promise<PageOf<Item>>,
) {
  const accountId = useAccountId()
  const streetId = useStreetId()
  const query = useInfiniteQuery({
    queryKey: [...key, accountId, streetId],
    initialPageParam: '',
    queryFn: streetId
      ? ({ pageParam }) => ask(streetId, pageParam === '' ? {} : { cursor: pageParam })
      : skipToken,
    getNextPageParam: last => last.nextCursor ?? undefined,
    select: ({ pages }) => pages.flatMap(page => page.items),
  })
  const more = () => {
    if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
  }
  useReachBottom(more)
  return { ...query, more }
}
