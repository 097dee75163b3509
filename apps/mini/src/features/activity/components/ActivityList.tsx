import { View } from '@tarojs/components'
import type { ActivityQuery } from '@yunxuan/contract'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { useActivities } from '../activity.queries.ts'
import { ActivityTile } from './ActivityTile.tsx'

export interface ActivityListProps {
  streetId: string
  query: ActivityQuery
  empty: ReactNode
}

export function ActivityList({ streetId, query, empty }: ActivityListProps) {
  const activities = useActivities(streetId, query)
  return (
    <Loaded query={activities} isEmpty={items => items.length === 0} empty={empty}>
      {items => (
        <>
          {items.map(activity => (
            <ActivityTile key={activity.id} activity={activity} />
          ))}
          {activities.hasNextPage ? (
            <Button kind="ghost" busy={activities.isFetchingNextPage} onPress={activities.more}>
              再看一些
            </Button>
          ) : (
            <View className="end">就这些了</View>
          )}
        </>
      )}
    </Loaded>
  )
}
