import { View } from '@tarojs/components'
import { openPage } from '../../../shell/address.ts'
import { useStreet } from '../../../shell/street.queries.ts'
import { Card } from '../../../ui/Card.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { call, unbroken } from '../../../ui/phone.ts'
import { Row } from '../../../ui/Row.tsx'

/** Who hears what is not right: the street what could be better here, its desk what went wrong, 12345 the rest. */
export default function Feedback() {
  return (
    <Page title="意见反馈">
      <Loaded query={useStreet()}>
        {street => (
          <>
            <Card className="card--list">
              <Row
                icon="pencil"
                title="哪儿不好用，该怎么改"
                note="算一条建议，街道会答复您采不采纳、为什么"
                onPress={() => openPage('matter/write', { kind: 'proposal' })}
              />
              <Row
                icon="message-square"
                title="我说过的"
                note="看看办到哪一步了"
                onPress={() => openPage('matter/mine')}
              />
            </Card>
            <Card className="card--list">
              <Row
                icon="phone"
                title="约错了、记错了、等不及"
                note={`打${street.name}服务台 ${unbroken(street.deskPhone)}`}
                onPress={() => call({ name: `${street.name}服务台`, number: street.deskPhone })}
              />
              <Row
                icon="phone"
                title="对工作人员有意见"
                note="打市民热线 12345，街道不经手"
                onPress={() => call({ name: '市民热线', number: '12345' })}
              />
            </Card>
            <View className="second">
              建议会先由社区看，别人看到的是另写的一段，没有您的名字和原话。去过的服务好不好，在那次预约里评价。
            </View>
          </>
        )}
      </Loaded>
    </Page>
  )
}
