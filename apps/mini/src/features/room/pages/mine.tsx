import { View } from '@tarojs/components'
import type { RoomUse } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { roomUseWords } from '../../../words/room.ts'
import { saySpan } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { WayThere } from '../../service/components/WayThere.tsx'
import { useGiveUpRoom, useOwnRoomUses } from '../room.queries.ts'

/** 我借的场地: what was asked for, and what became of it. */
export default function Mine() {
  return (
    <Page title="我借的场地">
      <ForMember icon="calendar" title="登录后看借的场地" text="借了哪一间、批了没有，都在这里。">
        {() => <Uses />}
      </ForMember>
    </Page>
  )
}

function Uses() {
  return (
    <PagedList
      list={useOwnRoomUses()}
      empty={
        <Empty
          icon="calendar"
          title="还没有借过场地"
          text="排练、读书、开会，社区的屋子可以借。"
          action={<Button onPress={() => openPage('station/stations', { kind: 'venue' })}>看看有哪些</Button>}
        />
      }
    >
      {items => items.map(use => <UseCard key={use.id} use={use} />)}
    </PagedList>
  )
}

function UseCard({ use }: { use: RoomUse }) {
  const { id, roomName, location, startsAt, endsAt, purpose, heads, status, reason } = use
  const giveUp = useGiveUpRoom(`${location.name}${roomName}`)
  const { tone, tag } = roomUseWords[status]
  const isOpen = (status === 'pending' || status === 'approved') && Date.parse(endsAt) > Date.now()
  return (
    <Card>
      <View className="line line--card">
        <View className="words grow">{saySpan(startsAt, endsAt)}</View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View>
        {purpose}，{heads} 位
      </View>
      {reason !== '' && <View>{reason}</View>}
      <WayThere location={location} room={roomName} />
      {isOpen && (
        <AskFirst name="不借了" yes="确定不借" sending={giveUp} onYes={() => giveUp.send(id)}>
          这一段就让给别人了。
        </AskFirst>
      )}
    </Card>
  )
}
