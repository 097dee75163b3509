import { View } from '@tarojs/components'
import type { RosterRecord } from '@yunxuan/contract'
import { Card } from '../../../ui/Card.tsx'
import { Check } from '../../../ui/Check.tsx'
import { Choice } from '../../../ui/Choice.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Row } from '../../../ui/Row.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { dotted } from '../../../words/dotted.ts'
import { sayMinutes, suspicionWords } from '../../../words/hours.ts'
import { sayClock } from '../../../words/when.ts'
import { type Judgement, whyOnlyLeftOut } from '../decide.ts'

interface LineProps {
  line: RosterRecord
}

/** A line with nothing odd: ticked, unless somebody unticks it. */
export function PlainLine({
  line,
  on,
  onChange,
}: LineProps & { on: boolean; onChange: (on: boolean) => void }) {
  return (
    <Check on={on} onChange={onChange}>
      {`${line.personName}，${sayMinutes(line.minutes)}`}
      <View className="second">{sayTimes(line)}</View>
    </Check>
  )
}

interface OddProps extends LineProps {
  judgement: Judgement
  onChange: (judgement: Judgement) => void
}

/** A line somebody looks at twice: what is odd, what to do, and why. */
export function JudgedLine({ line, judgement, onChange }: OddProps) {
  const { outcome, reason } = judgement
  return (
    <Card>
      <View className="words">{`${line.personName}，${sayMinutes(line.minutes)}`}</View>
      <View className="second">{sayTimes(line)}</View>
      <View className="wrap">
        {line.suspicions.map(suspicion => (
          <Tag key={suspicion} tone="gold">
            {suspicionWords[suspicion]}
          </Tag>
        ))}
      </View>
      <Choice
        label={`${line.personName}的时长`}
        layout="row"
        value={outcome}
        options={[
          { value: 'approved', title: '记', why: whyOnlyLeftOut(line) },
          { value: 'left_out', title: '不记' },
        ]}
        onChange={next => onChange({ outcome: next, reason })}
      />
      {outcome && (
        <Field
          label={`${line.personName}，原因`}
          value={reason}
          maxLength={200}
          placeholder={outcome === 'approved' ? '比如：大家都看见他做到最后' : '比如：来了一会儿就走了'}
          onChange={next => onChange({ outcome, reason: next })}
        />
      )}
    </Card>
  )
}

/** The leader's own line: greyed, with why. */
export function OwnLine({ line }: LineProps) {
  return (
    <View className="is-quiet">
      <Row
        title={`${line.personName}（我自己），${sayMinutes(line.minutes)}`}
        note="自己的时长，要请另一位负责人或社区来确认"
      />
    </View>
  )
}

export function DecidedLine({ line }: LineProps) {
  const { decided } = line
  if (!decided) return null
  const isApproved = decided.outcome === 'approved'
  return (
    <Row
      title={isApproved ? `${line.personName}，${sayMinutes(decided.minutes)}` : line.personName}
      note={dotted([`${decided.byName}确认`, decided.reason])}
      aside={<Tag tone={isApproved ? 'ok' : 'neutral'}>{isApproved ? '已记' : '不记'}</Tag>}
    />
  )
}

function sayTimes({ arrivedAt, leftAt, scannedBy, lateMinutes }: RosterRecord): string {
  return dotted([
    arrivedAt && `${sayClock(arrivedAt)}到`,
    leftAt ? `${sayClock(leftAt)}走` : '没有签退',
    scannedBy.length === 0 ? null : `${scannedBy.join('、')}扫的码`,
    lateMinutes === null ? null : `过了 ${sayMinutes(lateMinutes)}才传上来`,
  ])
}
