import type { WaitlistEntry } from '@yunxuan/contract'
import { replacePage, useParams } from '../../../shell/address.ts'
import { Empty } from '../../../ui/states.tsx'
import { ToBookings } from '../../booking/components/ToBookings.tsx'
import type { Waited } from '../components/Wait.tsx'
import { WaitPage } from '../components/WaitPage.tsx'
import { useWaitlist } from '../waitlist.queries.ts'

export default function Entry() {
  const { id = '' } = useParams()
  const waitlist = useWaitlist()
  const entry = waitlist.data?.items.find(one => one.id === id)
  return (
    <WaitPage
      query={waitlist}
      wait={entry && waitedOf(entry)}
      onAccepted={booking => replacePage('booking/booking', { id: booking.id, fresh: true })}
      gone={<Gone />}
    />
  )
}

function waitedOf(entry: WaitlistEntry): Waited {
  const { slot, party, personName } = entry
  return {
    ...entry,
    name: '服务',
    at: slot,
    who: party > 1 ? `${personName}等 ${party} 位` : personName,
    others: { words: '看别的时间', onPress: () => replacePage('service/service', { id: slot.serviceId }) },
  }
}

function Gone() {
  return (
    <Empty
      icon="clock"
      title="这个候补已经结束了"
      text="可能已经约上、退出，保留的时间过了，或者场次取消了，“消息”里有写。"
      action={<ToBookings />}
    />
  )
}
