import { View } from '@tarojs/components'
import type { WalkIn } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { sayClock } from '../../../words/when.ts'
import { useAnswerWalkIn } from '../attendance.queries.ts'

export interface WalkInsProps {
  shiftId: string
  items: readonly WalkIn[]
}

/** Those who came without a sign-up and want to join. */
export function WalkIns({ shiftId, items }: WalkInsProps) {
  const asking = items.filter(item => item.status === 'asked')
  const [refused, setRefused] = useState<WalkIn>()
  const close = useCallback(() => setRefused(undefined), [])
  const answer = useAnswerWalkIn(shiftId, close)
  if (asking.length === 0) return null
  return (
    <>
      <Heading>{asking.length} 位想加入</Heading>
      {asking.map(one => (
        <Card key={one.id}>
          <View className="words">{one.personName}</View>
          <View className="second">{sayClock(one.scannedAt)}扫的码，没有报名</View>
          <View className="pair">
            <Button
              label={`同意加入：${one.personName}`}
              busy={answer.isSending}
              onPress={() => answer.send({ requestId: one.id, reason: undefined })}
            >
              同意加入
            </Button>
            <Button kind="ghost" label={`这次不行：${one.personName}`} onPress={() => setRefused(one)}>
              这次不行
            </Button>
          </View>
        </Card>
      ))}
      {!refused && <Failure error={answer.error} onRetry={answer.again} />}
      {refused && <Reason walkIn={refused} answer={answer} onClose={close} />}
    </>
  )
}

interface ReasonProps {
  walkIn: WalkIn
  answer: ReturnType<typeof useAnswerWalkIn>
  onClose: () => void
}

function Reason({ walkIn, answer, onClose }: ReasonProps) {
  const [reason, setReason] = useState('')
  return (
    <Sheet
      title={`跟${walkIn.personName}说一声为什么`}
      isOpen
      onClose={onClose}
      action={
        <Button
          busy={answer.isSending}
          why={reason.trim() === '' ? '写一句原因' : undefined}
          onPress={() => answer.send({ requestId: walkIn.id, reason: reason.trim() })}
        >
          告诉他
        </Button>
      }
    >
      <Field label="原因" value={reason} onChange={setReason} maxLength={200} placeholder="比如人已经够了" />
      <Failure error={answer.error} onRetry={answer.again} />
    </Sheet>
  )
}
