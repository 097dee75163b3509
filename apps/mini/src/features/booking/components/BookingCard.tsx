import { Text, View } from '@tarojs/components'
import type { Booking } from '@yunxuan/contract'
import { sayDay } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
import { Card } from '../../../ui/Card.tsx'
import { DateTile } from '../../../ui/DateTile.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { bookingStates } from '../../../words/booking.ts'
import { dotted } from '../../../words/dotted.ts'
import { sayClock, tileOf } from '../../../words/when.ts'

export function BookingCard({ booking }: { booking: Booking }) {
  const { slot, status, personName, party } = booking
  const now = new Date()
  const state = booking.canRate ? { tone: 'blue' as const, words: '可以评价' } : bookingStates[status]
  const who = party > 1 ? `${personName}等 ${party} 位` : personName
  return (
    <Card onPress={() => openPage(pages.booking, { id: booking.id })}>
      <View className="line line--card">
        <DateTile {...tileOf(slot.startsAt, now)} />
        <View className="grow">
          <View className="words">{slot.title}</View>
          <View className="second">
            <Text className="only-read">{sayDay(new Date(slot.startsAt), now)}</Text>
            {dotted([sayClock(slot.startsAt), slot.location.name, who])}
          </View>
        </View>
        <Tag tone={state.tone}>{state.words}</Tag>
      </View>
    </Card>
  )
}
