import { View } from '@tarojs/components'
import type { Signup } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { access } from '../../../ui/access.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { sayClock, sayComing } from '../../../words/when.ts'
import { useCalls, useNextShifts } from '../signup.queries.ts'
import { isToday } from '../today.ts'
import { SignupCard } from './SignupCard.tsx'

/** A volunteer's next shift, with the way to scan on its day; offers and calls, which do not wait long. */
export function NextShift() {
  const shifts = useNextShifts().data
  const calls = useCalls().data?.items ?? []
  const next = shifts?.items.find(({ status }) => status === 'booked' || status === 'attended')
  const offers = shifts?.waiting.filter(({ status }) => status === 'offered') ?? []
  return (
    <>
      {offers.map(({ id, shift, offerExpiresAt }) => (
        <Notice
          key={id}
          tone="ok"
          icon="bell"
          action={
            <Button small onPress={() => openPage('signup/wait', { id })}>
              去看看
            </Button>
          }
        >
          {shift.title}有名额了{offerExpiresAt ? `，为您留到${sayClock(offerExpiresAt)}` : ''}
        </Notice>
      ))}
      {calls[0] && (
        <Notice
          tone="red"
          icon="hand-heart"
          action={
            <Button small onPress={() => openPage('signup/signups')}>
              去看看
            </Button>
          }
        >
          {calls[0].shift.title}缺人，{sayComing(calls[0].shift.startsAt, new Date())}能来吗？
        </Notice>
      )}
      {next && (isToday(next, new Date()) ? <Today signup={next} /> : <SignupCard signup={next} />)}
    </>
  )
}

function Today({ signup }: { signup: Signup }) {
  const { shift, personName, stall } = signup
  return (
    <View {...access({ role: 'group', label: '今天的班次' })}>
      <Card>
        <View className="words">
          {sayComing(shift.startsAt, new Date())}，{shift.title}
        </View>
        <View className="second">
          <Dotted parts={[shift.location.name, stall?.name, personName]} />
        </View>
        <Button icon="qr-code" onPress={() => openPage('attendance/scan', { shift: shift.id })}>
          {signup.status === 'attended' ? '扫码签退' : '扫码签到'}
        </Button>
        <Button kind="ghost" onPress={() => openPage('signup/signup', { id: signup.id })}>
          看我的报名
        </Button>
      </Card>
    </View>
  )
}
