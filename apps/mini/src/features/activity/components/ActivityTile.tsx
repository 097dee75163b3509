import type { ActivityCard } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { photoOf } from '../../../shell/photo.ts'
import { PictureCard } from '../../../ui/PictureCard.tsx'
import { sayDistance, sayWhose } from '../../../words/activity.ts'
import { sayPlaces, sayWhere } from '../../../words/service.ts'
import { sayComing } from '../../../words/when.ts'

/** One activity in a list: what, when next, where, how far, whose, and whether there are places. */
export function ActivityTile({ activity }: { activity: ActivityCard }) {
  const { id, category, title, nextShift, isTeamOnly } = activity
  const now = new Date()
  // Where the next shift is full, the page opens at the first that can be joined.
  const spokenOf = nextShift.placesLeft > 0 ? nextShift.id : undefined
  return (
    <PictureCard
      picture={category}
      of={id}
      photo={photoOf(activity.picture, 'small')}
      title={title}
      lines={[
        [sayComing(nextShift.startsAt, now), sayWhere(activity), sayDistance(activity.distanceMetres)],
        [sayWhose(activity), isTeamOnly ? '只招本队' : ''],
      ]}
      tag={sayPlaces(nextShift, now)}
      onPress={() => openPage('activity/activity', { id, shift: spokenOf })}
    />
  )
}
