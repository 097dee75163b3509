import { View } from '@tarojs/components'
import type { Redemption } from '@yunxuan/contract'
import { useParams } from '../../../shell/address.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { redemptionStates } from '../../../words/hours.ts'
import { sayStart } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useGiveBack, useRedemption } from '../reward.queries.ts'

export default function RedemptionPage() {
  const { id = '' } = useParams()
  const redemption = useRedemption(id)
  return (
    <Page title="兑换">
      <ForMember icon="ticket" title="登录后看兑换" text="这是一张兑换单，本人登录才能看。">
        {() => (
          <Loaded query={redemption}>
            {data => (
              <>
                <Paper redemption={data} />
                {data.status === 'reserved' && <GiveBack redemption={data} />}
              </>
            )}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

/** What is held up where it is collected. */
function Paper({ redemption }: { redemption: Redemption }) {
  const { rewardName, points, status, code, collectAt, personName, expiresAt, endedAt, reason } = redemption
  const { tone, words } = redemptionStates[status]
  const isKept = status === 'reserved'
  return (
    <Card className="ticket">
      <View className="big">{rewardName}</View>
      {isKept ? (
        <>
          <Qr text={code} label="兑换码，领的时候给工作人员看" />
          <View className="code">{code}</View>
          <View>领的时候给工作人员看这个码</View>
        </>
      ) : (
        <Tag tone={tone}>{words}</Tag>
      )}
      <Facts
        facts={[
          { name: '谁的', value: personName },
          { name: '用了', value: `${points} 分` },
          { name: '在哪领', value: collectAt },
          ...(isKept ? [{ name: '留到', value: sayStart(expiresAt) }] : []),
          ...(endedAt === null ? [] : [{ name: words, value: sayStart(endedAt) }]),
          ...(reason === '' ? [] : [{ name: '原因', value: reason }]),
        ]}
      />
    </Card>
  )
}

function GiveBack({ redemption }: { redemption: Redemption }) {
  const giveBack = useGiveBack()
  return (
    <AskFirst
      name="不要了，退回积分"
      title="退回这份？"
      yes="退回"
      sending={giveBack}
      onYes={() => giveBack.send(redemption.id)}
    >
      <View>
        {redemption.points} 分马上回到账上，{redemption.rewardName}让给别的邻居。
      </View>
    </AskFirst>
  )
}
