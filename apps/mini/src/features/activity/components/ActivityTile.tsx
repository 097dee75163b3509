import type { ActivityCard } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { WhenCard } from '../../../ui/WhenCard.tsx'
import { sayDistance, sayWhose } from '../../../words/activity.ts'
import { sayPlaces, sayWhere } from '../../../words/service.ts'

/** One activity in a list: when next, what, where, how far, whose, and whether there are places. */
export function ActivityTile({ activity }: { activity: ActivityCard }) {
  const { nextShift, isTeamOnly } = activity
  // Where the next shift is full, the page opens at the first that can be joined.
  const spokenOf = nextShift.placesLeft > 0 ? nextShift.id : undefined
  return (
    <WhenCard
      startsAt={nextShift.startsAt}
      title={activity.title}
      notes={[sayWhere(activity), sayDistance(activity.distanceMetres)]}
      last={[sayWhose(activity), isTeamOnly ? '只招本队' : '']}
      tag={sayPlaces(nextShift, new Date())}
      onPress={() => openPage('activity/activity', { id: activity.id, shift: spokenOf })}
    />
  )
}
