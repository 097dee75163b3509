import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import type { Member, Service, Street } from '@yunxuan/contract'
import { useAccountId } from '../../../session/session.ts'
import { openPage, pageUrl, useParams } from '../../../shell/address.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { sayAhead } from '../../../words/when.ts'
import { BookAction } from '../../booking/components/BookAction.tsx'
import { chosenSlot, useWish } from '../../booking/components/use-wish.ts'
import { WhoFor } from '../../booking/components/WhoFor.tsx'
import { useMember } from '../../member/member.queries.ts'
import { About, Story } from '../components/About.tsx'
import { Share } from '../components/Share.tsx'
import { SlotChoice } from '../components/SlotChoice.tsx'
import { ToServices } from '../components/ToServices.tsx'
import { useService, useSlots } from '../service.queries.ts'

export default function ServicePage() {
  const { id = '', street: linked } = useParams()
  useLinkedStreet(linked)
  const street = useStreet()
  const service = useService(id)
  const accountId = useAccountId()
  const member = useMember()
  useShareAppMessage(() => ({
    title: service.data?.title ?? '身边的服务',
    path: pageUrl('service/service', { id, street: street.data?.id }),
  }))
  const isKnown = accountId === undefined || member.data !== undefined
  if (street.data && service.data && isKnown) {
    return <Shown street={street.data} service={service.data} member={member.data ?? null} />
  }
  return (
    <Page title="服务">
      <Loaded query={street}>
        {() => (
          <Loaded query={service} otherwise={<ToServices />}>
            {() => <Loaded query={member}>{() => null}</Loaded>}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
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
          slots.data && <BookAction service={service} slot={slot} wish={wish} />
        )
      }
    >
      <About service={service} />
      <Loaded
        query={slots}
        empty={<Empty icon="calendar" title="近四周没有场次" text="过几天再来看看，或者打电话问问。" />}
      >
        {({ items }) => <SlotChoice slots={items} value={slot?.id} onChange={wish.setSlot} />}
      </Loaded>
      {member && (
        <WhoFor
          street={street}
          member={member}
          service={service}
          most={Math.min(service.partyMax, slot?.places ?? service.partyMax)}
          wish={wish}
        />
      )}
      <View className="second">{sayRules(service)}</View>
      <Story service={service} />
      <Share title={service.title} url={pageUrl('service/service', { id: service.id, street: street.id })} />
    </Page>
  )
}

function sayRules(service: Service): string {
  const cancel = `不能来了？${sayAhead(service.cancelCutoffMinutes)}都可以取消。`
  return service.needsApproval ? `申请后要等确认，结果会发到“消息”里。${cancel}` : cancel
}
