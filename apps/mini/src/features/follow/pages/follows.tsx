import { View } from '@tarojs/components'
import type { Follow } from '@yunxuan/contract'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { ServiceTile } from '../../service/components/ServiceTile.tsx'
import { ToServices } from '../../service/components/ToServices.tsx'
import { LetGo } from '../components/FollowService.tsx'
import { useFollows } from '../follow.queries.ts'

export default function Follows() {
  return (
    <Page title="我的收藏">
      <ForMember icon="star" title="登录后看收藏" text="常去的服务收藏起来，下回一点就到，有新场次也告诉您。">
        {() => <List />}
      </ForMember>
    </Page>
  )
}

function List() {
  return (
    <Loaded
      aged
      query={useFollows()}
      empty={
        <Empty
          icon="star"
          title="还没有收藏"
          text="打开一项服务，点“收藏”，就能在这里找到。"
          action={<ToServices />}
        />
      }
    >
      {({ items }) => items.map(follow => <One key={follow.service.id} follow={follow} />)}
    </Loaded>
  )
}

/** What can be had leads to its page, where it is let go as well; what cannot is let go here. */
function One({ follow: { service, isPublished, isTold } }: { follow: Follow }) {
  if (!isPublished) {
    return (
      <Card>
        <View className="words">{service.title}</View>
        <View className="second">这项服务现在没有开放。</View>
        <LetGo service={service} />
      </Card>
    )
  }
  return <ServiceTile service={service} note={isTold ? '有新场次告诉您' : ''} />
}
