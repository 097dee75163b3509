import { serviceStatuses } from '@yunxuan/domain'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Check } from '../../../ui/Check.tsx'
import { FilterSelect } from '../../../ui/FilterSelect.tsx'
import { ListPage } from '../../../ui/List.tsx'
import { Nothing } from '../../../ui/Loaded.tsx'
import { NewLink } from '../../../ui/NewLink.tsx'
import { useFilter } from '../../../ui/use-filter.ts'
import { ServiceTable } from '../components/ServiceTable.tsx'
import { type ServiceFilter, useServices } from '../publish.queries.ts'
import { serviceStatusNames } from '../service-words.ts'

export function Component() {
  const { streetId, may } = useWorkplace()
  const filter = useFilter<ServiceFilter>(
    { q: '', status: 'all', unconfirmed: false, sort: '' },
    { status: ['all', ...serviceStatuses] },
  )
  const { unconfirmed, q, status } = filter.value
  return (
    <ListPage
      what="服务"
      list={useServices(streetId, filter.settled)}
      filter={filter}
      search="服务、机构或关键词"
      searchHint={unconfirmed && q === '' && status === 'all' ? '全部服务都核实过了。' : undefined}
      narrow={
        <>
          <FilterSelect
            label="状态"
            all="全部状态"
            names={serviceStatusNames}
            values={serviceStatuses}
            width={140}
            {...filter.bind('status')}
          />
          <Check {...filter.bind('unconfirmed')}>只看未核实的</Check>
        </>
      }
      unit="项"
      sheetName="服务"
      actions={may('edit') && <NewLink to="services/new">新服务</NewLink>}
      empty={
        <Nothing title="还没有服务">
          <p>
            从<Link to={`/${streetId}/services/new`}>新服务</Link>开始，或把已有的表格
            <Link to={`/${streetId}/import`}>导入</Link>进来。
          </p>
        </Nothing>
      }
    >
      {rows => <ServiceTable services={rows} />}
    </ListPage>
  )
}
