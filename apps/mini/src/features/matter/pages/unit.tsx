import { View } from '@tarojs/components'
import type { Delegacy } from '@yunxuan/contract'
import { openPage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { sayCalendarDay } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useAskedReferrals } from '../../referral/referral.queries.ts'
import { OwnMatterCard } from '../components/MatterCard.tsx'
import { useDelegacies, useUnitMatters } from '../matter.queries.ts'

/** What an organization asked the street for, to whoever speaks for it: the one an address names, else the first. */
export default function Unit() {
  const { id } = useParams()
  const units = useDelegacies()
  const unit = units.data?.items.find(({ organizationId }) => organizationId === id) ?? units.data?.items[0]
  if (unit) return <Shown unit={unit} />
  return (
    <Page title="单位">
      <ForMember icon="building-2" title="登录后看单位的事" text="单位的诉求和街道的答复，都在这里。">
        {() => (
          <Loaded
            query={units}
            isEmpty={({ items }) => items.length === 0}
            empty={
              <Empty
                icon="building-2"
                title="您现在不是单位代表"
                text="换了单位，或者过了一年没有确认，请联系街道。"
              />
            }
          >
            {() => null}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

function Shown({ unit }: { unit: Delegacy }) {
  const { organizationId, organizationName, until } = unit
  return (
    <Page
      title={organizationName}
      action={
        <Button
          onPress={() => openPage('matter/write', { kind: 'enterprise', organization: organizationId })}
        >
          提一件诉求
        </Button>
      }
    >
      <Notice icon="lock">这里的事不公开，只有街道办这件事的人和单位代表能看。</Notice>
      <View className="second">您的代表到 {sayCalendarDay(until)}为止，到时街道会再问一次。</View>
      <AskedOfUs />
      <PagedList
        list={useUnitMatters(organizationId)}
        empty={
          <Empty
            icon="message-square"
            title="还没有提过诉求"
            text="招工、用地、办证、融资，卡在哪里都可以说。"
          />
        }
      >
        {items => items.map(matter => <OwnMatterCard key={matter.id} matter={matter} />)}
      </PagedList>
    </Page>
  )
}

/** The way to what the street asked one's organizations to answer, where it ever did. */
function AskedOfUs() {
  const items = useAskedReferrals().data?.items ?? []
  if (items.length === 0) return null
  const waiting = items.filter(({ status }) => status === 'asked').length
  return (
    <Card className="card--list">
      <Row
        icon="hand-heart"
        title="请我们答的"
        note={waiting > 0 ? `${waiting} 件等你们答复` : '别的企业有难处，你们答过的'}
        onPress={() => openPage('referral/asked')}
      />
    </Card>
  )
}
