import type { WaitingRoster } from '@yunxuan/contract'
import { type ClockState, clockStates } from '@yunxuan/domain'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { List } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { useWaitingRosters } from '../record.queries.ts'
import { clockNames } from '../record-words.ts'

/** Shifts that are over and wait for a yes, the longest over first. */
export function WaitingRosters() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const asked = useWaitingRosters(streetId)
  const filter = useFilter<{ clock: ClockState | 'all' }>({ clock: 'all' })
  const { clock } = filter.value
  const items = (asked.data?.items ?? []).filter(({ state }) => clock === 'all' || state === clock)
  return (
    <List
      what="名册"
      list={{ asked, items }}
      filter={filter}
      narrow={
        <FilterSelect
          label="期限"
          all="全部期限"
          names={clockNames}
          values={clockStates}
          width={140}
          {...filter.bind('clock')}
        />
      }
      unit="份"
      hint="选中一行后按回车打开名册。"
      sheet={sheet}
      sheetName="等确认的名册"
      empty={
        <Nothing title="没有等确认的名册">
          <p>一班结束、有人签到，就会排在这里。带队的人也可以在手机上确认。</p>
        </Nothing>
      }
    >
      {rows => (
        <DataTable
          label="等确认的名册"
          columns={columnsIn(streetId)}
          rows={rows}
          rowKey={each => each.shiftId}
          onOpen={each => void navigate(`/${streetId}/rosters/${each.shiftId}`)}
        />
      )}
    </List>
  )
}

const columnsIn = (streetId: string): readonly Column<WaitingRoster>[] => [
  {
    title: '期限',
    width: 230,
    // The longest over first.
    value: ({ workingDays }) => -workingDays,
    render: ({ workingDays, state }) => (
      <>
        <Tag {...clockNames[state]} /> <span className="soft number">已过 {workingDays} 个工作日</span>
      </>
    ),
  },
  {
    title: '活动',
    value: each => each.title,
    render: each => (
      <Link className="link-name" to={`/${streetId}/rosters/${each.shiftId}`}>
        {each.title}
      </Link>
    ),
  },
  { title: '班次', value: each => each.startsAt, render: each => sayInstant(each.startsAt) },
  { title: '机构', value: each => each.organizationName },
  { title: '到场', align: 'right', value: each => each.arrivals },
  {
    title: '待确认',
    align: 'right',
    value: each => each.undecided,
    render: each => <b>{each.undecided}</b>,
  },
]

const sheet: Sheet<WaitingRoster> = [
  ['期限', each => clockNames[each.state].name],
  ['已过几个工作日', each => each.workingDays],
  ['活动', each => each.title],
  ['开始', each => stamp(each.startsAt)],
  ['结束', each => stamp(each.endsAt)],
  ['机构', each => each.organizationName],
  ['到场', each => each.arrivals],
  ['待确认', each => each.undecided],
]
