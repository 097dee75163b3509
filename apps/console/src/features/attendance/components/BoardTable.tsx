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
    title: '姓名',
    value: line => line.personName,
    render: line => (
      <>
        <b>{line.personName}</b>{' '}
        {line.phoneTail !== null && <span className="soft">尾号 {line.phoneTail}</span>}{' '}
        {line.isWalkIn && <Tag tone="blue">现场加入</Tag>}
      </>
    ),
  },
  {
    title: '状态',
    width: 96,
    value: each => each.state,
    render: ({ state }) => <Tag {...stateNames[state]} />,
  },
  {
    title: '签到',
    width: 170,
    value: line => line.arrivedAt,
    render: line => <Scanned at={line.arrivedAt} grade={line.arrivalGrade} />,
  },
  {
    title: '签退',
    width: 170,
    value: line => line.leftAt,
    render: line => <Scanned at={line.leftAt} grade={line.departureGrade} />,
  },
  {
    title: '分钟',
    width: 80,
    align: 'right',
    value: line => line.minutes,
    render: line => (line.minutes === 0 ? '—' : line.minutes),
  },
  {
    title: '要看一看',
    value: each => each.conflicts.length,
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
