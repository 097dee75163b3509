import { useState } from 'react'
import { Chips } from '../../../ui/Chips.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { ToServices } from '../../service/components/ToServices.tsx'
import { useBookings, type When } from '../booking.queries.ts'
import { BookingCard } from '../components/BookingCard.tsx'

export default function Bookings() {
  const [when, setWhen] = useState<When>('coming')
  return (
    <Page title="我的预约">
      <ForMember icon="ticket" title="登录后看预约" text="约好的、去过的，都在这里。">
        {() => (
          <>
            <Chips
              kind="tabs"
              label="我的预约"
              value={when}
              options={[
                { value: 'coming', title: '即将' },
                { value: 'past', title: '以往' },
              ]}
              onChange={setWhen}
            />
            <List key={when} when={when} />
          </>
        )}
      </ForMember>
    </Page>
  )
}

function List({ when }: { when: When }) {
  const bookings = useBookings(when)
  return (
    <PagedList
      aged
      list={bookings}
      empty={
        <Empty
          icon="ticket"
          title={when === 'coming' ? '还没有约好的' : '还没有去过的'}
          text="看看这几天身边有什么。"
          action={<ToServices />}
        />
      }
    >
      {items => items.map(booking => <BookingCard key={booking.id} booking={booking} />)}
    </PagedList>
  )
}
