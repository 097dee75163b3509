import { View } from '@tarojs/components'
import type { OwnYear } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { openPage, openTab } from '../../../shell/address.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Picture } from '../../../ui/Picture.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { gradeWords, sayMinutes } from '../../../words/hours.ts'
import { Whose } from '../../attendance/components/Whose.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useYear } from '../record.queries.ts'

const yearsShown = 3

/** What one gave in a year, month by month, and what one came to. */
export default function Year() {
  return (
    <Page title="我的一年">
      <ForMember icon="clock" title="登录后看一年" text="这一年做了多少、去了哪些，都在这里。">
        {() => <OfYear />}
      </ForMember>
    </Page>
  )
}

function OfYear() {
  const thisYear = Number(shanghaiDate(new Date()).slice(0, 4))
  const [personId, setPerson] = useState<string>()
  const [year, setYear] = useState(String(thisYear))
  const years = Array.from({ length: yearsShown }, (_, back) => String(thisYear - back))
  return (
    <>
      <Whose label="谁的一年" value={personId} onChange={setPerson} />
      <Chips
        kind="tabs"
        label="哪一年"
        value={year}
        options={years.map(value => ({ value, title: `${value} 年` }))}
        onChange={setYear}
      />
      <Loaded
        query={useYear(Number(year), personId)}
        isEmpty={({ times, came }) => times === 0 && came === 0}
        empty={
          year === String(thisYear) ? (
            <Invitation />
          ) : (
            <Empty
              icon="clock"
              title={`${year} 年没有记录`}
              text="那一年没有在这里服务过，也没有来过服务。"
            />
          )
        }
      >
        {shown => <Shown year={shown} />}
      </Loaded>
    </>
  )
}

/** The year has only begun for somebody who has not come yet. */
function Invitation() {
  return (
    <Card>
      <View className="stack">
        <Picture name="volunteer" as="head" />
        <View className="big">今年的第一笔，从一次开始</View>
        <View>半天的活动也行，来听一堂课也行。每做一次、每来一场都记在这里，到年底就是您的一年。</View>
        <Button onPress={() => openTab('activities')}>找个活动参加</Button>
        <Button kind="ghost" onPress={() => openTab('services')}>
          看看有什么服务
        </Button>
      </View>
    </Card>
  )
}

function Shown({ year }: { year: OwnYear }) {
  return (
    <>
      <Card>
        <View className="second">{year.year} 年一共服务了</View>
        <View className="big">{sayHours(year.hours)}</View>
        <Facts
          facts={[
            { name: '参加', value: `${year.times} 次` },
            { name: '去过', value: `${year.came} 场服务` },
          ]}
        />
      </Card>
      {year.byMonth.length > 0 && (
        <>
          <Heading>每个月</Heading>
          <Bars
            lines={year.byMonth.map(({ key, hours }) => ({ key, name: `${Number(key.slice(5))} 月`, hours }))}
          />
          <Heading>靠什么证明</Heading>
          <Bars lines={year.byGrade.map(({ key, hours }) => ({ key, name: gradeWords[key].name, hours }))} />
        </>
      )}
      <Card className="card--list">
        <Row icon="clock" title="每一次的记录" onPress={() => openPage('record/records')} />
      </Card>
    </>
  )
}

/** Hours as bars, each said in words beside it. */
function Bars({ lines }: { lines: readonly { key: string; name: string; hours: number }[] }) {
  const most = Math.max(...lines.map(({ hours }) => hours))
  return (
    <Card>
      <View className="stack">
        {lines.map(({ key, name, hours }) => (
          <View key={key}>
            <View className="line">
              <View className="grow words">{name}</View>
              <View className="number">{sayHours(hours)}</View>
            </View>
            <View className="share" {...access({ hidden: true })}>
              <View className="share__part" style={{ width: `${most === 0 ? 0 : (hours / most) * 100}%` }} />
            </View>
          </View>
        ))}
      </View>
    </Card>
  )
}

const sayHours = (hours: number) => sayMinutes(Math.round(hours * 60))
