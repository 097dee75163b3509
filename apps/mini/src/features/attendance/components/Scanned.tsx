import { View } from '@tarojs/components'
import type { CheckIn } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { goBack } from '../../../shell/go-back.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { sayMinutes } from '../../../words/hours.ts'
import { sayClock, saySpan } from '../../../words/when.ts'

export interface ScannedProps {
  checkIn: CheckIn
  isOwn: boolean
  onAgain: () => void
}

/** What the scan made: when one came, or how long one served. */
export function Scanned({ checkIn, isOwn, onAgain }: ScannedProps) {
  const { direction, activityTitle, startsAt, endsAt, personName } = checkIn
  return (
    <>
      <Card className="ticket">
        <View className="scanned">
          <Icon name="circle-check" size="l" />
        </View>
        <View {...access({ role: 'status' })}>
          <View className="big">
            {isOwn ? '' : `${personName}，`}
            {direction === 'in' ? '签到成功' : '签退成功'}
          </View>
          <View className="words">{sayResult(checkIn)}</View>
        </View>
        <View>{activityTitle}</View>
        <View className="second">{saySpan(startsAt, endsAt)}</View>
        {direction === 'in' && <View className="second">走的时候再扫一次，时长才算得准。</View>}
      </Card>
      {direction === 'out' && (
        <Button kind="ghost" icon="clock" onPress={() => openPage('record/records')}>
          看我的时长
        </Button>
      )}
      <Button onPress={goBack}>好的</Button>
      <Button kind="plain" onPress={onAgain}>
        再给一位扫
      </Button>
    </>
  )
}

function sayResult({ direction, arrivedAt, leftAt, minutes }: CheckIn): string {
  if (direction === 'in') return arrivedAt === null ? '已经记下' : `${sayClock(arrivedAt)}到`
  if (arrivedAt === null) return '没有找到签到，请跟负责人说一声'
  return leftAt === null ? '已经记下' : `这次 ${sayMinutes(minutes)}`
}
