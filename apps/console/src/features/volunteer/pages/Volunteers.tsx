import { DownloadOutlined } from '@ant-design/icons'
import type { VolunteerLine } from '@yunxuan/contract'
import { shanghaiDate, type VolunteerStatus, volunteerStatuses } from '@yunxuan/domain'
import { Button, Checkbox, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { saveCsv } from '../../../ui/csv.ts'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
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
  const [search, setSearch] = useSearchParams()
  const qualifications = useQualifications(streetId)
  const waiting = (qualifications.data?.pages ?? []).reduce((sum, page) => sum + page.items.length, 0)
  return (
    <>
      <PageHead title="志愿者" aside="未成年人的名字遮住；谁打开了谁的档案，日志里都有。">
        <LookUp />
      </PageHead>
      <Tabs
        activeKey={search.get('tab') ?? 'list'}
        onChange={tab => setSearch({ tab }, { replace: true })}
        items={[
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
  const volunteers = useVolunteers(streetId, { ...filter, q: useSettled(filter.q.trim()) })
  const rows = (volunteers.data?.pages ?? []).flatMap(page => page.items)
  return (
    <div className="stack">
      <div className="filters">
        <VolunteerFilters filter={filter} onChange={setFilter} />
        {volunteers.data !== undefined && (
          <span className="soft" role="status">
            {volunteers.hasNextPage ? `先显示 ${rows.length} 位` : `共 ${rows.length} 位`}
          </span>
        )}
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={rows.length === 0}
          onClick={() => exportRows(street.name, rows)}
        >
          导出表格
        </Button>
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
            <Nothing title="没有符合的志愿者">
              <Button onClick={() => setFilter(everybody)}>清空条件</Button>
            </Nothing>
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
      <Select<VolunteerStatus | 'all'>
        aria-label="状态"
        value={filter.status}
        style={{ width: 130 }}
        onChange={status => onChange({ ...filter, status })}
        options={[
          { value: 'all', label: '全部状态' },
          ...volunteerStatuses.map(status => ({ value: status, label: volunteerStatusNames[status].name })),
        ]}
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

function exportRows(streetName: string, rows: readonly VolunteerLine[]): void {
  saveCsv(
    `${streetName}志愿者 ${shanghaiDate(new Date())}.csv`,
    ['志愿者号', '姓名', '未成年', '状态', '还缺', '住在', '服务队', '登记于'],
    rows.map(line => [
      line.number,
      line.name,
      line.isMinor ? '是' : '',
      volunteerStatusNames[line.status].name,
      line.missing.map(need => needNames[need]).join('、'),
      line.areaName ?? '',
      line.teams.join('、'),
      stamp(line.registeredAt),
    ]),
  )
}
