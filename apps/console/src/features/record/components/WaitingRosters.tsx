import type { WaitingRoster } from '@yunxuan/contract'
import { type ClockState, clockStates } from '@yunxuan/domain'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { sayInstant, stamp } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useWaitingRosters } from '../record.queries.ts'
import { clockNames } from '../record-words.ts'

/** Shifts that are over and wait for a yes, the longest over first. */
export function WaitingRosters() {
  const { streetId, street } = useWorkplace()
  const navigate = useNavigate()
  const waiting = useWaitingRosters(streetId)
  const [clock, setClock] = useState<ClockState | 'all'>('all')
  const all = waiting.data?.items ?? []
  const items = all.filter(({ state }) => clock === 'all' || state === clock)
  return (
    <Loaded
      query={waiting}
      isEmpty={() => all.length === 0}
      empty={
        <Nothing title="没有等确认的名册">
          <p>一班结束、有人签到，就会排在这里。带队的人也可以在手机上确认。</p>
        </Nothing>
      }
    >
      {() => (
        <>
          <div className="filters">
            <FilterSelect
              label="期限"
              all="全部期限"
              names={clockNames}
              values={clockStates}
              value={clock}
              onChange={setClock}
              width={140}
            />
            <RowCount count={items.length} unit="份" />
            <span className="grow" />
            <ExportButton
              name={`${street.name}等确认的名册`}
              sheet={sheet}
              rows={() => items}
              isEmpty={items.length === 0}
            />
          </div>
          <DataTable
            label="等确认的名册"
            columns={columnsIn(streetId)}
            rows={items}
            rowKey={each => each.shiftId}
            onOpen={each => void navigate(`/${streetId}/rosters/${each.shiftId}`)}
          />
          <p className="soft">选中一行后按回车打开名册。</p>
        </>
      )}
    </Loaded>
  )
}

const columnsIn = (streetId: string): readonly Column<WaitingRoster>[] => [
  {
    key: 'clock',
    title: '期限',
    width: 230,
    compare: (a, b) => b.workingDays - a.workingDays,
    render: ({ workingDays, state }) => (
      <>
        <Tag tone={clockNames[state].tone}>{clockNames[state].name}</Tag>{' '}
        <span className="soft number">已过 {workingDays} 个工作日</span>
      </>
    ),
  },
  {
    key: 'title',
    title: '活动',
    compare: (a, b) => a.title.localeCompare(b.title, 'zh'),
    render: each => (
      <Link className="link-name" to={`/${streetId}/rosters/${each.shiftId}`}>
        {each.title}
      </Link>
    ),
  },
  {
    key: 'startsAt',
    title: '班次',
    compare: (a, b) => a.startsAt.localeCompare(b.startsAt),
    render: each => sayInstant(each.startsAt),
  },
  {
    key: 'organization',
    title: '机构',
    compare: (a, b) => a.organizationName.localeCompare(b.organizationName, 'zh'),
    render: each => each.organizationName,
  },
  {
    key: 'arrivals',
    title: '到场',
    align: 'right',
    compare: (a, b) => a.arrivals - b.arrivals,
    render: each => each.arrivals,
  },
  {
    key: 'undecided',
    title: '待确认',
    align: 'right',
    compare: (a, b) => a.undecided - b.undecided,
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
