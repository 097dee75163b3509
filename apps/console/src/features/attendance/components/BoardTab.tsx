import { DownloadOutlined } from '@ant-design/icons'
import type { UseQueryResult } from '@tanstack/react-query'
import type { Board } from '@yunxuan/contract'
import { Button, Segmented } from 'antd'
import { saveCsv } from '../../../ui/csv.ts'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { stamp } from '../../../ui/say.ts'
import { gradeNames, suspicionNames } from '../../record/record-words.ts'
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
  const { counts, conflicted, matching, lines } = board
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
      <Button
        icon={<DownloadOutlined aria-hidden />}
        disabled={lines.length === 0}
        onClick={() => exportLines(board)}
      >
        导出这 {lines.length} 行
      </Button>
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

function exportLines({ shift, lines }: Board): void {
  saveCsv(
    `${shift.activityTitle} ${stamp(shift.startsAt).slice(0, 10)} 名册.csv`,
    ['姓名', '手机尾号', '状态', '现场加入', '签到', '怎么签到', '签退', '怎么签退', '分钟', '要看一看'],
    lines.map(line => [
      line.personName,
      line.phoneTail ?? '',
      stateNames[line.state].name,
      line.isWalkIn ? '是' : '',
      line.arrivedAt === null ? '' : stamp(line.arrivedAt),
      line.arrivalGrade === null ? '' : gradeNames[line.arrivalGrade].name,
      line.leftAt === null ? '' : stamp(line.leftAt),
      line.departureGrade === null ? '' : gradeNames[line.departureGrade].name,
      String(line.minutes),
      line.conflicts.map(conflict => suspicionNames[conflict]).join('、'),
    ]),
  )
}
