import { Text, View } from '@tarojs/components'
import type { WaitlistEntry } from '@yunxuan/contract'
import { sayDay } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
import { Card } from '../../../ui/Card.tsx'
import { DateTile } from '../../../ui/DateTile.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { waitlistStates } from '../../../words/booking.ts'
import { dotted } from '../../../words/dotted.ts'
import { sayClock, tileOf } from '../../../words/when.ts'

export function EntryCard({ entry }: { entry: WaitlistEntry }) {
  const { slot, status, position } = entry
  const now = new Date()
  const state = waitlistStates[status]
  const place = position === null ? '' : `排在第 ${position}`
  return (
    <Card onPress={() => openPage(pages.entry, { id: entry.id })}>
      <View className="line line--card">
        <DateTile {...tileOf(slot.startsAt, now)} />
        <View className="grow">
          <View className="words">{slot.title}</View>
          <View className="second">
            <Text className="only-read">{sayDay(new Date(slot.startsAt), now)}</Text>
            {dotted([sayClock(slot.startsAt), place])}
          </View>
        </View>
        <Tag tone={state.tone}>{state.words}</Tag>
      </View>
    </Card>
  )
}
