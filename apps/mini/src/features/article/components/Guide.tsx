import { View } from '@tarojs/components'
import type { ArticleText } from '@yunxuan/contract'
import type { GuidePaper } from '@yunxuan/domain'
import { Card } from '../../../ui/Card.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { WayThere } from '../../service/components/WayThere.tsx'
import { paperFormNames, sayCost, sayDays, sayMissing } from '../guide-words.ts'
import { ticks } from '../ticks.ts'
import { Items } from './Blocks.tsx'
import { WebAddress } from './WebAddress.tsx'

type GuideText = NonNullable<ArticleText['guide']>

/** How to get a thing done: what to bring, to be ticked, the steps, and where. */
export function Guide({ guideId, guide }: { guideId: string; guide: GuideText }) {
  return (
    <>
      <Checklist guideId={guideId} papers={guide.papers} />
      <View className="stack">
        <Heading>怎么办</Heading>
        <Card>
          <Items items={guide.steps} isNumbered />
        </Card>
      </View>
      <Whereabouts guide={guide} />
    </>
  )
}

function Checklist({ guideId, papers }: { guideId: string; papers: readonly GuidePaper[] }) {
  const ready = ticks.use(guideId)
  if (papers.length === 0) return <Notice tone="ok">什么材料都不用带，人来就行。</Notice>
  return (
    <View className="stack">
      <Heading>要带的材料</Heading>
      <Card>
        {papers.map(paper => (
          <Check
            key={paper.name}
            on={ready.includes(paper.name)}
            onChange={isReady => ticks.set(guideId, paper.name, isReady)}
          >
            <View className="line">
              <View className="grow">
                {paper.name}（{paperFormNames[paper.form]}）
              </View>
              {paper.mayComeLater && <Tag tone="ok">可以后补</Tag>}
            </View>
            {paper.note !== '' && <View className="second">{paper.note}</View>}
          </Check>
        ))}
        <View className="words">{sayMissing(papers, ready)}</View>
        <View className="second">打的勾只记在这部手机上。</View>
      </Card>
    </View>
  )
}

function Whereabouts({ guide }: { guide: GuideText }) {
  const { places, hours, mayBeFetched, onlineUrl } = guide
  const said = [
    { name: '多久', value: sayDays(guide) },
    { name: '费用', value: sayCost(guide) },
    { name: '几点', value: hours },
    { name: '代办', value: mayBeFetched ? '别人可以帮着办、帮着取' : '要本人来' },
  ]
  return (
    <View className="stack">
      <Heading>去哪里办</Heading>
      <Card>
        <Facts
          facts={[
            ...said.filter(({ value }) => value !== ''),
            ...places.map((place, at) => ({
              name: places.length === 1 ? '地点' : `地点 ${at + 1}`,
              value: <WayThere location={place} />,
            })),
            ...(onlineUrl === '' ? [] : [{ name: '网上办', value: <WebAddress url={onlineUrl} /> }]),
          ]}
        />
      </Card>
    </View>
  )
}
