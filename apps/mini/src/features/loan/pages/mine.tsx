import { View } from '@tarojs/components'
import type { Loan } from '@yunxuan/contract'
import { sayDate } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { loanStatusWords } from '../../../words/loan.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { HeldRow } from '../components/HeldRow.tsx'
import { useHeldNow } from '../components/Lent.tsx'
import { useEndedLoans, useHeldLoans } from '../loan.queries.ts'

/** 我借的: what goes back by when, and where to; below it what went back. */
export default function Mine() {
  return (
    <Page title="我借的">
      <ForMember icon="umbrella" title="登录后看借的东西" text="借了什么、哪天前还，都在这里。">
        {() => <Mines />}
      </ForMember>
    </Page>
  )
}

function Mines() {
  const held = useHeldNow()
  return (
    <>
      <Loaded query={useHeldLoans()} aged isEmpty={() => held.length === 0} empty={<NothingHeld />}>
        {() => (
          <Card className="card--list">
            {held.map(one => (
              <HeldRow key={one.id} held={one} place={one.loan?.location.name ?? '借的地方'} />
            ))}
          </Card>
        )}
      </Loaded>
      <Ended />
    </>
  )
}

function NothingHeld() {
  return (
    <Empty
      icon="umbrella"
      title="手上没有借的东西"
      text="驿站里的雨伞、打气筒、常用工具，扫一扫门口的码就能借。"
      action={<Button onPress={() => openPage('station/stations')}>看看附近的驿站</Button>}
    />
  )
}

function Ended() {
  const ended = useEndedLoans()
  if ((ended.data ?? []).length === 0) return null
  return (
    <>
      <Heading>还过的</Heading>
      <PagedList list={ended}>
        {items => (
          <Card className="card--list">
            {items.map(loan => (
              <EndedRow key={loan.id} loan={loan} />
            ))}
          </Card>
        )}
      </PagedList>
    </>
  )
}

function EndedRow({ loan }: { loan: Loan }) {
  const { tone, words } = loanStatusWords[loan.status]
  return (
    <View className="row">
      <View className="row__words">
        <View className="row__title">{loan.itemName}</View>
        <View className="row__note">
          {sayDate(new Date(loan.endedAt ?? loan.takenAt))}，{loan.location.name}
        </View>
      </View>
      <Tag tone={tone}>{words}</Tag>
    </View>
  )
}
