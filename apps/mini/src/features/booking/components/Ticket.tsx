import { View } from '@tarojs/components'
import type { Booking } from '@yunxuan/contract'
import { PhoneLink } from '../../../shell/PhoneLink.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Qr } from '../../../ui/Qr.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { bookingStates } from '../../../words/booking.ts'
import { sayComing, saySpan } from '../../../words/when.ts'
import { WayThere } from '../../service/components/WayThere.tsx'

/** What the person holds up at the desk, with everything needed to get there. */
export function Ticket({ booking }: { booking: Booking }) {
  const { slot, status } = booking
  const isComing = status === 'booked'
  const state = bookingStates[status]
  const when = sayComing(slot.startsAt, new Date())
  return (
    <Card className="ticket">
      <View className="big">{isComing ? `${when}见` : when}</View>
      <View className="second">{saySpan(slot.startsAt, slot.endsAt)}</View>
      <View className="words">{slot.title}</View>
      {isComing ? (
        <>
          <Qr text={`yunxuan:booking:${booking.id}`} label="签到二维码，到了给工作人员看" />
          <View className="code">{booking.code}</View>
          <View>到了给工作人员看这个码</View>
        </>
      ) : (
        <Tag tone={state.tone}>{state.words}</Tag>
      )}
      <BookingFacts booking={booking} />
    </Card>
  )
}

function BookingFacts({ booking }: { booking: Booking }) {
  const { slot } = booking
  return (
    <Facts
      facts={[
        {
          name: '谁来',
          value: booking.party > 1 ? `${booking.personName}等 ${booking.party} 位` : booking.personName,
        },
        { name: '地点', value: <WayThere location={slot.location} room={slot.room} /> },
        ...(slot.bring.length > 0 ? [{ name: '请带', value: slot.bring.join('、') }] : []),
        {
          name: '电话',
          value: <PhoneLink name={slot.organizationName} number={slot.phone} />,
        },
      ]}
    />
  )
}
