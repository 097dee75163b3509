import { View } from '@tarojs/components'
import { Button } from './Button.tsx'
import { Loaded, type LoadedProps } from './Loaded.tsx'

export interface PagedListProps<Item> extends Omit<LoadedProps<Item[]>, 'query'> {
  /** From shell/paged.ts. */
  list: LoadedProps<Item[]>['query'] & {
    hasNextPage: boolean
    isFetchingNextPage: boolean
    more: () => void
  }
  /** Says so where nothing follows. */
  hasEnd?: boolean
}

/** A list that grows, with the way to the rest of it. */
export function PagedList<Item>({ list, children, hasEnd, ...states }: PagedListProps<Item>) {
  return (
    <Loaded query={list} {...states}>
      {items => (
        <>
          {children(items)}
          {list.hasNextPage && (
            <Button kind="ghost" busy={list.isFetchingNextPage} onPress={list.more}>
              再看一些
            </Button>
          )}
          {hasEnd && !list.hasNextPage && <View className="end">就这些了</View>}
        </>
      )}
    </Loaded>
  )
}
