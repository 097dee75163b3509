import { View } from '@tarojs/components'
import type { Booking } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { sayComing } from '../../../words/when.ts'
import { useCancel } from '../booking.queries.ts'

/** Free until the cutoff; later with a word to the desk. */
export function CancelBooking({ booking, streetId }: { booking: Booking; streetId: string }) {
  const [isAsking, setAsking] = useState(false)
  const [word, setWord] = useState('')
  const cancel = useCancel(streetId, booking.id, () => setAsking(false))
  const { forget } = cancel
  const close = useCallback(() => {
    setAsking(false)
    forget()
  }, [forget])
  const { isLateToCancel, freelyCancelledUntil } = booking
  if (freelyCancelledUntil === null) return null
  const isPending = booking.status === 'pending'
  const name = isPending ? '撤回申请' : isLateToCancel ? '临时取消' : '取消预约'
  return (
    <>
      <Button kind="ghost" onPress={() => setAsking(true)}>
        {name}
      </Button>
      {!isLateToCancel && !isPending && (
        <View className="end">不能来了？{sayComing(freelyCancelledUntil, new Date())}前都可以取消。</View>
      )}
      <Sheet
        title={`${name}？`}
        isOpen={isAsking}
        onClose={close}
        action={
          !cancel.error && (
            <Button
              busy={cancel.isSending}
              onPress={() => cancel.send(word.trim() === '' ? {} : { word: word.trim() })}
            >
              确定{name}
            </Button>
          )
        }
      >
        {cancel.error ? (
          <Failure error={cancel.error} onRetry={cancel.again} />
        ) : isLateToCancel ? (
          <>
            <View>快开始了，工作人员可能已经在准备，跟他们说一声吧。</View>
            <Field
              label="跟服务台说一声（可以不写）"
              value={word}
              onChange={setWord}
              multiline
              maxLength={200}
              placeholder="比如：家里临时有事"
            />
          </>
        ) : (
          <View>名额会马上让给排着候补的邻居，以后想来可以再约。</View>
        )}
      </Sheet>
    </>
  )
}
