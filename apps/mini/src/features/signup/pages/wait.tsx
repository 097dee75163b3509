import type { SignupWait } from '@yunxuan/contract'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Empty } from '../../../ui/states.tsx'
import type { Waited } from '../../waitlist/components/Wait.tsx'
import { WaitPage } from '../../waitlist/components/WaitPage.tsx'
import { useNextShifts } from '../signup.queries.ts'

export default function Wait() {
  const { id = '' } = useParams()
  const shifts = useNextShifts()
  const wait = shifts.data?.waiting.find(one => one.id === id)
  return (
    <WaitPage
      query={shifts}
      wait={wait && waitedOf(wait)}
      onAccepted={signup => replacePage('signup/signup', { id: signup.id, fresh: true })}
      gone={<Gone />}
    />
  )
}

function waitedOf(wait: SignupWait): Waited {
  const { shift, personName } = wait
  return {
    ...wait,
    name: '活动',
    at: shift,
    who: personName,
    others: {
      words: '看别的班次',
      onPress: () => replacePage('activity/activity', { id: shift.activityId }),
    },
  }
}

function Gone() {
  return (
    <Empty
      icon="clock"
      title="这个候补已经结束了"
      text="可能已经报上、退出，或者保留的时间过了。"
      action={<Button onPress={() => openPage('signup/signups')}>看我的班次</Button>}
    />
  )
}
