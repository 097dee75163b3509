import { View } from '@tarojs/components'
import type { Reply, Segment } from '@yunxuan/contract'
import { sayDay, shanghaiDate } from '@yunxuan/domain'
import { useState } from 'react'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Stepper } from '../../../ui/Stepper.tsx'
import { Empty } from '../../../ui/states.tsx'
import { saySpan, tileOf } from '../../../words/when.ts'
import { ForMember } from '../../member/components/ForMember.tsx'
import { WayThere } from '../../service/components/WayThere.tsx'
import { useAskForRoom, useSegments } from '../room.queries.ts'

type Shown = Reply<'GET /v1/streets/:streetId/rooms/:roomId/segments'>

/** One room: choose when, say what for and with how many, and send. */
export default function RoomPage() {
  const { id = '' } = useParams()
  const segments = useSegments(id)
  return (
    <Page title="借场地">
      <Loaded query={segments}>{shown => <Asking shown={shown} />}</Loaded>
    </Page>
  )
}

function Asking({ shown }: { shown: Shown }) {
  const { room, location, items } = shown
  const { name, capacity, features, rules, needsApproval } = room
  const [startsAt, setStartsAt] = useState<string>()
  const segment = items.find(one => one.startsAt === startsAt)
  return (
    <>
      <Card>
        <Heading>{name}</Heading>
        <View className="words">{[`坐 ${capacity} 位`, ...features].join('、')}</View>
        <WayThere location={location} />
        {rules !== '' && <View className="second">{rules}</View>}
        <View className="second">
          {needsApproval ? '交上去以后，社区看过再答复您。' : '约上就算，不用等答复。'}
        </View>
      </Card>
      {items.length === 0 ? (
        <Empty icon="calendar" title="这阵子不外借" text="过几天再来看看，或者换一间。" />
      ) : (
        <When items={items} value={startsAt} onChange={setStartsAt} />
      )}
      {segment && (
        <ForMember icon="calendar" title="登录后借场地" text="登录一次，说清楚做什么、几位来就行。">
          {() => <Form key={segment.startsAt} shown={shown} segment={segment} />}
        </ForMember>
      )}
    </>
  )
}

interface WhenProps {
  items: readonly Segment[]
  value: string | undefined
  onChange: (startsAt: string) => void
}

/** The days on which something is to be had, and what of one day. */
function When({ items, value, onChange }: WhenProps) {
  const now = new Date()
  const dayOf = ({ startsAt }: Segment) => shanghaiDate(new Date(startsAt))
  const days = [...new Set(items.map(dayOf))]
  const firstFree = items.find(({ isTaken }) => !isTaken)
  const [chosen, setDay] = useState(firstFree ? dayOf(firstFree) : (days[0] ?? ''))
  const options = days.map(day => {
    const noon = new Date(`${day}T12:00:00+08:00`)
    return { value: day, title: `${sayDay(noon, now)} ${tileOf(noon.toISOString(), now).day} 日` }
  })
  return (
    <>
      <Heading>什么时候</Heading>
      <Chips label="哪一天" options={options} value={chosen} onChange={setDay} />
      <Choice
        label="哪一段"
        options={items
          .filter(segment => dayOf(segment) === chosen)
          .map(({ startsAt, endsAt, isTaken }) => ({
            value: startsAt,
            title: saySpan(startsAt, endsAt),
            ...(isTaken ? { why: '有人用了' } : {}),
          }))}
        value={value}
        onChange={onChange}
      />
    </>
  )
}

const usualHeads = 10

function Form({ shown: { room, location }, segment }: { shown: Shown; segment: Segment }) {
  const [purpose, setPurpose] = useState('')
  const [groupName, setGroupName] = useState('')
  const [heads, setHeads] = useState(Math.min(usualHeads, room.capacity))
  const ask = useAskForRoom(room.id, `${location.name}${room.name}`, () => replacePage('room/mine', {}))
  const { startsAt, endsAt } = segment
  const send = () =>
    ask.send({ startsAt, endsAt, heads, purpose: purpose.trim(), groupName: groupName.trim() })
  return (
    <>
      <Heading>用来做什么</Heading>
      <Field
        label="做什么"
        value={purpose}
        onChange={setPurpose}
        maxLength={40}
        placeholder="合唱排练、读书会……"
      />
      <Stepper label="几位来" value={heads} onChange={setHeads} max={room.capacity} />
      <Field label="哪个团体（可不填）" value={groupName} onChange={setGroupName} maxLength={30} />
      <View className="second">由您负责：来了开门，走时收拾好、关灯关门。</View>
      {ask.error ? (
        <Failure
          error={ask.error}
          onRetry={ask.again}
          action={<Button onPress={ask.forget}>换个时间</Button>}
        />
      ) : (
        <Button
          busy={ask.isSending}
          why={purpose.trim() === '' ? '写上做什么就能交' : undefined}
          onPress={send}
        >
          {room.needsApproval ? '交上申请' : '就借这一段'}
        </Button>
      )}
      <Button kind="plain" onPress={() => openPage('room/mine')}>
        看我借的场地
      </Button>
    </>
  )
}
