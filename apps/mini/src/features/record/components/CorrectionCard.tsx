import { View } from '@tarojs/components'
import type { CorrectionView } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { correctionStates, sayMinutes } from '../../../words/hours.ts'
import { sayCalendarDay, sayStart } from '../../../words/when.ts'

/** What was asked, when, and what was answered by whom. */
export function CorrectionCard({ correction }: { correction: CorrectionView }) {
  const { title, servedOn, text, wishedMinutes, status, answer, newRecordId } = correction
  const { tone, words } = correctionStates[status]
  return (
    <Card>
      <View className="line line--card">
        <View className="grow">
          <View className="words">{title}</View>
          <View className="second">{sayCalendarDay(servedOn)}服务</View>
        </View>
        <Tag tone={tone}>{words}</Tag>
      </View>
      <View>{text}</View>
      <View className="second">
        <Dotted
          parts={[
            wishedMinutes !== null ? `希望记成 ${sayMinutes(wishedMinutes)}` : null,
            `${sayStart(correction.createdAt)} 提的`,
          ]}
        />
      </View>
      {answer !== null && (
        <View className="answer">
          <View>{answer}</View>
          <View className="second">
            <Dotted
              parts={[
                correction.answeredByName,
                correction.answeredAt && `${sayStart(correction.answeredAt)} 答复`,
              ]}
            />
          </View>
        </View>
      )}
      {newRecordId && (
        <Button kind="plain" onPress={() => openPage('record/record', { id: newRecordId })}>
          看新的记录
        </Button>
      )}
    </Card>
  )
}
