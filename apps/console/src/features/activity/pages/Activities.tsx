import { serviceStatuses } from '@yunxuan/domain'
import { Select } from 'antd'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { NewLink } from '../../../ui/NewLink.tsx'
import { type Filter, useFilter } from '../../../ui/use-filter.ts'
import { serviceStatusNames } from '../../publish/service-words.ts'
import { TeamSelect } from '../../team/components/TeamSelect.tsx'
import { type ActivityFilter, useActivities } from '../activity.queries.ts'
import { ActivityTable } from '../components/ActivityTable.tsx'

const everything: ActivityFilter = {
  q: '',
  status: 'all',
  teamId: null,
  brandId: null,
  kind: 'activities',
  sort: '',
}

export function Component() {
  const { streetId, may } = useWorkplace()
  const filter = useFilter(everything)
  return (
    <ListPage
      what={filter.value.kind === 'templates' ? '模板' : '活动'}
      list={useActivities(streetId, filter.settled)}
      filter={filter}
      search="活动、机构或关键词"
      searchHint={
        filter.value.kind === 'templates' ? '在活动的“内容”里勾上“存成模板”，下次就能照着做。' : undefined
      }
      narrow={<Narrow filter={filter} />}
      unit="项"
      sheetName="志愿活动"
      actions={may('edit') && <NewLink to="activities/new">新活动</NewLink>}
      empty={
        <Nothing title="还没有活动">
          {may('edit') && (
            <p>
              从<Link to={`/${streetId}/activities/new`}>新活动</Link>
              开始：写清做什么，排好班次，志愿者就能报名。
            </p>
          )}
        </Nothing>
      }
    >
      {rows => <ActivityTable activities={rows} />}
    </ListPage>
  )
}

const kinds = [
  ['activities', '活动'],
  ['templates', '模板'],
] as const

function Narrow({ filter }: { filter: Filter<ActivityFilter> }) {
  const { street } = useWorkplace()
  const brand = filter.bind('brandId')
  return (
    <>
      <Chips label="看哪一种" options={kinds} {...filter.bind('kind')} />
      <FilterSelect
        label="状态"
        all="全部状态"
        names={serviceStatusNames}
        values={serviceStatuses}
        width={140}
        {...filter.bind('status')}
      />
      <TeamSelect label="服务队" placeholder="所有服务队" width={240} {...filter.bind('teamId')} />
      <Select<string | null>
        aria-label="品牌"
        allowClear
        placeholder="所有品牌"
        style={{ width: 180 }}
        value={brand.value}
        onChange={id => brand.onChange(id ?? null)}
        options={street.brands.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </>
  )
}
