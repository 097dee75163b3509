import { View } from '@tarojs/components'
import { useState } from 'react'
import { openPage, openTab } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { sayMinutes } from '../../../words/hours.ts'
import { Whose } from '../../attendance/components/Whose.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { Grades } from '../components/Grades.tsx'
import { RecordCard } from '../components/RecordCard.tsx'
import { useHours, useRecords } from '../record.queries.ts'

export default function Records() {
  return (
    <Page title="我的时长">
      <ForMember icon="clock" title="登录后看时长" text="做过的每一次，都记在这里。">
        {() => <Hours />}
      </ForMember>
    </Page>
  )
}

function Hours() {
  const [personId, setPerson] = useState<string>()
  const hours = useHours(personId)
  return (
    <>
      <Whose label="谁的时长" value={personId} onChange={setPerson} />
      <Loaded query={hours} empty={<Nothing />}>
        {({ totalMinutes, byGrade }) => (
          <>
            <Card>
              <View className="second">一共服务了</View>
              <View className="big">{sayMinutes(totalMinutes)}</View>
              <Grades byGrade={byGrade} />
            </Card>
            <List personId={personId} />
          </>
        )}
      </Loaded>
      <Card className="card--list">
        <Row icon="calendar" title="我的一年" onPress={() => openPage('record/year')} />
        <Row icon="circle-alert" title="少记了一次？" onPress={() => openPage('record/missing')} />
        <Row icon="pencil" title="我提的纠错" onPress={() => openPage('record/corrections')} />
        <Row icon="shield-check" title="时长改不了的道理" onPress={() => openPage('record/heads')} />
      </Card>
    </>
  )
}

function List({ personId }: { personId: string | undefined }) {
  const records = useRecords(personId)
  return (
    <>
      <Heading>每一次</Heading>
      <PagedList list={records}>
        {items => items.map(record => <RecordCard key={record.id} record={record} />)}
      </PagedList>
    </>
  )
}

function Nothing() {
  return (
    <Empty
      icon="clock"
      title="还没有时长"
      text="参加一次活动，签到签退，负责人确认以后就记在这里。"
      action={<Button onPress={() => openTab('activities')}>看看活动</Button>}
    />
  )
}
