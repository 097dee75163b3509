import type { Booking } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { WhenCard } from '../../../ui/WhenCard.tsx'
import { bookingStates } from '../../../words/booking.ts'
import { sayGoing } from '../../../words/service.ts'

export function BookingCard({ booking }: { booking: Booking }) {
  const { slot, status, personName, party } = booking
  return (
    <WhenCard
      startsAt={slot.startsAt}
      title={slot.title}
      notes={[sayGoing(slot), party > 1 ? `${personName}等 ${party} 位` : personName]}
      tag={booking.canRate ? { tone: 'blue', words: '可以评价' } : bookingStates[status]}
      onPress={() => openPage('booking/booking', { id: booking.id })}
    />
  )
}
