import type { ServiceCard } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { photoOf } from '../../../shell/photo.ts'
import { PictureCard } from '../../../ui/PictureCard.tsx'
import { sayPlaces, sayWhere } from '../../../words/service.ts'
import { sayComing } from '../../../words/when.ts'

export interface ServiceTileProps {
  service: ServiceCard
  /** What else this list has to say of it. */
  note?: string
}

/** One service in a list: what, when next, where, and whether there are places. */
export function ServiceTile({ service, note = '' }: ServiceTileProps) {
  const { id, category, title, nextSlot, isUnconfirmed } = service
  const now = new Date()
  // Where the next time is full, the page opens at the first that can be booked.
  const spokenOf = nextSlot !== null && nextSlot.placesLeft > 0 ? nextSlot.id : undefined
  return (
    <PictureCard
      picture={category}
      of={id}
      photo={photoOf(service.picture, 'small')}
      title={title}
      lines={[
        [nextSlot && sayComing(nextSlot.startsAt, now), sayWhere(service)],
        [isUnconfirmed ? '内容待核实' : '', note],
      ]}
      tag={nextSlot ? sayPlaces(nextSlot, now) : { tone: 'neutral', words: '暂无场次' }}
      onPress={() => openPage('service/service', { id, slot: spokenOf })}
    />
  )
}
