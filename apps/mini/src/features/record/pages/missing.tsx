import { View } from '@tarojs/components'
import type { Signup } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Empty } from '../../../ui/states.tsx'
import { WhenCard } from '../../../ui/WhenCard.tsx'
import { bookingStates } from '../../../words/booking.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { usePastShifts } from '../record.queries.ts'

/** Past shifts to choose from, for whoever served and has no record of it. */
export default function Missing() {
  return (
    <Page title="少记了一次">
      <ForMember icon="clock" title="登录后说一声" text="本人登录以后就能提。">
        {() => <Shifts />}
      </ForMember>
    </Page>
  )
}

function Shifts() {
  const shifts = usePastShifts()
  return (
    <PagedList
      list={shifts}
      isEmpty={items => items.filter(mayBeMissing).length === 0 && !shifts.hasNextPage}
      empty={<Empty icon="calendar" title="没有去过的班次" text="报过名、已经结束的班次才能提。" />}
    >
      {items => (
        <>
          <View>是哪一次？点一下，写写那天的情况。</View>
          {items.filter(mayBeMissing).map(signup => (
            <WhenCard
              key={signup.id}
              startsAt={signup.shift.startsAt}
              title={signup.shift.title}
              notes={[signup.personName]}
              tag={bookingStates[signup.status]}
              onPress={() => openPage('record/correct', { signup: signup.id, title: signup.shift.title })}
            />
          ))}
        </>
      )}
    </PagedList>
  )
}

function mayBeMissing({ status }: Signup): boolean {
  return status === 'booked' || status === 'attended' || status === 'no_show'
}
