import { View } from '@tarojs/components'
import type { Signup } from '@yunxuan/contract'
import { openPage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { signupStates } from '../../../words/activity.ts'
import { sayComing } from '../../../words/when.ts'
import { GiveUp } from '../../booking/components/GiveUp.tsx'
import { addToCalendar } from '../../booking/components/paper.ts'
import { TicketCard } from '../../booking/components/Ticket.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { RemindMe } from '../../message/components/RemindMe.tsx'
import { useSignup, useWithdraw } from '../signup.queries.ts'
import { isToday } from '../today.ts'

export default function SignupPage() {
  const { id = '', fresh } = useParams()
  const signup = useSignup(id)
  const isFresh = fresh === 'true' && signup.data?.status === 'booked'
  return (
    <Page title={isFresh ? '报名成功' : '我的报名'} action={signup.data && <Action signup={signup.data} />}>
      <ForMember icon="hand-heart" title="登录后看报名" text="这是一张报名单，本人登录才能看。">
        {() => (
          <Loaded query={signup} aged>
            {data => (
              <>
                <State signup={data} />
                <Ticket signup={data} />
                {data.status === 'booked' && <RemindMe startsAt={data.shift.startsAt} isFresh={isFresh} />}
                <Hours signup={data} />
                <Withdraw signup={data} />
              </>
            )}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

/** What happened to it besides being signed up, with somebody's reason. */
function State({ signup }: { signup: Signup }) {
  const { status, reason } = signup
  const why = reason === '' ? '' : `原因：${reason}`
  if (status === 'slot_cancelled') return <Notice tone="red">这一班取消了。{why}</Notice>
  if (status === 'rejected') return <Notice tone="red">这次没通过。{why}</Notice>
  if (status === 'cancelled' || status === 'late_cancelled') {
    return <Notice tone="blue">这个班次您已经退出了。{why}</Notice>
  }
  if (status === 'no_show') {
    return <Notice tone="blue">这一次没见到您，不影响以后报名。记错了请跟负责人说。</Notice>
  }
  if (status === 'booked' && reason !== '') return <Notice tone="gold">时间或地点改过。{why}</Notice>
  return null
}

function Ticket({ signup }: { signup: Signup }) {
  const { shift, stall, status, personName } = signup
  return (
    <TicketCard
      to={shift}
      who={personName}
      isComing={status === 'booked'}
      state={signupStates[status]}
      facts={stall ? [{ name: '摊位', value: stall.name }] : []}
    >
      <View>到了扫一扫现场屏幕上的码，就签到了</View>
    </TicketCard>
  )
}

/** The other way to be checked in, and a word where no hours came of it. */
function Hours({ signup }: { signup: Signup }) {
  const { id, status, shift } = signup
  const isOver = Date.parse(shift.endsAt) <= Date.now()
  if (isOver && (status === 'booked' || status === 'attended' || status === 'no_show')) {
    return (
      <Button kind="plain" onPress={() => openPage('record/correct', { signup: id, title: shift.title })}>
        时长没记上？说一声
      </Button>
    )
  }
  if (status !== 'booked' && status !== 'attended') return null
  return (
    <Button kind="ghost" onPress={() => openPage('attendance/code', { shift: shift.id })}>
      我的个人码（没网也能签到）
    </Button>
  )
}

function Action({ signup }: { signup: Signup }) {
  const { shift, status } = signup
  const isHeld = status === 'booked' || status === 'attended'
  if (isHeld && isToday(signup, new Date())) {
    return (
      <Button icon="qr-code" onPress={() => openPage('attendance/scan', { shift: shift.id })}>
        {status === 'attended' ? '扫码签退' : '扫码签到'}
      </Button>
    )
  }
  if (signup.freelyWithdrawnUntil !== null) {
    return (
      <Button
        icon="calendar-plus"
        onPress={() => addToCalendar({ ...signup, to: shift, note: '到了扫现场屏幕上的码签到' })}
      >
        加到手机日历
      </Button>
    )
  }
  return <Button onPress={() => openPage('activity/activity', { id: shift.activityId })}>看别的班次</Button>
}

/** Free until the notice; later with a word to the leader. */
function Withdraw({ signup }: { signup: Signup }) {
  const { isLateToWithdraw, freelyWithdrawnUntil } = signup
  const sending = useWithdraw(signup.id)
  if (freelyWithdrawnUntil === null) return null
  const until = `不能来了？${sayComing(freelyWithdrawnUntil, new Date())}前都可以退出。`
  return (
    <GiveUp
      name={isLateToWithdraw ? '临时退出' : '退出这一班'}
      sending={sending}
      isLate={isLateToWithdraw}
      words={
        isLateToWithdraw
          ? '快开始了，负责人在等您，说一声就好。我们会找别的邻居来补位。'
          : '名额会马上让给排着候补的邻居，以后想来可以再报。'
      }
      toWhom="负责人"
      until={isLateToWithdraw ? undefined : until}
    />
  )
}
