import { View } from '@tarojs/components'
import type { Redemption } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { redemptionStates } from '../../../words/hours.ts'
import { sayStart } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useRedemptions } from '../reward.queries.ts'

export default function Redemptions() {
  return (
    <Page title="我兑换的">
      <ForMember icon="ticket" title="登录后看兑换" text="换过的、等着拿的，都在这里。">
        {() => <List />}
      </ForMember>
    </Page>
  )
}

function List() {
  const redemptions = useRedemptions()
  return (
    <PagedList
      list={redemptions}
      empty={
        <Empty
          icon="heart"
          title="还没有兑换过"
          text="攒了积分，就能换一份心意。"
          action={<Button onPress={() => openPage('reward/rewards')}>看看能换什么</Button>}
        />
      }
    >
      {items => items.map(one => <RedemptionCard key={one.id} redemption={one} />)}
    </PagedList>
  )
}

function RedemptionCard({ redemption }: { redemption: Redemption }) {
  const { id, rewardName, points, status, personName, reservedAt, expiresAt } = redemption
  const { tone, words } = redemptionStates[status]
  const when = status === 'reserved' ? `${sayStart(expiresAt)} 前领` : `${sayStart(reservedAt)} 换的`
  return (
    <Card onPress={() => openPage('reward/redemption', { id })}>
      <View className="line line--card">
        <View className="grow">
          <View className="words">{rewardName}</View>
          <View className="second">
            <Dotted parts={[personName, `${points} 分`, when]} />
          </View>
        </View>
        <Tag tone={tone}>{words}</Tag>
      </View>
    </Card>
  )
}
