import { View } from '@tarojs/components'
import type { ReceivedCall } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayGoing } from '../../../words/service.ts'
import { saySpan } from '../../../words/when.ts'
import { useChooseCalls, useDeclineCall, useSignUp } from '../signup.queries.ts'

/** Somebody dropped out: come, not this time, or never ask. */
export function CallCard({ call }: { call: ReceivedCall }) {
  const { shift, personName, dependantId, placesLeft } = call
  const signUp = useSignUp(signup => openPage('signup/signup', { id: signup.id, fresh: true }))
  const decline = useDeclineCall()
  const choose = useChooseCalls()
  const failed = [signUp, decline, choose].find(one => one.error !== null)
  const come = () => {
    // A child's guardian agrees to what the activity's page says.
    if (dependantId === null) signUp.send({ shiftId: shift.id, body: {} })
    else openPage('activity/activity', { id: shift.activityId, shift: shift.id, who: dependantId })
  }
  const neverAgain = () => {
    choose.send({ dependantId, isCalled: false })
    say('好，以后缺人不再叫您。想改，在志愿者资料里')
  }
  return (
    <View {...access({ role: 'group', label: `缺人：${shift.title}` })}>
      <Card>
        <View className="line">
          <View className="words grow">{shift.title}</View>
          <Tag tone="red">缺 {placesLeft} 人</Tag>
        </View>
        <View className="second">{saySpan(shift.startsAt, shift.endsAt)}</View>
        <View className="second">
          <Dotted parts={[sayGoing(shift), `请${personName}来`]} />
        </View>
        <Button busy={signUp.isSending} onPress={come}>
          我能来
        </Button>
        <View className="pair">
          <Button kind="ghost" busy={decline.isSending} onPress={() => decline.send(call)}>
            这次不行
          </Button>
          <Button kind="ghost" busy={choose.isSending} onPress={neverAgain}>
            以后别叫我
          </Button>
        </View>
        {failed && <Failure error={failed.error} onRetry={failed.again} />}
      </Card>
    </View>
  )
}
