import { View } from '@tarojs/components'
import type { ServiceCard, Street } from '@yunxuan/contract'
import { addDays, shanghaiDate } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Heading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Empty } from '../../../ui/states.tsx'
import { shortCommunity } from '../../member/components/communities.ts'
import { useMember } from '../../member/member.queries.ts'
import { ServiceTile } from '../../service/components/ServiceTile.tsx'
import { useSomeServices } from '../../service/service.queries.ts'

const shown = 5
/** Some that have begun stand first in the list and cannot be had any more. */
const asked = 15
const daysAhead = 6

/** What is on in the next seven days: in my community where something is, else in the street. */
export function NearMe({ street }: { street: Street }) {
  const today = shanghaiDate(new Date())
  const span = { from: today, to: addDays(today, daysAhead) }
  const member = useMember().data
  const area = member?.areaId ?? undefined
  const near = useSomeServices({ ...span, sort: 'soonest', ...(area ? { area } : {}) }, asked)
  const isAnyNear = area !== undefined && comingOf(near.data?.items ?? []).length > 0
  const all = useSomeServices({ ...span, sort: 'soonest' }, asked)
  const place = isAnyNear ? shortCommunity(member?.areaName ?? '') : street.name
  return (
    <View className="stack">
      <Heading
        aside={
          <Pressable
            className="link"
            role="link"
            label={`${place}近一周的服务`}
            onPress={() => openPage('service/find', { ...span, ...(isAnyNear ? { area } : {}) })}
          >
            {place}
            <Icon name="chevron-right" size="s" />
          </Pressable>
        }
      >
        近一周在身边
      </Heading>
      <Loaded
        query={isAnyNear ? near : all}
        isEmpty={({ items }) => comingOf(items).length === 0}
        empty={<Empty icon="calendar" title="这一周没有场次" text="看看全部服务，也许过几天就有。" />}
      >
        {({ items }) =>
          comingOf(items)
            .slice(0, shown)
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
