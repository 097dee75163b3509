import { View } from '@tarojs/components'
import type { ServiceCard } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
import { Card } from '../../../ui/Card.tsx'
import { DateTile } from '../../../ui/DateTile.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayFee, sayPlaces, sayWhere } from '../../../words/service.ts'
import { sayClock, sayComing, tileOf } from '../../../words/when.ts'

/** One service in a list: when next, what, where, and whether there are places. */
export function ServiceTile({ service }: { service: ServiceCard }) {
  const { nextSlot } = service
  const now = new Date()
  const where = sayWhere(service)
  const places = nextSlot ? sayPlaces(nextSlot.placesLeft) : undefined
  const spoken = [
    service.title,
    nextSlot ? sayComing(nextSlot.startsAt, now) : '暂时没有场次',
    where,
    places?.words,
    sayFee(service.feeFen),
  ]
  return (
    <Card
      label={spoken.filter(Boolean).join('，')}
      onPress={() => openPage(pages.service, { id: service.id, slot: nextSlot?.id })}
    >
      <View className="line">
        {nextSlot && <DateTile {...tileOf(nextSlot.startsAt, now)} />}
        <View className="grow">
          <View className="words">{service.title}</View>
          <View className="second">
            {nextSlot ? `${sayClock(nextSlot.startsAt)} · ` : ''}
            {where}
          </View>
          {service.isUnconfirmed && <View className="second">内容好久没核实了</View>}
        </View>
        {places ? <Tag tone={places.tone}>{places.words}</Tag> : <Tag tone="neutral">暂无场次</Tag>}
      </View>
    </Card>
  )
}
