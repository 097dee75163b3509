import { View } from '@tarojs/components'
import type { Reward } from '@yunxuan/contract'
import { useState } from 'react'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Picture } from '../../../ui/Picture.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { denialWords } from '../../../words/refusals.ts'
import { Whose } from '../../attendance/components/Whose.tsx'
import { usePoints } from '../../points/points.queries.ts'
import { RedeemSheet } from '../components/RedeemSheet.tsx'
import { useRewards } from '../reward.queries.ts'

/** What points are redeemed for; guests may look. */
export default function Rewards() {
  return (
    <Page title="积分兑换">
      <Loaded query={useStreet()}>{() => <List />}</Loaded>
    </Page>
  )
}

function List() {
  const accountId = useAccountId()
  const [personId, setPerson] = useState<string>()
  const [wanted, setWanted] = useState<Reward>()
  const rewards = useRewards(personId)
  const points = usePoints(personId)
  return (
    <>
      {accountId && (
        <>
          <Whose label="用谁的积分" value={personId} onChange={setPerson} />
          <Card className="card--list">
            <Row icon="ticket" title="我兑换的" onPress={() => openPage('reward/redemptions')} />
            <Row icon="star" title="我的积分" onPress={() => openPage('points/points')} />
          </Card>
        </>
      )}
      <Loaded
        query={rewards}
        empty={<Empty icon="heart" title="还没有可以换的" text="街道正在准备，过几天再来看看。" />}
      >
        {({ items }) => (
          <>
            {items.map(reward => (
              <RewardCard
                key={reward.id}
                reward={reward}
                isGuest={accountId === undefined}
                balance={points.data?.balance}
                onWant={() => setWanted(reward)}
              />
            ))}
          </>
        )}
      </Loaded>
      {wanted && <RedeemSheet reward={wanted} personId={personId} onClose={() => setWanted(undefined)} />}
    </>
  )
}

interface RewardCardProps {
  reward: Reward
  isGuest: boolean
  /** Undefined where it is not known. */
  balance: number | undefined
  onWant: () => void
}

function RewardCard({ reward, isGuest, balance, onWant }: RewardCardProps) {
  const { name, kind, description, points, left, collectAt, yearlyLimit, denial } = reward
  return (
    <Card>
      <View className="line line--card">
        <Picture name={kind === 'service' ? 'convenience' : 'gift'} size="s" />
        <View className="grow words">{name}</View>
        <Tag tone={left === 0 ? 'neutral' : left <= few ? 'gold' : 'ok'}>
          {left === 0 ? '兑完了' : `还有 ${left} 份`}
        </Tag>
      </View>
      {description !== '' && <View>{description}</View>}
      <View className="second">
        {kind === 'service' ? '服务' : '礼品'}，在{collectAt}领
        {yearlyLimit !== null && `，每人一年 ${yearlyLimit} 份`}
      </View>
      <View className="line">
        <View className="grow big number">{points} 分</View>
        {isGuest ? (
          <Button small kind="ghost" label={`登录后兑换${name}`} onPress={() => openPage('session/sign-in')}>
            登录后兑换
          </Button>
        ) : (
          denial === null && (
            <Button small label={`兑换${name}`} onPress={onWant}>
              兑换
            </Button>
          )
        )}
      </View>
      {!isGuest && denial !== null && <View className="second">{sayDenial(reward, denial, balance)}</View>}
    </Card>
  )
}

const few = 3

/** Too few points are said as how many are still missing. */
function sayDenial(
  { points }: Reward,
  denial: NonNullable<Reward['denial']>,
  balance: number | undefined,
): string {
  const missing = balance === undefined ? 0 : points - balance
  return denial === 'points_missing' && missing > 0 ? `还差 ${missing} 分，再攒一攒。` : denialWords(denial)
}
