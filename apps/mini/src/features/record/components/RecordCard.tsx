import { View } from '@tarojs/components'
import type { ServiceRecord } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { gradeWords, sayMinutes } from '../../../words/hours.ts'
import { sayCalendarDay } from '../../../words/when.ts'
import { recordState } from './record-state.ts'

export function RecordCard({ record }: { record: ServiceRecord }) {
  const state = recordState(record)
  return (
    <Card onPress={() => openPage('record/record', { id: record.id })}>
      <View className="line line--card">
        <View className="grow">
          <View className="words">{record.title}</View>
          <View className="second">
            <Dotted parts={[sayCalendarDay(record.servedOn), gradeWords[record.grade].name]} />
          </View>
        </View>
        {state && <Tag tone={state.tone}>{state.words}</Tag>}
        <View className="words number">{sayMinutes(record.minutes)}</View>
      </View>
    </Card>
  )
}
