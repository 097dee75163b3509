import { View } from '@tarojs/components'
import type { Booking, SignedShift, WaitlistEntry } from '@yunxuan/contract'
import { AskFirst } from '../../../ui/AskFirst.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayPosition, waitlistStates } from '../../../words/booking.ts'
import { sayClock, sayComing, saySpan } from '../../../words/when.ts'
import { beforeFact } from '../../service/components/before.tsx'
import { WayThere } from '../../service/components/WayThere.tsx'
import { useAccept, useStepBack } from '../waitlist.queries.ts'

/** What somebody waits for: a slot of a service, or a shift of an activity. */
export interface Waited extends Pick<WaitlistEntry, 'id' | 'status' | 'position' | 'offerExpiresAt'> {
  /** What is waited for, such as 服务. */
  name: string
  at: Omit<SignedShift, 'activityId'>
  who: string
  /** Where to go for another time. */
  others: { words: string; onPress: () => void }
}

/** The place in the queue, or until when places are kept. */
export function WaitCard({ wait }: { wait: Waited }) {
  const { name, at, offerExpiresAt, position, who } = wait
  const state = waitlistStates[wait.status]
  return (
    <Card className="ticket">
      {offerExpiresAt ? (
        <>
          <View className="big">名额为您留到{sayClock(offerExpiresAt)}</View>
          <View>{sayLeft(offerExpiresAt)}</View>
        </>
      ) : (
        <>
          <View className="big">{position === null ? state.words : sayPosition(position)}</View>
          <View>有了名额马上告诉您，会留一段时间等您回话。</View>
        </>
      )}
      <Tag tone={state.tone}>{state.words}</Tag>
      <Facts
        facts={[
          { name, value: at.title },
          { name: '时间', value: <View className="when">{saySpan(at.startsAt, at.endsAt)}</View> },
          {
            name: '地点',
            value: <WayThere location={at.location} room={at.room} isElsewhere={at.isElsewhere} />,
          },
          { name: '谁来', value: who },
          ...beforeFact(at),
        ]}
      />
    </Card>
  )
}

// Shorter is soon over for somebody who has to ask at home first.
const unhurriedMinutes = 30

function sayLeft(expiresAt: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(expiresAt) - Date.now()) / 60_000))
  if (minutes < unhurriedMinutes) return `还有 ${minutes} 分钟，过了就给下一位。`
  const left = minutes < 60 ? `${minutes} 分钟` : `${Math.floor(minutes / 60)} 个多小时`
  return `还有 ${left}，不着急，想好了再点。`
}

export interface WaitAnswerProps {
  wait: Waited
  onAccepted: (booking: Booking) => void
  onLeft: () => void
}

/** Takes an offer, gives it to the next one, or leaves the queue. */
export function WaitAnswer({ wait, onAccepted, onLeft }: WaitAnswerProps) {
  const isOffered = wait.status === 'offered'
  const accept = useAccept(onAccepted)
  const stepBack = useStepBack(onLeft)
  const leave = () => stepBack.send({ entryId: wait.id, isOffered })
  // Whoever is asked first reads in the question why it failed.
  const failed = [accept, ...(isOffered ? [] : [stepBack])].find(one => one.error !== null)
  return (
    <>
      {isOffered && (
        <Button busy={accept.isSending} onPress={() => accept.send(wait.id)}>
          要这个名额，{sayComing(wait.at.startsAt, new Date())}去
        </Button>
      )}
      {isOffered ? (
        <AskFirst
          name="这次不去了，让给下一位"
          title="让给下一位？"
          yes="让给下一位"
          sending={stepBack}
          onYes={leave}
        >
          名额马上给排在后面的邻居，给出去就要不回来了。
        </AskFirst>
      ) : (
        <Button kind="ghost" busy={stepBack.isSending} onPress={leave}>
          不排了，退出候补
        </Button>
      )}
      <Sheet title="候补" isOpen={failed !== undefined} onClose={() => failed?.forget()}>
        {failed && (
          <Failure
            error={failed.error}
            onRetry={failed.again}
            action={<Button onPress={failed.forget}>看看现在怎么样</Button>}
          />
        )}
      </Sheet>
    </>
  )
}
