import type { UseQueryResult } from '@tanstack/react-query'
import type { Board } from '@yunxuan/contract'
import { suspicionNames } from '@yunxuan/domain'
import { Segmented } from 'antd'
import type { Sheet } from '../../../ui/csv.ts'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { stamp } from '../../../ui/say.ts'
import { gradeNames } from '../../record/record-words.ts'
import type { BoardFilter } from '../attendance.queries.ts'
import { stateNames } from '../board-words.ts'
import { BoardFigures } from './BoardFigures.tsx'
import { BoardTable } from './BoardTable.tsx'
import { WalkIns } from './WalkIns.tsx'

interface Props {
  shiftId: string
  board: UseQueryResult<Board>
  filter: BoardFilter
  onFilter: (filter: BoardFilter) => void
}

/** The live roster of a shift for those who run it. */
export function BoardTab({ shiftId, board, filter, onFilter }: Props) {
  return (
    <Loaded query={board}>
      {data => (
        <div className="stack">
          <BoardFigures counts={data.counts} conflicted={data.conflicted} />
          <WalkIns shiftId={shiftId} walkIns={data.walkIns} />
          <div className="filters">
            <BoardFilters board={data} filter={filter} onFilter={onFilter} />
          </div>
          {data.lines.length === 0 ? (
            <NoLines isFiltered={filter.show !== 'all' || filter.q !== ''} />
          ) : (
            <BoardTable shift={data.shift} lines={data.lines} />
          )}
        </div>
      )}
    </Loaded>
  )
}

interface FilterProps {
  board: Board
  filter: BoardFilter
  onFilter: (filter: BoardFilter) => void
}

function BoardFilters({ board, filter, onFilter }: FilterProps) {
  const { shift, counts, conflicted, matching, lines } = board
  const { expected, arrived, left } = counts
  return (
    <>
      <Segmented<BoardFilter['show']>
        aria-label="看哪些人"
        value={filter.show}
        onChange={show => onFilter({ ...filter, show })}
        options={[
          { value: 'all', label: `全部 ${expected}` },
          { value: 'expected', label: `还没到 ${expected - arrived}` },
          { value: 'here', label: `在场 ${arrived - left}` },
          { value: 'left', label: `已离开 ${left}` },
          { value: 'conflicted', label: `要看一看 ${conflicted}` },
        ]}
      />
      <SearchBox label="姓名" value={filter.q} onChange={q => onFilter({ ...filter, q })} width={200} />
      <span className="soft" role="status">
        {matching > lines.length
          ? `${matching} 位，先显示刚动过的 ${lines.length} 位；打名字来找`
          : `共 ${matching} 位`}
      </span>
      <ExportButton
        name={`${shift.activityTitle} ${stamp(shift.startsAt).slice(0, 10)} 名册`}
        sheet={sheet}
        rows={() => lines}
        isEmpty={lines.length === 0}
      >
        导出这 {lines.length} 行
      </ExportButton>
    </>
  )
}

function NoLines({ isFiltered }: { isFiltered: boolean }) {
  if (isFiltered) return <Nothing title="没有符合的人" />
  return (
    <Nothing title="还没有人报名">
      <p>志愿者报名后会出现在这里；人手不够，可以在“补位”里找人。</p>
    </Nothing>
  )
}

const sheet: Sheet<Board['lines'][number]> = [
  ['姓名', line => line.personName],
  ['手机尾号', line => line.phoneTail],
  ['状态', line => stateNames[line.state].name],
  ['现场加入', line => (line.isWalkIn ? '是' : '')],
  ['签到', line => (line.arrivedAt === null ? null : stamp(line.arrivedAt))],
  ['怎么签到', line => (line.arrivalGrade === null ? null : gradeNames[line.arrivalGrade].name)],
  ['签退', line => (line.leftAt === null ? null : stamp(line.leftAt))],
  ['怎么签退', line => (line.departureGrade === null ? null : gradeNames[line.departureGrade].name)],
  ['分钟', line => line.minutes],
  ['要看一看', line => line.conflicts.map(conflict => suspicionNames[conflict]).join('、')],
]
