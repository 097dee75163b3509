import type { ActivityQuery } from '@yunxuan/contract'
import type { ReactNode } from 'react'
import { PagedList } from '../../../ui/PagedList.tsx'
import { useActivities } from '../activity.queries.ts'
import { ActivityTile } from './ActivityTile.tsx'

export interface ActivityListProps {
  query: ActivityQuery
  empty: ReactNode
}

export function ActivityList({ query, empty }: ActivityListProps) {
  const activities = useActivities(query)
  return (
    <PagedList list={activities} aged hasEnd empty={empty}>
      {items => items.map(activity => <ActivityTile key={activity.id} activity={activity} />)}
    </PagedList>
  )
}
