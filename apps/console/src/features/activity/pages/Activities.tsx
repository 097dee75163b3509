import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import type { ManagedActivity } from '@yunxuan/contract'
import { type ServiceStatus, serviceStatuses, shanghaiDate } from '@yunxuan/domain'
import { Button, Segmented, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { saveCsv } from '../../../ui/csv.ts'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { More } from '../../../ui/More.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
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
  const activities = useActivities(streetId, { ...filter, q: useSettled(filter.q.trim()) })
  const rows = (activities.data?.pages ?? []).flatMap(page => page.items)
  return (
    <>
      <PageHead title="活动与班次">
        <SearchBox
          label="活动、机构或关键词"
          value={filter.q}
          onChange={q => setFilter(before => ({ ...before, q }))}
        />
        <Button
          icon={<DownloadOutlined aria-hidden />}
          disabled={rows.length === 0}
          onClick={() => exportRows(street.name, rows)}
        >
          导出表格
        </Button>
        {may('edit') && (
          <Link to={`/${streetId}/activities/new`} className="main-link">
            <PlusOutlined aria-hidden /> 新活动
          </Link>
        )}
      </PageHead>
      <div className="filters">
        <ActivityFilters filter={filter} onChange={setFilter} />
        {activities.data !== undefined && (
          <span className="soft" role="status">
            {activities.hasNextPage ? `先显示 ${rows.length} 项` : `共 ${rows.length} 项`}
          </span>
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
      <Select<ServiceStatus | 'all'>
        aria-label="状态"
        value={filter.status}
        style={{ width: 140 }}
        onChange={status => onChange({ ...filter, status })}
        options={[
          { value: 'all', label: '全部状态' },
          ...serviceStatuses.map(status => ({ value: status, label: serviceStatusNames[status].name })),
        ]}
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
    return (
      <Nothing title="没有符合的活动">
        <Button onClick={onReset}>清空条件</Button>
      </Nothing>
    )
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

function exportRows(streetName: string, rows: readonly ManagedActivity[]): void {
  saveCsv(
    `${streetName}志愿活动 ${shanghaiDate(new Date())}.csv`,
    ['状态', '活动', '品牌', '项目', '服务队', '负责人', '地点', '下一班', '还有几班', '一班几位'],
    rows.map(activity => [
      activity.edit.isTemplate ? '模板' : serviceStatusNames[activity.status].name,
      activity.edit.title,
      activity.brandName ?? '',
      activity.edit.project,
      activity.teamName ?? '',
      activity.leaders[0]?.name ?? '',
      activity.locationName,
      activity.nextStartsAt === null ? '' : stamp(activity.nextStartsAt),
      String(activity.upcomingShifts),
      String(activity.edit.placesPerShift),
    ]),
  )
}
