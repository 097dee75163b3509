import type { WaitlistEntry } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { LeftWaiting, WaitAnswer, WaitCard, type Waited } from '../components/Wait.tsx'
import { useWaitlist } from '../waitlist.queries.ts'

export default function EntryPage() {
  const { id = '' } = useParams()
  const streetId = useStreetId()
  const waitlist = useWaitlist()
  const entry = waitlist.data?.items.find(one => one.id === id)
  const [left, setLeft] = useState<WaitlistEntry>()
  return (
    <Page
      title={entry?.status === 'offered' ? '有名额了' : '候补'}
      action={
        entry &&
        !left &&
        streetId && (
          <WaitAnswer
            key={entry.status}
            wait={waitedOf(entry)}
            streetId={streetId}
            onAccepted={booking => replacePage(pages.booking, { id: booking.id, fresh: true })}
            onLeft={() => setLeft(entry)}
          />
        )
      }
    >
      <ForMember icon="clock" title="登录后看候补" text="这是一张候补单，本人登录才能看。">
        {() =>
          left ? (
            <LeftWaiting
              wasOffered={left.status === 'offered'}
              next={{
                words: '看别的时间',
                onPress: () => replacePage(pages.service, { id: left.slot.serviceId }),
              }}
            />
          ) : (
            <Loaded query={waitlist}>
              {() => (entry ? <WaitCard wait={waitedOf(entry)} name="服务" /> : <Gone />)}
            </Loaded>
          )
        }
      </ForMember>
    </Page>
  )
}

function waitedOf(entry: WaitlistEntry): Waited {
  const { slot, party, personName } = entry
  return { ...entry, at: slot, who: party > 1 ? `${personName}等 ${party} 位` : personName }
}

function Gone() {
  return (
    <Empty
      icon="clock"
      title="这个候补已经结束了"
      text="可能已经约上、退出，或者保留的时间过了。"
      action={<Button onPress={() => openPage(pages.bookings)}>看我的预约</Button>}
    />
  )
}
