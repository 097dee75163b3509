import { View } from '@tarojs/components'
import type { OwnAnswer } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { answerDays, answerState } from '../../../words/answer.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { useOwnAnswers } from '../answer.queries.ts'

export default function Mine() {
  return (
    <Page title="我答的" action={<Button onPress={() => openPage('answer/needs')}>看大家想要的</Button>}>
      <ForMember icon="hand-heart" title="登录后看答过的" text="答过的事和办到哪一步，都在这里。">
        {() => <List />}
      </ForMember>
    </Page>
  )
}

function List() {
  return (
    <PagedList
      list={useOwnAnswers()}
      empty={<Empty icon="hand-heart" title="还没有答过" text="看看邻居想要什么，帮得上就答一答。" />}
    >
      {items => items.map(answer => <OwnAnswerCard key={answer.id} answer={answer} />)}
    </PagedList>
  )
}

function OwnAnswerCard({ answer }: { answer: OwnAnswer }) {
  const { matterId, matterTitle, matterNumber, said, voiceName } = answer
  const { tone, tag, words } = answerState(answer, 'answerer')
  return (
    <Card onPress={() => openPage('matter/matter', { id: matterId })}>
      <View className="line line--card">
        <View className="words grow clamp">{matterTitle ?? `编号 ${matterNumber}`}</View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View>{words}</View>
      <View className="second">
        <Dotted parts={[voiceName === null ? null : `替${voiceName}`, answerDays(answer), said.text]} />
      </View>
    </Card>
  )
}
