import { View } from '@tarojs/components'
import type { RecordRoster, RosterRecord } from '@yunxuan/contract'
import { useState } from 'react'
import { useParams } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Failure } from '../../../ui/Failure.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Empty } from '../../../ui/states.tsx'
import { saySpan } from '../../../words/when.ts'
import { DecidedLine, JudgedLine, OwnLine, PlainLine } from '../components/RosterLines.tsx'
import { decisionsOf, kindOf, type LineKind, type Said, withoutReason } from '../decide.ts'
import { useApprove, useRoster } from '../record.queries.ts'

const nothingSaid: Said = { unticked: [], judgements: {} }

/** After the end: the leader says who served how long. */
export default function Approve() {
  const { shift = '' } = useParams()
  const roster = useRoster(shift)
  const [said, setSaid] = useState(nothingSaid)
  const approve = useApprove(shift, () => {
    setSaid(nothingSaid)
    say('确认好了')
  })
  const lines = roster.data?.lines ?? []
  const decisions = decisionsOf(lines, said)
  const lacking = withoutReason(lines, said)[0]
  return (
    <Page
      title="确认时长"
      action={
        roster.data?.isOver &&
        (decisions.length > 0 || lacking) && (
          <Button
            busy={approve.isSending}
            why={lacking && `${lacking.personName}还差一句原因`}
            onPress={() => approve.send(decisions)}
          >
            {`确认 ${decisions.length} 位`}
          </Button>
        )
      }
    >
      <Loaded
        query={roster}
        isEmpty={data => data.lines.length === 0}
        empty={<Empty icon="users" title="这一班没有人报名" text="没有要确认的时长。" />}
      >
        {data => (
          <>
            <About roster={data} />
            <Failure error={approve.error} onRetry={approve.again} />
            <Lines lines={data.lines} said={said} onSay={setSaid} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function About({ roster }: { roster: RecordRoster }) {
  const { clock } = roster
  const left = clock.withinDays - clock.workingDays
  return (
    <>
      <Card>
        <View className="words">{roster.title}</View>
        <View className="second">{saySpan(roster.startsAt, roster.endsAt)}</View>
      </Card>
      {!roster.isOver && <Notice icon="clock">这一班还没结束，结束以后再确认。</Notice>}
      {roster.isOver && clock.state !== 'open' && (
        <Notice tone="gold" icon="clock">
          {clock.state === 'warn'
            ? `还有 ${left} 个工作日，请早点确认。`
            : `已经过了 ${clock.withinDays} 个工作日，请今天确认。`}
        </Notice>
      )}
    </>
  )
}

interface LinesProps {
  lines: readonly RosterRecord[]
  said: Said
  onSay: (said: Said) => void
}

function Lines({ lines, said, onSay }: LinesProps) {
  const { unticked, judgements } = said
  const of = (kind: LineKind) => lines.filter(line => kindOf(line) === kind)
  const [plain, odd, scanned] = [of('plain'), of('odd'), of('scanned')]
  const [own, absent, decided] = [of('own'), of('absent'), of('decided')]
  const judged = (line: RosterRecord) => (
    <JudgedLine
      key={line.bookingId}
      line={line}
      judgement={judgements[line.bookingId] ?? { outcome: undefined, reason: '' }}
      onChange={judgement => onSay({ ...said, judgements: { ...judgements, [line.bookingId]: judgement } })}
    />
  )
  return (
    <>
      {plain.length > 0 && <Heading>没问题的 {plain.length} 位</Heading>}
      {plain.map(line => (
        <PlainLine
          key={line.bookingId}
          line={line}
          on={!unticked.includes(line.bookingId)}
          onChange={on =>
            onSay({
              ...said,
              unticked: on ? unticked.filter(one => one !== line.bookingId) : [...unticked, line.bookingId],
            })
          }
        />
      ))}
      {odd.length > 0 && <Heading>要看一看的 {odd.length} 位</Heading>}
      {odd.map(judged)}
      {scanned.length > 0 && (
        <>
          <Heading>您扫码的 {scanned.length} 位</Heading>
          <Notice icon="users">您扫的码，请另一位负责人或社区来确认。没来的，您可以先选“不记”。</Notice>
        </>
      )}
      {scanned.map(judged)}
      {(own.length > 0 || decided.length > 0) && (
        <Card className="card--list">
          {own.map(line => (
            <OwnLine key={line.bookingId} line={line} />
          ))}
          {decided.map(line => (
            <DecidedLine key={line.bookingId} line={line} />
          ))}
        </Card>
      )}
      {absent.length > 0 && (
        <View className="second">没来的：{absent.map(line => line.personName).join('、')}</View>
      )}
    </>
  )
}
