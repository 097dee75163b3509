import type { Board, BoardLine } from '@yunxuan/contract'
import { suspicionNames } from '@yunxuan/domain'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { sayClock } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { gradeNames } from '../../record/record-words.ts'
import { stateNames } from '../board-words.ts'

/** Who is expected, here and gone, with what somebody has to look at. */
export function BoardTable({ shift, lines }: Pick<Board, 'shift' | 'lines'>) {
  const isOver = new Date(shift.endsAt) <= new Date()
  const rows = isOver ? lines : lines.map(soFar)
  return <DataTable label="名册" columns={columns} rows={rows} rowKey={line => line.signupId} />
}

/** While a shift runs nobody has forgotten to check out, and minutes count from the check-out. */
function soFar(line: BoardLine): BoardLine {
  const conflicts = line.conflicts.filter(conflict => conflict !== 'departure-capped')
  return { ...line, conflicts, minutes: line.leftAt === null ? 0 : line.minutes }
}

const columns: readonly Column<BoardLine>[] = [
  {
    key: 'name',
    title: '姓名',
    render: line => (
      <>
        <b>{line.personName}</b>{' '}
        {line.phoneTail !== null && <span className="soft">尾号 {line.phoneTail}</span>}{' '}
        {line.isWalkIn && <Tag tone="blue">现场加入</Tag>}
      </>
    ),
    compare: (a, b) => a.personName.localeCompare(b.personName, 'zh'),
  },
  {
    key: 'state',
    title: '状态',
    render: ({ state }) => <Tag tone={stateNames[state].tone}>{stateNames[state].name}</Tag>,
    compare: (a, b) => a.state.localeCompare(b.state),
    width: 96,
  },
  {
    key: 'arrived',
    title: '签到',
    render: line => <Scanned at={line.arrivedAt} grade={line.arrivalGrade} />,
    compare: (a, b) => (a.arrivedAt ?? '').localeCompare(b.arrivedAt ?? ''),
    width: 170,
  },
  {
    key: 'left',
    title: '签退',
    render: line => <Scanned at={line.leftAt} grade={line.departureGrade} />,
    compare: (a, b) => (a.leftAt ?? '').localeCompare(b.leftAt ?? ''),
    width: 170,
  },
  {
    key: 'minutes',
    title: '分钟',
    align: 'right',
    render: line => (line.minutes === 0 ? '—' : line.minutes),
    compare: (a, b) => a.minutes - b.minutes,
    width: 80,
  },
  {
    key: 'conflicts',
    title: '要看一看',
    render: ({ conflicts }) =>
      conflicts.length === 0 ? (
        '—'
      ) : (
        <span className="tags">
          {conflicts.map(conflict => (
            <Tag key={conflict} tone="gold">
              {suspicionNames[conflict]}
            </Tag>
          ))}
        </span>
      ),
    compare: (a, b) => a.conflicts.length - b.conflicts.length,
  },
]

function Scanned({ at, grade }: { at: string | null; grade: BoardLine['arrivalGrade'] }) {
  if (at === null) return <span className="soft">—</span>
  return (
    <>
      <span className="number">{sayClock(at)}</span>{' '}
      {grade !== null && <span className="soft">{gradeNames[grade].name}</span>}
    </>
  )
}
