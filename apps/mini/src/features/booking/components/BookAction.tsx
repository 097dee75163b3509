import { View } from '@tarojs/components'
import type { Service, Slot } from '@yunxuan/contract'
import { useCallback, useState } from 'react'
import { RefusedError } from '../../../api.ts'
import { openPage } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failure, failureTitle } from '../../../ui/Failure.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { sayComing, sayStart } from '../../../words/when.ts'
import { saySlot, slotUse } from '../../service/components/slot-tile.ts'
import { useWait } from '../../waitlist/waitlist.queries.ts'
import { useBook } from '../booking.queries.ts'
import type { Wish } from './use-wish.ts'

export interface BookActionProps {
  service: Service
  slot: Slot | undefined
  wish: Wish
}

/** The one clear action of a service's page: book, wait, or see what was booked before. */
export function BookAction({ service, slot, wish }: BookActionProps) {
  if (!slot) {
    return (
      <Button
        onPress={() => undefined}
        why={wish.slotId ? '您选的那一场没有了，请另选一个时间' : '现在没有能约的场次'}
      >
        预约
      </Button>
    )
  }
  const { bookingId, waitlistId } = slot
  if (bookingId) {
    return <Button onPress={() => openPage('booking/booking', { id: bookingId })}>看我的预约</Button>
  }
  if (waitlistId) {
    return <Button onPress={() => openPage('waitlist/entry', { id: waitlistId })}>看我的候补</Button>
  }
  if (slotUse(slot) === 'none') {
    return (
      <Button
        onPress={() => undefined}
        why={`您选的这一场约不了了：${saySlot(slot).why || '请另选一个时间'}`}
      >
        预约
      </Button>
    )
  }
  if (wish.party > slot.places) {
    return (
      <Button
        onPress={() => undefined}
        why={`这一场一共 ${slot.places} 位，${wish.party} 位坐不下。请减几位，或者换个时间。`}
      >
        预约
      </Button>
    )
  }
  const isTooMany = !service.needsApproval && wish.party > slot.placesLeft
  if (slotUse(slot) === 'wait' || isTooMany) {
    return <Wait slot={slot} wish={wish} />
  }
  return <Book service={service} slot={slot} wish={wish} />
}

const consentMissing = '请先勾选同意，或者不写身体情况'

function Wait({ slot, wish }: { slot: Slot; wish: Wish }) {
  const { party } = wish
  const wait = useWait(entry => openPage('waitlist/entry', { id: entry.id }))
  return (
    <>
      {slot.placesLeft > 0 && (
        <View className="second">
          这一场余 {slot.placesLeft} 位，{party} 位一起要排候补
        </View>
      )}
      <Button
        busy={wait.isSending}
        why={wish.needsConsent ? consentMissing : undefined}
        onPress={() => wait.send({ slotId: slot.id, body: wish.wanted() })}
      >
        候补这一场
      </Button>
      <Sheet title={failureTitle(wait.error, '没排上')} isOpen={wait.error !== null} onClose={wait.forget}>
        <Failure
          error={wait.error}
          onRetry={wait.again}
          action={<Button onPress={wait.forget}>看别的时间</Button>}
        />
      </Sheet>
    </>
  )
}

interface BookProps {
  service: Service
  slot: Slot
  wish: Wish
}

function Book({ service, slot, wish }: BookProps) {
  const [isAsking, setAsking] = useState(false)
  const book = useBook(`${service.title} ${sayStart(slot.startsAt)}`, booking => {
    setAsking(false)
    openPage('booking/booking', { id: booking.id, fresh: true })
  })
  const { forget } = book
  const close = useCallback(() => {
    setAsking(false)
    forget()
  }, [forget])
  const when = sayComing(slot.startsAt, new Date())
  const hasOverlap = isOverlap(book.error)
  const send = (overlapAccepted: boolean) =>
    book.send({
      slotId: slot.id,
      body: { ...wish.wanted(), ...(overlapAccepted ? { overlapAccepted } : {}) },
    })
  return (
    <>
      <Button
        busy={book.isSending}
        why={wish.needsConsent ? consentMissing : undefined}
        onPress={() => (slot.denial === 'overlapping_booking' ? setAsking(true) : send(false))}
      >
        {service.needsApproval ? '申请' : '预约'}
        {when}
      </Button>
      <Sheet
        title="这个时间还约了别的"
        isOpen={(isAsking && book.error === null) || hasOverlap}
        onClose={close}
        action={
          <View className="stack">
            <Button busy={book.isSending} onPress={() => send(true)}>
              两个都要，照样预约
            </Button>
            <Button kind="ghost" onPress={close}>
              换个时间
            </Button>
          </View>
        }
      >
        {when}前后，{wish.dependantId ? '家人' : '您'}已经约了别的服务，怕赶不过来。
      </Sheet>
      <Sheet
        title={failureTitle(book.error, '没约上')}
        isOpen={book.error !== null && !hasOverlap}
        onClose={close}
      >
        <Failure
          error={book.error}
          onRetry={book.again}
          action={<Button onPress={close}>看别的时间</Button>}
        />
      </Sheet>
    </>
  )
}

function isOverlap(error: Error | null): boolean {
  return error instanceof RefusedError && error.code === 'overlapping_booking'
}
