import { View } from '@tarojs/components'
import type { Booking, SignedShift } from '@yunxuan/contract'
import type { ReactNode } from 'react'
import { PhoneLink } from '../../../shell/PhoneLink.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { bookingStates } from '../../../words/booking.ts'
import { sayComingLarge, saySpan } from '../../../words/when.ts'
import { beforeFact } from '../../service/components/before.tsx'
import { WayThere } from '../../service/components/WayThere.tsx'

/** What the person holds up at the desk, with everything needed to get there. */
export function Ticket({ booking }: { booking: Booking }) {
  const { slot, status, personName, party } = booking
  const isComing = status === 'booked'
  return (
    <TicketCard
      to={slot}
      who={party > 1 ? `${personName}等 ${party} 位` : personName}
      isComing={isComing}
      state={bookingStates[status]}
    >
      {isComing && (
        <>
          <Qr text={`yunxuan:booking:${booking.id}`} label="签到二维码，到了给工作人员看" />
          <View className="code">{booking.code}</View>
          <View>到了给工作人员看这个码</View>
        </>
      )}
    </TicketCard>
  )
}

export interface TicketCardProps {
  to: Omit<SignedShift, 'activityId'>
  who: string
  isComing: boolean
  /** How it stands; said where one does not come. */
  state: { tone: Tone; words: string }
  /** What is shown on arrival. */
  children?: ReactNode
  facts?: ReadonlyArray<{ name: string; value: ReactNode }>
}

/** When, what, who and where, of a booking or a sign-up. */
export function TicketCard({ to, who, isComing, state, children, facts = [] }: TicketCardProps) {
  const when = sayComingLarge(to.startsAt, new Date())
  return (
    <Card className="ticket">
      <View className="big">{isComing ? `${when}见` : when}</View>
      <View className="second">{saySpan(to.startsAt, to.endsAt)}</View>
      <View className="words">{to.title}</View>
      {isComing ? children : <Tag tone={state.tone}>{state.words}</Tag>}
      <Facts
        facts={[
          { name: '谁来', value: who },
          ...facts,
          {
            name: '地点',
            value: <WayThere location={to.location} room={to.room} isElsewhere={to.isElsewhere} />,
          },
          ...beforeFact(to),
          { name: '电话', value: <PhoneLink name={to.organizationName} number={to.phone} /> },
        ]}
      />
    </Card>
  )
}
