import type { ServiceCard } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { WhenCard } from '../../../ui/WhenCard.tsx'
import { sayPlaces, sayWhere } from '../../../words/service.ts'

/** One service in a list: when next, what, where, and whether there are places. */
export function ServiceTile({ service }: { service: ServiceCard }) {
  const { nextSlot } = service
  // Where the next time is full, the page opens at the first that can be booked.
  const spokenOf = nextSlot !== null && nextSlot.placesLeft > 0 ? nextSlot.id : undefined
  return (
    <WhenCard
      startsAt={nextSlot?.startsAt}
      title={service.title}
      notes={[sayWhere(service)]}
      last={service.isUnconfirmed ? ['内容待核实'] : undefined}
      tag={nextSlot ? sayPlaces(nextSlot, new Date()) : { tone: 'neutral', words: '暂无场次' }}
      onPress={() => openPage('service/service', { id: service.id, slot: spokenOf })}
    />
  )
}
