import { View } from '@tarojs/components'
import type { MatterPage } from '@yunxuan/contract'
import type { PaperState } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { sayDay } from '../../../words/matter.ts'

const states: Readonly<Record<PaperState, { tone: Tone; tag: string }>> = {
  has: { tone: 'ok', tag: '交了' },
  later: { tone: 'gold', tag: '以后补' },
  missing: { tone: 'neutral', tag: '还没交' },
}

/** To whoever asked for an errand: for whom, against which number, who comes, and what is still to be brought. */
export function Errand({ matter: { errand } }: { matter: MatterPage }) {
  if (errand === null) return null
  const { guideId, guideTitle, forName, isGreen, papers, receiptNo, visit } = errand
  return (
    <View className="stack">
      <Heading>材料和上门</Heading>
      <Card>
        <Facts
          facts={[
            { name: '给谁办', value: forName ?? '我自己' },
            { name: '收据号', value: receiptNo ?? '交了材料就有' },
            ...(visit === null
              ? []
              : [{ name: '上门', value: `${sayDay(visit.on)}，${visit.handlerNames.join('、')}两位一起来` }]),
            ...(isGreen ? [{ name: '绿色通道', value: '先打电话，时限减半' }] : []),
          ]}
        />
        {papers.map(({ name, state, until }) => (
          <View key={name} className="line">
            <View className="grow">
              {name}
              {until === null ? '' : `，${sayDay(until)}前送到`}
            </View>
            <Tag tone={states[state].tone}>{states[state].tag}</Tag>
          </View>
        ))}
        {papers.length > 0 && (
          <View className="second">材料当面交，凭收据号取回。送晚了不会作废，先停着等您。</View>
        )}
      </Card>
      <Card className="card--list">
        <Row
          icon="info"
          title={`看办事指南：${guideTitle}`}
          onPress={() => openPage('article/article', { id: guideId })}
        />
      </Card>
    </View>
  )
}
