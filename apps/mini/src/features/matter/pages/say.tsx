import { View } from '@tarojs/components'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Picture } from '../../../ui/Picture.tsx'
import { Row } from '../../../ui/Row.tsx'
import { OwnMatterCard } from '../components/MatterCard.tsx'
import { kindWords, raisedKinds } from '../kinds.ts'
import { useLastMatters } from '../matter.queries.ts'

/** What one may want to say: four ways, each in the words of whoever has it. */
export default function Say() {
  return (
    <Page title="说事情">
      <View>想说什么？点一样，写一句就行，不会写字也可以按键盘上的话筒说。</View>
      {raisedKinds.map(kind => (
        <Card key={kind} onPress={() => openPage('matter/write', { kind })} className="way">
          <Picture name={kindWords[kind].picture} />
          <View className="grow">
            <View className="way__title">{kindWords[kind].title}</View>
            <View className="second">{kindWords[kind].note}</View>
          </View>
          <Icon name="chevron-right" size="s" />
        </Card>
      ))}
      <Card className="card--list">
        <Row icon="message-square" title="看邻居们说的事" onPress={() => openPage('matter/around')} />
        <Row
          icon="hand-heart"
          title="大家想要的"
          note="邻居盼什么，帮得上就答一答"
          onPress={() => openPage('answer/needs')}
        />
      </Card>
      {useAccountId() && <Mine />}
      <View className="second">对工作人员有意见，请打 12345，不在这里说。</View>
    </Page>
  )
}

function Mine() {
  const items = useLastMatters().data?.items ?? []
  if (items.length === 0) return null
  return (
    <View className="stack">
      <Heading>我说过的</Heading>
      {items.map(matter => (
        <OwnMatterCard key={matter.id} matter={matter} />
      ))}
      <Button kind="plain" onPress={() => openPage('matter/mine')}>
        看全部
      </Button>
    </View>
  )
}
