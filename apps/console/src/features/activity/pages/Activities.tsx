import { PlusOutlined } from '@ant-design/icons'
import type { ManagedActivity } from '@yunxuan/contract'
import { serviceStatuses } from '@yunxuan/domain'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
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
import { serviceStatusNames } from '../../publish/service-words.ts'
import { TeamSelect } from '../../team/components/TeamSelect.tsx'
import { type ActivityFilter, useActivities } from '../activity.queries.ts'
import { ActivityTable } from '../components/ActivityTable.tsx'

const everything: ActivityFilter = { q: '', status: 'all', teamId: null, brandId: null, kind: 'activities' }

export function Component() {
  const { streetId, street, may } = useWorkplace()
  const [filter, setFilter] = useState(everything)
  const {
    asked: activities,
    items: rows,
    every,
  } = useActivities(streetId, { ...filter, q: useSettled(filter.q.trim()) })
  return (
    <>
      <PageHead>
        <SearchBox
          label="活动、机构或关键词"
          value={filter.q}
          onChange={q => setFilter(before => ({ ...before, q }))}
        />
        <ExportButton
          name={`${street.name}志愿活动`}
          sheet={sheet}
          rows={every}
          isEmpty={rows.length === 0}
        />
        {may('edit') && (
          <Link to={`/${streetId}/activities/new`} className="main-link">
            <PlusOutlined aria-hidden /> 新活动
          </Link>
        )}
      </PageHead>
      <div className="filters">
        <ActivityFilters filter={filter} onChange={setFilter} />
        {activities.data !== undefined && (
          <RowCount count={rows.length} unit="项" isMore={activities.hasNextPage} />
        )}
      </div>
      <Loaded
        query={activities}
        isEmpty={() => rows.length === 0}
        empty={<NoActivities filter={filter} onReset={() => setFilter(everything)} />}
      >
        {() => (
          <>
            <ActivityTable activities={rows} />
            <More pages={activities} />
          </>
        )}
      </Loaded>
    </>
  )
}

interface FilterProps {
  filter: ActivityFilter
  onChange: (filter: ActivityFilter) => void
}

function ActivityFilters({ filter, onChange }: FilterProps) {
  const { street } = useWorkplace()
  return (
    <>
      <Segmented<ActivityFilter['kind']>
        aria-label="看哪一种"
        value={filter.kind}
        onChange={kind => onChange({ ...filter, kind })}
        options={[
          { value: 'activities', label: '活动' },
          { value: 'templates', label: '模板' },
        ]}
      />
      <FilterSelect
        label="状态"
        all="全部状态"
        names={serviceStatusNames}
        values={serviceStatuses}
        value={filter.status}
        onChange={status => onChange({ ...filter, status })}
        width={140}
      />
      <TeamSelect
        label="服务队"
        placeholder="所有服务队"
        width={240}
        value={filter.teamId}
        onChange={teamId => onChange({ ...filter, teamId })}
      />
      <Select<string>
        aria-label="品牌"
        allowClear
        placeholder="所有品牌"
        style={{ width: 180 }}
        {...(filter.brandId === null ? {} : { value: filter.brandId })}
        onChange={brandId => onChange({ ...filter, brandId: brandId ?? null })}
        options={street.brands.map(brand => ({ value: brand.id, label: brand.name }))}
      />
    </>
  )
}

function NoActivities({ filter, onReset }: { filter: ActivityFilter; onReset: () => void }) {
  const { streetId, may } = useWorkplace()
  if (filter.kind === 'templates' && filter.q === '') {
    return (
      <Nothing title="还没有模板">
        <p>在活动的“内容”里勾上“存成模板”，下次就能照着做。</p>
        <Button onClick={onReset}>看全部活动</Button>
      </Nothing>
    )
  }
  if (filter !== everything) {
    return <NoMatch what="活动" onReset={onReset} />
  }
  return (
    <Nothing title="还没有活动">
      {may('edit') && (
        <p>
          从<Link to={`/${streetId}/activities/new`}>新活动</Link>开始：写清做什么，排好班次，志愿者就能报名。
        </p>
      )}
    </Nothing>
  )
}

const sheet: Sheet<ManagedActivity> = [
  ['状态', activity => (activity.edit.isTemplate ? '模板' : serviceStatusNames[activity.status].name)],
  ['活动', activity => activity.edit.title],
  ['品牌', activity => activity.brandName],
  ['项目', activity => activity.edit.project],
  ['服务队', activity => activity.teamName],
  ['负责人', activity => activity.leaders[0]?.name],
  ['地点', activity => activity.locationName],
  ['下一班', activity => (activity.nextStartsAt === null ? null : stamp(activity.nextStartsAt))],
  ['还有几班', activity => activity.upcomingShifts],
  ['一班几位', activity => activity.edit.placesPerShift],
]
