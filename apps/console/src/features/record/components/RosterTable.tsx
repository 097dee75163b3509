import type { RosterRecord } from '@yunxuan/contract'
import { Button } from 'antd'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Person } from '../../../ui/Person.tsx'
import { sayClock, sayInstant, sayMinutes } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { standingOf } from '../roster-line.ts'
import type { RosterWork } from '../use-roster-work.ts'
import { GradeTag } from './GradeTag.tsx'
import { Oddities } from './Oddities.tsx'

interface Props {
  lines: readonly RosterRecord[]
  isOver: boolean
  work: RosterWork
}

export function RosterTable({ lines, isOver, work }: Props) {
  return (
    <DataTable
      label="名册"
      columns={[...facts, { title: '结果', render: line => <Outcome {...{ line, isOver, work }} /> }]}
      rows={lines}
      rowKey={line => line.bookingId}
      isFaint={line => standingOf(line) === 'own'}
      {...(isOver ? { keys: { Enter: work.approve, m: work.lower, x: work.leaveOut } } : {})}
    />
  )
}

const clockOr = (instant: string | null, otherwise: string) =>
  instant === null ? <span className="soft">{otherwise}</span> : sayClock(instant)

const facts: readonly Column<RosterRecord>[] = [
  {
    title: '志愿者',
    value: line => line.personName,
    render: line => <Person name={line.personName} number={line.number ?? '没有志愿者号'} />,
  },
  {
    title: '到',
    value: line => line.arrivedAt,
    render: line => <span className="number">{clockOr(line.arrivedAt, '没来')}</span>,
  },
  {
    title: '离',
    width: 84,
    value: line => line.leftAt,
    render: line => (
      <span className="number">{clockOr(line.leftAt, line.arrivedAt === null ? '' : '没签退')}</span>
    ),
  },
  {
    title: '时长',
    width: 136,
    align: 'right',
    value: line => line.minutes,
    render: line => sayMinutes(line.minutes),
  },
  { title: '依据', render: line => line.grade !== null && <Ground line={line} /> },
  { title: '疑点', render: line => <Oddities of={line.suspicions} /> },
]

/** What the line rests on, whose scan that was, and how late it came. */
function Ground({ line: { grade, scannedBy, lateMinutes } }: { line: RosterRecord }) {
  return (
    <>
      {grade !== null && <GradeTag grade={grade} />}
      {scannedBy.length > 0 && (
        <span className="reason">
          {scannedBy.join('、')}扫的码
          {lateMinutes !== null && `，过了 ${sayMinutes(lateMinutes)}才传上来`}
        </span>
      )}
    </>
  )
}

function Outcome({ line, isOver, work }: { line: RosterRecord; isOver: boolean; work: RosterWork }) {
  const standing = standingOf(line)
  if (line.decided !== null) return <Decided decided={line.decided} />
  if (standing === 'own') return <span className="soft">您自己的，要由另一位来确认</span>
  if (standing === 'absent' || !isOver) return null
  return (
    <span className="row-actions">
      {standing === 'scanned' && <span className="soft">您自己扫的码，要由另一位来确认</span>}
      {standing !== 'short' && standing !== 'scanned' && (
        <Button
          size="small"
          type={standing === 'plain' ? 'primary' : 'default'}
          disabled={work.isBusy}
          aria-label={`确认 ${line.personName}`}
          onClick={() => work.approve(line)}
        >
          确认
        </Button>
      )}
      {standing === 'plain' && (
        <Button
          size="small"
          type="text"
          aria-label={`改少时长 ${line.personName}`}
          onClick={() => work.lower(line)}
        >
          改少
        </Button>
      )}
      <Button
        size="small"
        type="text"
        aria-label={`不计入 ${line.personName}`}
        onClick={() => work.leaveOut(line)}
      >
        不计入
      </Button>
    </span>
  )
}

function Decided({ decided }: { decided: NonNullable<RosterRecord['decided']> }) {
  const isApproved = decided.outcome === 'approved'
  return (
    <>
      <Tag tone={isApproved ? 'ok' : 'plain'}>
        {isApproved ? `已记 ${sayMinutes(decided.minutes)}` : '没有计入'}
      </Tag>
      <span className="reason">
        {decided.byName}，{sayInstant(decided.at)}
        {decided.reason !== '' && `，${decided.reason}`}
      </span>
    </>
  )
}
