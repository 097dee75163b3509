import { View } from '@tarojs/components'
import type { ServiceCard, Street } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { access } from '../../../ui/access.ts'
import { Heading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Empty } from '../../../ui/states.tsx'
import { shortCommunity } from '../../member/components/communities.ts'
import { useMember } from '../../member/member.queries.ts'
import { NextDay } from '../../service/components/NextDay.tsx'
import { ServiceTile } from '../../service/components/ServiceTile.tsx'
import { useSomeServices } from '../../service/service.queries.ts'

/** With fewer than these of one's own community the list goes on with the street's. */
const enough = 3
/** Some that have begun stand first in the list and cannot be had any more. */
const asked = 15
const daysAhead = 6

export interface NearMeProps {
  street: Street
  /** How many are shown at most. */
  most: number
}

/** What is on in the next seven days: in my community, and where that is little, elsewhere in the street. */
export function NearMe({ street, most }: NearMeProps) {
  const today = shanghaiDate(new Date())
  const span = { from: today, to: addDays(today, daysAhead) }
  const member = useMember().data
  const area = member?.areaId ?? undefined
  const near = useSomeServices({ ...span, sort: 'soonest', ...(area ? { area } : {}) }, asked)
  const all = useSomeServices({ ...span, sort: 'soonest' }, asked)
  const mine = area === undefined ? [] : comingOf(near.data?.items ?? [])
  const isMine = mine.length >= enough
  const place = isMine ? shortCommunity(member?.areaName ?? '') : street.name
  return (
    <View className="stack" {...access({ role: 'group', label: '近一周在身边' })}>
      <Heading
        aside={
          <Pressable
            className="link"
            role="link"
            label={`${place}近一周的服务`}
            onPress={() => openPage('service/find', { ...span, ...(isMine ? { area } : {}) })}
          >
            {place}
            <Icon name="chevron-right" size="s" />
          </Pressable>
        }
      >
        近一周在身边
      </Heading>
      <Loaded
        aged
        query={isMine ? near : all}
        isEmpty={({ items }) => comingOf(items).length === 0}
        empty={
          <Empty
            icon="calendar"
            title="这一周没有场次"
            text="看看全部服务，也许过几天就有。"
            action={<NextDay filter={span} onChange={next => openPage('service/find', { ...next })} />}
          />
        }
      >
        {({ items }) =>
          unique([...mine, ...comingOf(items)])
            .slice(0, most)
            .map(service => <ServiceTile key={service.id} service={service} />)
        }
      </Loaded>
    </View>
  )
}

function comingOf(services: readonly ServiceCard[]): ServiceCard[] {
  const now = Date.now()
  return services.filter(({ nextSlot }) => nextSlot !== null && Date.parse(nextSlot.startsAt) > now)
}

function unique(services: readonly ServiceCard[]): ServiceCard[] {
  return [...new Map(services.map(service => [service.id, service])).values()]
}
