import { View } from '@tarojs/components'
import type { AskedReferral } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayDay } from '../../../words/matter.ts'
import { referralState } from '../../../words/referral.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useAskedReferrals } from '../referral.queries.ts'

/** What the street asked the organizations that one works or speaks for. */
export default function Asked() {
  return (
    <Page title="请我们答的">
      <ForMember icon="building-2" title="登录后看街道请你们答的" text="企业有难处，街道请你们看看能不能帮。">
        {() => <List />}
      </ForMember>
    </Page>
  )
}

function List() {
  return (
    <Loaded
      query={useAskedReferrals()}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Empty
          icon="building-2"
          title="现在没有请你们答的"
          text="企业有难处、街道觉得你们帮得上，会在消息里请你们来答。"
        />
      }
    >
      {({ items }) => (
        <>
          <Notice icon="lock">这里的事不公开，只有街道、企业和你们单位的人能看。</Notice>
          {items.map(item => (
            <AskedCard key={item.id} item={item} />
          ))}
        </>
      )}
    </Loaded>
  )
}

function AskedCard({ item }: { item: AskedReferral }) {
  const { tone, tag, words } = referralState(item, 'answerer')
  return (
    <Card onPress={() => openPage('referral/referral', { id: item.id })}>
      <View className="line line--card">
        <View className="words grow clamp">一件企业诉求，点开看</View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View>{words}</View>
      <View className="second">
        <Dotted
          parts={[`请${item.organizationName}答`, `${sayDay(shanghaiDate(new Date(item.askedAt)))}请的`]}
        />
      </View>
    </Card>
  )
}
