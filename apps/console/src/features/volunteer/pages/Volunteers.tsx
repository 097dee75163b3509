import type { VolunteerLine } from '@yunxuan/contract'
import { volunteerStatuses } from '@yunxuan/domain'
import { Checkbox } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { AddressTabs } from '../../../ui/AddressTabs.tsx'
import type { Sheet } from '../../../ui/csv.ts'
import { ExportButton } from '../../../ui/ExportButton.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { Loaded, NoMatch, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { RowCount } from '../../../ui/RowCount.tsx'
import { SearchBox } from '../../../ui/SearchBox.tsx'
import { stamp } from '../../../ui/say.ts'
import { useSettled } from '../../../ui/use-settled.ts'
import { TeamSelect } from '../../team/components/TeamSelect.tsx'
import { LookUp } from '../components/LookUp.tsx'
import { QualificationTable } from '../components/QualificationTable.tsx'
import { VolunteerTable } from '../components/VolunteerTable.tsx'
import { useQualifications, useVolunteers, type VolunteerFilter } from '../volunteer.queries.ts'
import { needNames, volunteerStatusNames } from '../volunteer-words.ts'

/** Who volunteers in what one coordinates, and whose papers wait to be seen. */
export function Component() {
  const { streetId } = useWorkplace()
  const qualifications = useQualifications(streetId)
  const waiting = qualifications.items.length
  return (
    <>
      <PageHead aside="未成年人的名字遮住；谁打开了谁的档案，日志里都有。">
        <LookUp />
      </PageHead>
      <AddressTabs
        tabs={[
          { key: 'list', label: '名单', children: <VolunteerList /> },
          {
            key: 'papers',
            label: waiting === 0 ? '证件待确认' : `证件待确认 ${waiting}`,
            children: <QualificationTable qualifications={qualifications} />,
          },
        ]}
      />
    </>
  )
}

const everybody: VolunteerFilter = { q: '', status: 'all', teamId: null, waitsForGuardian: false }

function VolunteerList() {
  const { streetId, street } = useWorkplace()
  const [filter, setFilter] = useState(everybody)
  const {
    asked: volunteers,
    items: rows,
    every,
  } = useVolunteers(streetId, { ...filter, q: useSettled(filter.q.trim()) })
  return (
    <div className="stack">
      <div className="filters">
        <VolunteerFilters filter={filter} onChange={setFilter} />
        {volunteers.data !== undefined && (
          <RowCount count={rows.length} unit="位" isMore={volunteers.hasNextPage} />
        )}
        <span className="grow" />
        <ExportButton name={`${street.name}志愿者`} sheet={sheet} rows={every} isEmpty={rows.length === 0} />
      </div>
      <Loaded
        query={volunteers}
        isEmpty={() => rows.length === 0}
        empty={
          filter === everybody ? (
            <Nothing title="还没有人登记成为志愿者">
              <p>居民在手机上“我的”里登记；没有手机的老人和孩子由家人登记。</p>
            </Nothing>
          ) : (
            <NoMatch what="志愿者" onReset={() => setFilter(everybody)} />
          )
        }
      >
        {() => (
          <>
            <VolunteerTable rows={rows} />
            <More pages={volunteers} />
          </>
        )}
      </Loaded>
    </div>
  )
}

interface FilterProps {
  filter: VolunteerFilter
  onChange: (filter: VolunteerFilter) => void
}

function VolunteerFilters({ filter, onChange }: FilterProps) {
  return (
    <>
      <SearchBox
        label="姓名或志愿者号"
        value={filter.q}
        onChange={q => onChange({ ...filter, q })}
        width={240}
      />
      <FilterSelect
        label="状态"
        all="全部状态"
        names={volunteerStatusNames}
        values={volunteerStatuses}
        value={filter.status}
        onChange={status => onChange({ ...filter, status })}
        width={130}
      />
      <TeamSelect
        label="服务队"
        placeholder="所有服务队"
        width={260}
        value={filter.teamId}
        onChange={teamId => onChange({ ...filter, teamId })}
      />
      <Checkbox
        checked={filter.waitsForGuardian}
        onChange={event => onChange({ ...filter, waitsForGuardian: event.target.checked })}
      >
        只看等家长同意的
      </Checkbox>
    </>
  )
}

const sheet: Sheet<VolunteerLine> = [
  ['志愿者号', line => line.number],
  ['姓名', line => line.name],
  ['未成年', line => (line.isMinor ? '是' : '')],
  ['状态', line => volunteerStatusNames[line.status].name],
  ['还缺', line => line.missing.map(need => needNames[need]).join('、')],
  ['住在', line => line.areaName],
  ['服务队', line => line.teams.join('、')],
  ['登记于', line => stamp(line.registeredAt)],
]
