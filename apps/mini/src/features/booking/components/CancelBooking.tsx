import type { Booking } from '@yunxuan/contract'
import { sayComing } from '../../../words/when.ts'
import { useCancel } from '../booking.queries.ts'
import { GiveUp } from './GiveUp.tsx'

/** Free until the cutoff; later with a word to the desk. */
export function CancelBooking({ booking }: { booking: Booking }) {
  const cancel = useCancel(booking.id)
  const { isLateToCancel, freelyCancelledUntil } = booking
  if (freelyCancelledUntil === null) return null
  const isPending = booking.status === 'pending'
  const isFree = !isLateToCancel && !isPending
  return (
    <GiveUp
      name={isPending ? '撤回申请' : isLateToCancel ? '临时取消' : '取消预约'}
      sending={cancel}
      isLate={isLateToCancel}
      words={
        isLateToCancel
          ? '快开始了，工作人员可能已经在准备，跟他们说一声吧。'
          : '名额会马上让给排着候补的邻居，以后想来可以再约。'
      }
      toWhom="服务台"
      until={isFree ? `不能来了？${sayComing(freelyCancelledUntil, new Date())}前都可以取消。` : undefined}
    />
  )
}
