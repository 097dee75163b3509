import { Text, View } from '@tarojs/components'
import type { ServiceCard } from '@yunxuan/contract'
import { sayDay } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
import { Card } from '../../../ui/Card.tsx'
import { DateTile } from '../../../ui/DateTile.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { dotted } from '../../../words/dotted.ts'
import { sayPlaces, sayWhere } from '../../../words/service.ts'
import { sayClock, tileOf } from '../../../words/when.ts'

/** One service in a list: when next, what, where, and whether there are places. */
export function ServiceTile({ service }: { service: ServiceCard }) {
  const { nextSlot } = service
  const now = new Date()
  const where = sayWhere(service)
  const places = nextSlot ? sayPlaces(nextSlot, now) : undefined
  return (
    <Card onPress={() => openPage(pages.service, { id: service.id, slot: nextSlot?.id })}>
      <View className="line line--card">
        {nextSlot && <DateTile {...tileOf(nextSlot.startsAt, now)} />}
        <View className="grow">
          <View className="words">{service.title}</View>
          <View className="second">
            {nextSlot && <Text className="only-read">{sayDay(new Date(nextSlot.startsAt), now)}</Text>}
            {dotted([nextSlot && sayClock(nextSlot.startsAt), where])}
          </View>
          {service.isUnconfirmed && <View className="second">内容待核实</View>}
        </View>
        {places ? <Tag tone={places.tone}>{places.words}</Tag> : <Tag tone="neutral">暂无场次</Tag>}
      </View>
    </Card>
  )
}
