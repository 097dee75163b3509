import type { Booking } from '@yunxuan/contract'
import { openPage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { ForMember } from '../../member/components/ForMember.tsx'
import { RemindMe } from '../../message/components/RemindMe.tsx'
import { RatingCard } from '../../service/components/RatingCard.tsx'
import { useBooking } from '../booking.queries.ts'
import { CancelBooking } from '../components/CancelBooking.tsx'
import { addToCalendar, openSlip } from '../components/paper.ts'
import { TellFamily } from '../components/TellFamily.tsx'
import { Ticket } from '../components/Ticket.tsx'
import { ToBookings } from '../components/ToBookings.tsx'

export default function BookingPage() {
  const { id = '', fresh } = useParams()
  const booking = useBooking(id)
  return (
    <Page
      title={titleOf(booking.data, fresh === 'true')}
      action={booking.data && <Action booking={booking.data} />}
    >
      <ForMember icon="ticket" title="登录后看预约" text="这是一张预约单，本人登录才能看。">
        {() => (
          <Loaded query={booking} aged otherwise={<ToBookings />}>
            {data => (
              <>
                <State booking={data} />
                <Ticket booking={data} />
                {data.status === 'booked' && (
                  <RemindMe startsAt={data.slot.startsAt} isFresh={fresh === 'true'} />
                )}
                <TellFamily booking={data} />
                <Paper booking={data} />
                <CancelBooking booking={data} />
                {data.rating && (
                  <>
                    <Heading>我的评价</Heading>
                    <RatingCard rating={data.rating} />
                  </>
                )}
              </>
            )}
          </Loaded>
        )}
      </ForMember>
    </Page>
  )
}

function titleOf(booking: Booking | undefined, isFresh: boolean): string {
  if (!isFresh || !booking) return '我的预约'
  if (booking.status === 'pending') return '申请交上去了'
  return booking.status === 'booked' ? '预约成功' : '我的预约'
}

/** What happened to it besides being booked, with somebody's reason. */
function State({ booking }: { booking: Booking }) {
  const { status, reason } = booking
  const why = reason === '' ? '' : `原因：${reason}`
  if (status === 'pending') {
    return (
      <Notice tone="gold" icon="clock">
        正在等工作人员确认，结果会发到“消息”里。
      </Notice>
    )
  }
  if (status === 'rejected') return <Notice tone="red">这次没通过。{why}</Notice>
  if (status === 'slot_cancelled') return <Notice tone="red">这一场取消了。{why}</Notice>
  if (status === 'cancelled' || status === 'late_cancelled')
    return <Notice tone="blue">这个预约已经取消了。{why}</Notice>
  if (status === 'no_show')
    return <Notice tone="blue">这一次没见到您，不影响以后预约。记错了请跟服务台说。</Notice>
  if (status === 'booked' && reason !== '') return <Notice tone="gold">时间或地点改过。{why}</Notice>
  return null
}

function Action({ booking }: { booking: Booking }) {
  if (booking.canRate) {
    return (
      <Button icon="star" onPress={() => openPage('booking/rate', { id: booking.id })}>
        说说怎么样
      </Button>
    )
  }
  if (booking.status === 'booked' && booking.freelyCancelledUntil !== null) {
    return (
      <Button
        icon="calendar-plus"
        onPress={() => addToCalendar({ ...booking, to: booking.slot, note: `签到码 ${booking.code}` })}
      >
        加到手机日历
      </Button>
    )
  }
  if (booking.status === 'pending') return null
  return (
    <Button onPress={() => openPage('service/service', { id: booking.slot.serviceId })}>看别的时间</Button>
  )
}

function Paper({ booking }: { booking: Booking }) {
  if (booking.status !== 'booked') return null
  return (
    <Button kind="ghost" icon="printer" onPress={() => void openSlip(booking)}>
      打印大字单
    </Button>
  )
}
