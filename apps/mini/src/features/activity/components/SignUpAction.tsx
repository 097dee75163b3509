import { View } from '@tarojs/components'
import type { Activity, Shift } from '@yunxuan/contract'
import type { ReactNode } from 'react'
import type { PageName } from '../../../pages.ts'
import { openPage } from '../../../shell/address.ts'
import type { Sending } from '../../../shell/send.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure, failureTitle } from '../../../ui/Failure.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { whyNotShift } from '../../../words/activity.ts'
import { sayComing } from '../../../words/when.ts'
import { useSignUp, useWaitForShift } from '../../signup/signup.queries.ts'
import { shiftUse } from '../shift-use.ts'
import type { SignUpWish } from './use-sign-up-wish.ts'

export interface SignUpActionProps {
  activity: Activity
  shift: Shift | undefined
  wish: SignUpWish
}

/** The one clear action of an activity's page: sign up, wait, see what one has, or what has to be done first. */
export function SignUpAction({ activity, shift, wish }: SignUpActionProps) {
  if (!shift) {
    const [first] = activity.shifts
    const why = first?.denial ? whyNotShift(first.denial) : '现在没有能报名的班次'
    return (
      <Button onPress={() => undefined} why={why}>
        报名
      </Button>
    )
  }
  const use = shiftUse(shift)
  if (use === 'joined') {
    return (
      <Button onPress={() => openPage('signup/signup', { id: shift.signupId ?? undefined })}>
        看我的报名
      </Button>
    )
  }
  if (use === 'waiting') {
    return (
      <Button onPress={() => openPage('signup/wait', { id: shift.waitlistId ?? undefined })}>
        看我的候补
      </Button>
    )
  }
  if (use === 'way') return <First activity={activity} shift={shift} wish={wish} />
  return use === 'wait' ? <Wait shift={shift} wish={wish} /> : <SignUp shift={shift} wish={wish} />
}

/** Why not yet, and the way on. */
function First({ activity, shift, wish }: { activity: Activity; shift: Shift; wish: SignUpWish }) {
  const { denial } = shift
  if (denial === null) return null
  const who = { who: wish.dependantId }
  const way = (words: string, page: PageName, params: Record<string, string | undefined>): ReactNode => (
    <Button onPress={() => openPage(page, params)}>{words}</Button>
  )
  return (
    <>
      <View className="button__why">{whyNotShift(denial)}</View>
      {denial === 'volunteer_missing' && way('先登记成为志愿者', 'volunteer/join', who)}
      {denial === 'volunteer_pending' && way('补齐志愿者资料', 'volunteer/join', who)}
      {denial === 'guardian_consent_missing' && way('看看怎么办同意', 'volunteer/volunteer', {})}
      {denial === 'qualification_missing' && way('去补资格证件', 'volunteer/volunteer', {})}
      {denial === 'team_only' && way('先加入服务队', 'team/team', { id: activity.team?.id })}
    </>
  )
}

interface ShiftWishProps {
  shift: Shift
  wish: SignUpWish
}

function SignUp({ shift, wish }: ShiftWishProps) {
  const signUp = useSignUp(signup => openPage('signup/signup', { id: signup.id, fresh: true }))
  return (
    <>
      <Button
        busy={signUp.isSending}
        why={unasked(shift, wish)}
        onPress={() => signUp.send({ shiftId: shift.id, body: wish.body(shift) })}
      >
        报名{sayComing(shift.startsAt, new Date())}
      </Button>
      <NotDone title="没报上" sending={signUp} />
    </>
  )
}

function Wait({ shift, wish }: ShiftWishProps) {
  const wait = useWaitForShift(entry => openPage('signup/wait', { id: entry.id }))
  const { dependantId, guardianConsents } = wish.body(shift)
  const body = { ...(dependantId ? { dependantId } : {}), ...(guardianConsents ? { guardianConsents } : {}) }
  return (
    <>
      <Button
        busy={wait.isSending}
        why={unasked(shift, wish)}
        onPress={() => wait.send({ shiftId: shift.id, body })}
      >
        候补这一班
      </Button>
      <NotDone title="没排上" sending={wait} />
    </>
  )
}

function unasked(shift: Shift, wish: SignUpWish): string | undefined {
  return shift.needsGuardianConsent && !wish.hasConsent ? '请监护人先勾选同意' : undefined
}

interface NotDoneProps {
  title: string
  sending: Pick<Sending<never>, 'error' | 'again' | 'forget'>
}

function NotDone({ title, sending }: NotDoneProps) {
  return (
    <Sheet
      title={failureTitle(sending.error, title)}
      isOpen={sending.error !== null}
      onClose={sending.forget}
    >
      <Failure
        error={sending.error}
        onRetry={sending.again}
        action={<Button onPress={sending.forget}>看别的班次</Button>}
      />
    </Sheet>
  )
}
