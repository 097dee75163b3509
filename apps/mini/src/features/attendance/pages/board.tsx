import { View } from '@tarojs/components'
import type { Board, BoardLine } from '@yunxuan/contract'
import { useState } from 'react'
import { openPage, useParams } from '../../../shell/address.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Empty } from '../../../ui/states.tsx'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { dotted } from '../../../words/dotted.ts'
import { sayMinutes, suspicionWords } from '../../../words/hours.ts'
import { sayClock, saySpan } from '../../../words/when.ts'
import { type BoardShow, useBoard } from '../attendance.queries.ts'
import { WalkIns } from '../components/WalkIns.tsx'

/** Who is here, who is not, and who asks to join. */
export default function BoardPage() {
  const { shift = '' } = useParams()
  const [show, setShow] = useState<BoardShow>('all')
  const board = useBoard(shift, show)
  return (
    <Page title="名单">
      <Chips
        label="看哪些人"
        value={show}
        options={[
          { value: 'all', title: '全部' },
          { value: 'expected', title: '还没到' },
          { value: 'here', title: '在场' },
          { value: 'left', title: '走了' },
          { value: 'conflicted', title: '要看一看' },
        ]}
        onChange={setShow}
      />
      <Loaded query={board}>
        {data => (
          <>
            <Sums board={data} />
            <WalkIns shiftId={shift} items={data.walkIns} />
            <People lines={data.lines} matching={data.matching} />
            {Date.parse(data.shift.endsAt) <= Date.now() && (
              <Button icon="check" onPress={() => openPage('record/approve', { shift })}>
                确认时长
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Sums({ board }: { board: Board }) {
  const { shift, counts } = board
  return (
    <Card>
      <View className="words">{shift.activityTitle}</View>
      <View className="second">{saySpan(shift.startsAt, shift.endsAt)}</View>
      <View>
        到了 {counts.arrived} 位，一共 {counts.expected} 位
      </View>
    </Card>
  )
}

const states: Readonly<Record<BoardLine['state'], { tone: Tone; words: string }>> = {
  expected: { tone: 'gold', words: '还没到' },
  here: { tone: 'ok', words: '在场' },
  left: { tone: 'blue', words: '走了' },
}

function People({ lines, matching }: { lines: readonly BoardLine[]; matching: number }) {
  if (lines.length === 0) return <Empty icon="users" title="没有这样的人" text="换一个条件看看。" />
  return (
    <>
      <Card className="card--list">
        {lines.map(line => (
          <Row
            key={line.signupId}
            title={line.personName}
            note={noteOf(line)}
            aside={<Tag tone={states[line.state].tone}>{states[line.state].words}</Tag>}
          />
        ))}
      </Card>
      {matching > lines.length && (
        <View className="end">
          一共 {matching} 位，这里先看 {lines.length} 位。
        </View>
      )}
    </>
  )
}

function noteOf(line: BoardLine): string {
  const { arrivedAt, leftAt, minutes, phoneTail, isWalkIn, conflicts } = line
  return dotted([
    phoneTail && `手机尾号 ${phoneTail}`,
    isWalkIn ? '现场加入' : null,
    arrivedAt && `${sayClock(arrivedAt)}到`,
    leftAt && `${sayClock(leftAt)}走，${sayMinutes(minutes)}`,
    ...conflicts.map(conflict => suspicionWords[conflict]),
  ])
}
