import { View } from '@tarojs/components'
import type { Member, Service, Slot, Street } from '@yunxuan/contract'
import { sayBefore } from '@yunxuan/domain'
import { useAccountId } from '../../../session/session.ts'
import { openPage, useParams } from '../../../shell/address.ts'
import { type ShareCard, useShareCard } from '../../../shell/share-card.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { sayCancelling } from '../../../words/booking.ts'
import { dotted } from '../../../words/dotted.ts'
import { sayStart } from '../../../words/when.ts'
import { askAll } from '../../../writes/ask-again.ts'
import { paramOf, useUnanswered } from '../../../writes/unanswered.ts'
import { bookSlot } from '../../booking/booking.queries.ts'
import { BookAction, type BookActionProps } from '../../booking/components/BookAction.tsx'
import { chosenSlot, useWish } from '../../booking/components/use-wish.ts'
import { WhoFor } from '../../booking/components/WhoFor.tsx'
import { FollowService, TellMe } from '../../follow/components/FollowService.tsx'
import { useMember } from '../../member/member.queries.ts'
import { About, Story } from '../components/About.tsx'
import { Elsewhere } from '../components/Elsewhere.tsx'
import { Share } from '../components/Share.tsx'
import { SlotChoice } from '../components/SlotChoice.tsx'
import { sayAskersFirst } from '../components/slot-tile.ts'
import { ToServices } from '../components/ToServices.tsx'
import { useService, useSlots } from '../service.queries.ts'

export default function ServicePage() {
  const { id = '', street: linked } = useParams()
  useLinkedStreet(linked)
  const street = useStreet()
  const service = useService(id)
  const accountId = useAccountId()
  const member = useMember()
  useShareCard(cardOf(service.data ?? { id, title: '身边的服务' }, street.data?.id))
  const isKnown = accountId === undefined || member.data !== undefined
  if (street.data && service.data && isKnown) {
    return <Shown street={street.data} service={service.data} member={member.data ?? null} />
  }
  return (
    <Page title="服务">
      <Loaded query={street} otherwise={<ToServices />}>
        {() => (
          <Loaded query={service} otherwise={<ToServices />}>
            {() => <Loaded query={member}>{() => null}</Loaded>}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

function cardOf(
  { id, title, category, nextSlot, locationName }: Partial<Service> & Pick<Service, 'id' | 'title'>,
  street: string | undefined,
): ShareCard {
  const line = nextSlot && dotted([sayStart(nextSlot.startsAt), locationName])
  return {
    title,
    line: line ?? undefined,
    picture: category ?? 'place',
    page: 'service/service',
    params: { id, street },
  }
}

interface ShownProps {
  street: Street
  service: Service
  member: Member | null
}

function Shown({ street, service, member }: ShownProps) {
  const { slot: spokenOf, who } = useParams()
  const accountId = useAccountId()
  const wish = useWish(service, who)
  const slots = useSlots(service.id, wish.dependantId)
  const slot = chosenSlot(slots.data?.items ?? [], wish.slotId, spokenOf)
  return (
    <Page
      title={service.title}
      action={
        !accountId ? (
          <Button onPress={() => openPage('session/sign-in')}>登录后预约</Button>
        ) : !member ? (
          <Button onPress={() => openPage('member/profile')}>填好姓名和社区再预约</Button>
        ) : (
          slots.data && <Act service={service} slots={slots.data.items} slot={slot} wish={wish} />
        )
      }
    >
      <About service={service} />
      <Loaded
        aged
        query={slots}
        empty={
          <Empty
            icon="calendar"
            title="近四周没有场次"
            text={sayNothingSoon(service)}
            action={<TellMe service={service} />}
          />
        }
      >
        {({ items }) => <SlotChoice slots={items} value={slot?.id} onChange={wish.setSlot} />}
      </Loaded>
      {slot && <Elsewhere at={slot} />}
      {member && (
        <WhoFor
          street={street}
          member={member}
          service={service}
          most={Math.min(service.partyMax, slot?.places ?? service.partyMax)}
          wish={wish}
        />
      )}
      <View className="second">{sayRules(service, slot)}</View>
      <Story service={service} />
      <FollowService service={service} />
      <Share card={cardOf(service, street.id)} before={sayBefore(service).join('。')} />
    </Page>
  )
}

interface ActProps extends BookActionProps {
  slots: readonly Slot[]
}

/** Nothing more is offered here while it is not known whether a slot of this service was booked. */
function Act({ slots, ...booking }: ActProps) {
  const isInDoubt = useUnanswered(useAccountId()).some(
    write =>
      write.request.endpoint === bookSlot &&
      write.answer === undefined &&
      slots.some(({ id }) => id === paramOf(write, 'slotId')),
  )
  const early = slots.find(({ denial }) => denial === 'askers_first')
  const why = booking.slot === undefined && early !== undefined ? sayAskersFirst(early) : undefined
  if (!isInDoubt && why !== undefined) {
    return (
      <Button onPress={() => undefined} why={why}>
        预约
      </Button>
    )
  }
  if (!isInDoubt) return <BookAction {...booking} />
  return (
    <Button icon="refresh-cw" onPress={() => void askAll()}>
      还不知道约上没有，现在就问
    </Button>
  )
}

function sayNothingSoon({ nextSlot }: Service): string {
  return nextSlot === null
    ? '过几天再来看看，或者打电话问问。'
    : `最近的一场在 ${sayStart(nextSlot.startsAt)}，还没到约的时候。`
}

function sayRules(service: Service, slot: Slot | undefined): string {
  const cancel = sayCancelling(service.cancelCutoffMinutes, slot?.startsAt, new Date())
  return service.needsApproval ? `申请后要等确认，结果会发到“消息”里。${cancel}` : cancel
}
