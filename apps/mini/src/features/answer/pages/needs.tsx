import { View } from '@tarojs/components'
import type { PublicMatter } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { reasonWords } from '../../../words/answer.ts'
import { stateOf, supportWords } from '../../../words/matter.ts'
import { type NeedOrder, useNeeds, useSuitedNeeds } from '../answer.queries.ts'

const orders = [
  { value: 'supports', title: '想要的人多' },
  { value: 'new', title: '新的' },
] as const

/** What neighbours need: whoever can help answers it, whoever needs it as well says so. */
export default function Needs() {
  const [order, setOrder] = useState<NeedOrder>('supports')
  const needs = useNeeds(order)
  return (
    <Page title="大家想要的">
      <View>邻居缺什么、盼什么，都在这里。您帮得上，点开答一答；您也需要，点开说一声。</View>
      <Suited />
      <Chips label="怎么排" kind="tabs" options={orders} value={order} onChange={setOrder} />
      <PagedList
        list={needs}
        hasEnd
        empty={
          <Empty
            icon="hand-heart"
            title="现在没有"
            text="想要什么服务，可以先说一件。"
            action={<Button onPress={() => openPage('matter/write', { kind: 'need' })}>说一件</Button>}
          />
        }
      >
        {items => items.map(need => <NeedCard key={need.id} need={need} />)}
      </PagedList>
    </Page>
  )
}

/** What the caller was asked to answer, and what they could, with why: by what they registered, the teams they lead, the services they offer. */
function Suited() {
  const items = useSuitedNeeds().data?.items ?? []
  const asked = items.filter(({ isInvited }) => isInvited)
  const others = items.filter(({ isInvited }) => !isInvited)
  return (
    <>
      {asked.length > 0 && (
        <View className="stack">
          <Heading>社区请您来答</Heading>
          {asked.map(({ id, title }) => (
            <Card key={id} onPress={() => openPage('matter/matter', { id })}>
              <View className="words">{title}</View>
              <View className="second">帮得上就答一答，帮不上也没关系</View>
            </Card>
          ))}
        </View>
      )}
      {others.length > 0 && (
        <View className="stack">
          <Heading>您也许帮得上</Heading>
          {others.map(({ id, title, reasons }) => (
            <Card key={id} onPress={() => openPage('matter/matter', { id })}>
              <View className="words">{title}</View>
              <View className="second">{reasons.map(reasonWords).join('，')}</View>
            </Card>
          ))}
        </View>
      )}
    </>
  )
}

function NeedCard({ need }: { need: PublicMatter }) {
  const { id, kind, title, text, supports, answers, areaName } = need
  const { tone, tag } = stateOf({ ...need, dueOn: null }, { isOwn: false, today: shanghaiDate(new Date()) })
  return (
    <Card onPress={() => openPage('matter/matter', { id })}>
      <View className="line line--card">
        <View className="words grow">{title}</View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View className="clamp">{text}</View>
      <View className="second">
        <Dotted
          parts={[
            areaName ?? '整个街道',
            supports > 0 ? supportWords(kind).count(supports) : null,
            answers > 0 ? `${answers} 份答卷` : null,
          ]}
        />
      </View>
    </Card>
  )
}
