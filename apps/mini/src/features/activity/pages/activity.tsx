import type { Activity, Member, Street } from '@yunxuan/contract'
import { useAccountId } from '../../../session/session.ts'
import { openPage, openTab, useParams } from '../../../shell/address.ts'
import { type ShareCard, useShareCard } from '../../../shell/share-card.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { dotted } from '../../../words/dotted.ts'
import { sayStart } from '../../../words/when.ts'
import { PersonChoice } from '../../member/components/PersonChoice.tsx'
import { useMember } from '../../member/member.queries.ts'
import { Elsewhere } from '../../service/components/Elsewhere.tsx'
import { Share } from '../../service/components/Share.tsx'
import { useActivity } from '../activity.queries.ts'
import { About, InCharge, Safety, Story, WithdrawRule } from '../components/About.tsx'
import { ShiftChoice, StallChoice } from '../components/ShiftChoice.tsx'
import { SignUpAction } from '../components/SignUpAction.tsx'
import { type SignUpWish, useSignUpWish } from '../components/use-sign-up-wish.ts'
import { chosenShift } from '../shift-use.ts'

export default function ActivityPage() {
  const { id = '', street: linked, who } = useParams()
  useLinkedStreet(linked)
  const street = useStreet()
  const wish = useSignUpWish(who)
  const activity = useActivity(id, wish.dependantId)
  const accountId = useAccountId()
  const member = useMember()
  useShareCard(cardOf(activity.data ?? { id, title: '身边的志愿活动' }, street.data?.id))
  const isKnown = accountId === undefined || member.data !== undefined
  if (street.data && activity.data && isKnown) {
    return <Shown street={street.data} activity={activity.data} member={member.data ?? null} wish={wish} />
  }
  return (
    <Page title="活动">
      <Loaded query={street} otherwise={<Button onPress={() => openTab('activities')}>去看看活动</Button>}>
        {() => <Loaded query={activity}>{() => <Loaded query={member}>{() => null}</Loaded>}</Loaded>}
      </Loaded>
    </Page>
  )
}

function cardOf(
  { id, title, category, shifts, location }: Partial<Activity> & Pick<Activity, 'id' | 'title'>,
  street: string | undefined,
): ShareCard {
  const next = shifts?.find(shift => Date.parse(shift.startsAt) > Date.now())
  return {
    title,
    line: next && dotted([sayStart(next.startsAt), location?.name]),
    picture: category ?? 'volunteer',
    page: 'activity/activity',
    params: { id, street },
  }
}

interface ShownProps {
  street: Street
  activity: Activity
  member: Member | null
  wish: SignUpWish
}

function Shown({ street, activity, member, wish }: ShownProps) {
  const { shift: spokenOf } = useParams()
  const shift = chosenShift(activity.shifts, wish.shiftId, spokenOf)
  return (
    <Page title={activity.title} action={<Action activity={activity} member={member} wish={wish} />}>
      <About activity={activity} />
      {activity.shifts.length === 0 ? (
        <Empty icon="calendar" title="现在没有班次" text="过几天再来看看，或者打电话问问负责人。" />
      ) : (
        <ShiftChoice shifts={activity.shifts} value={shift?.id} onChange={wish.setShift} />
      )}
      {shift && <Elsewhere at={shift} />}
      {shift && <StallChoice shift={shift} value={wish.stallId} onChange={wish.setStall} />}
      <Safety activity={activity} />
      {member && (
        <PersonChoice
          title="谁来参加"
          street={street}
          member={member}
          value={wish.dependantId}
          onChange={wish.setDependant}
        />
      )}
      {shift?.needsGuardianConsent && (
        <Check on={wish.hasConsent} onChange={wish.setConsent}>
          我是孩子的监护人，看过上面的内容，同意孩子参加这次活动。
        </Check>
      )}
      <WithdrawRule minutes={activity.withdrawNoticeMinutes} />
      <InCharge activity={activity} />
      <Story activity={activity} />
      <Share card={cardOf(activity, street.id)} />
    </Page>
  )
}

function Action({ activity, member, wish }: Omit<ShownProps, 'street'>) {
  const { shift: spokenOf } = useParams()
  if (!useAccountId()) return <Button onPress={() => openPage('session/sign-in')}>登录后报名</Button>
  if (!member) return <Button onPress={() => openPage('member/profile')}>填好姓名和社区再报名</Button>
  const shift = chosenShift(activity.shifts, wish.shiftId, spokenOf)
  return <SignUpAction key={shift?.id} activity={activity} shift={shift} wish={wish} />
}
