import { View } from '@tarojs/components'
import type { WaitlistEntry } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
import { useStreetId } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { waitlistStates } from '../../../words/booking.ts'
import { sayClock, sayComing, saySpan } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { WayThere } from '../../service/components/WayThere.tsx'
import { useAccept, useStepBack, useWaitlist } from '../waitlist.queries.ts'

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
        streetId && <Answer key={entry.status} entry={entry} streetId={streetId} onLeft={setLeft} />
      }
    >
      <ForMember icon="clock" title="登录后看候补" text="这是一张候补单，本人登录才能看。">
        {() =>
          left ? (
            <Left entry={left} />
          ) : (
            <Loaded query={waitlist}>{() => (entry ? <Shown entry={entry} /> : <Gone />)}</Loaded>
          )
        }
      </ForMember>
    </Page>
  )
}

function Left({ entry }: { entry: WaitlistEntry }) {
  return (
    <Empty
      icon="circle-check"
      title={entry.status === 'offered' ? '让给下一位了' : '退出候补了'}
      text="谢谢您说一声。以后想来，可以再约、再排。"
      action={
        <Button onPress={() => replacePage(pages.service, { id: entry.slot.serviceId })}>看别的时间</Button>
      }
    />
  )
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

function Shown({ entry }: { entry: WaitlistEntry }) {
  const { slot, position, offerExpiresAt, party, personName } = entry
  const state = waitlistStates[entry.status]
  return (
    <Card className="ticket">
      {offerExpiresAt ? (
        <>
          <View className="big">名额为您留到{sayClock(offerExpiresAt)}</View>
          <View>{sayLeft(offerExpiresAt)}，不着急，想好了再点。</View>
        </>
      ) : (
        <>
          <View className="big">{position === null ? state.words : `排在第 ${position}`}</View>
          <View>有了名额马上告诉您，会留一段时间等您回话。</View>
        </>
      )}
      <Tag tone={state.tone}>{state.words}</Tag>
      <Facts
        facts={[
          { name: '服务', value: slot.title },
          { name: '时间', value: saySpan(slot.startsAt, slot.endsAt) },
          { name: '地点', value: <WayThere location={slot.location} room={slot.room} /> },
          { name: '谁来', value: party > 1 ? `${personName}等 ${party} 位` : personName },
        ]}
      />
    </Card>
  )
}

function sayLeft(expiresAt: string): string {
  const minutes = Math.max(0, Math.round((Date.parse(expiresAt) - Date.now()) / 60_000))
  return minutes < 60 ? `还有 ${minutes} 分钟` : `还有 ${Math.floor(minutes / 60)} 个多小时`
}

interface AnswerProps {
  entry: WaitlistEntry
  streetId: string
  onLeft: (entry: WaitlistEntry) => void
}

function Answer({ entry, streetId, onLeft }: AnswerProps) {
  const isOffered = entry.status === 'offered'
  const accept = useAccept(streetId, booking => replacePage(pages.booking, { id: booking.id, fresh: true }))
  const stepBack = useStepBack(streetId, () => onLeft(entry))
  const back = { entryId: entry.id, isOffered }
  return (
    <>
      <Failure
        error={accept.error ?? stepBack.error}
        onRetry={accept.error ? accept.again : stepBack.again}
      />
      {isOffered && (
        <Button busy={accept.isSending} onPress={() => accept.send(entry.id)}>
          要这个名额，{sayComing(entry.slot.startsAt, new Date())}去
        </Button>
      )}
      <Button kind="ghost" busy={stepBack.isSending} onPress={() => stepBack.send(back)}>
        {isOffered ? '这次不去了，让给下一位' : '不排了，退出候补'}
      </Button>
    </>
  )
}
