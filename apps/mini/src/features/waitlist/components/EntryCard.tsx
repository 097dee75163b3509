import type { WaitlistEntry } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { WhenCard } from '../../../ui/WhenCard.tsx'
import { sayPosition, waitlistStates } from '../../../words/booking.ts'

export function EntryCard({ entry }: { entry: WaitlistEntry }) {
  const { slot, status, position } = entry
  return (
    <WhenCard
      startsAt={slot.startsAt}
      title={slot.title}
      notes={[sayPosition(position)]}
      tag={waitlistStates[status]}
      onPress={() => openPage('waitlist/entry', { id: entry.id })}
    />
  )
}
