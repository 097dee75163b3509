import { PlusOutlined } from '@ant-design/icons'
import type { ManagedService } from '@yunxuan/contract'
import { serviceStatuses } from '@yunxuan/domain'
import { Button, Checkbox } from 'antd'
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
import { ServiceTable } from '../components/ServiceTable.tsx'
import { type ServiceFilter, useServices } from '../publish.queries.ts'
import { sayAssured, serviceStatusNames } from '../service-words.ts'

const everything: ServiceFilter = { q: '', status: 'all', isUnconfirmed: false }

export function Component() {
  const { streetId, street, may } = useWorkplace()
  const [filter, setFilter] = useState(everything)
  const {
    asked: services,
    items: rows,
    every,
  } = useServices(streetId, { ...filter, q: useSettled(filter.q.trim()) })
  return (
    <>
      <PageHead>
        <SearchBox
          label="服务、机构或关键词"
          value={filter.q}
          onChange={q => setFilter(before => ({ ...before, q }))}
        />
        <ExportButton name={`${street.name}服务`} sheet={sheet} rows={every} isEmpty={rows.length === 0} />
        {may('edit') && (
          <Link to={`/${streetId}/services/new`} className="main-link">
            <PlusOutlined aria-hidden /> 新服务
          </Link>
        )}
      </PageHead>
      <div className="filters">
        <FilterSelect
          label="状态"
          all="全部状态"
          names={serviceStatusNames}
          values={serviceStatuses}
          value={filter.status}
          onChange={status => setFilter(before => ({ ...before, status }))}
          width={140}
        />
        <Checkbox
          checked={filter.isUnconfirmed}
          onChange={event => setFilter(before => ({ ...before, isUnconfirmed: event.target.checked }))}
        >
          只看未核实的
        </Checkbox>
        {services.data !== undefined && (
          <RowCount count={rows.length} unit="项" isMore={services.hasNextPage} />
        )}
      </div>
      <Loaded
        query={services}
        isEmpty={() => rows.length === 0}
        empty={<NoServices filter={filter} onReset={() => setFilter(everything)} />}
      >
        {() => (
          <>
            <ServiceTable services={rows} />
            <More pages={services} />
          </>
        )}
      </Loaded>
    </>
  )
}

function NoServices({ filter, onReset }: { filter: ServiceFilter; onReset: () => void }) {
  const { streetId } = useWorkplace()
  if (filter.isUnconfirmed && filter.q === '' && filter.status === 'all') {
    return (
      <Nothing title="全部服务都核实过了">
        <Button onClick={onReset}>看全部服务</Button>
      </Nothing>
    )
  }
  if (filter !== everything) {
    return <NoMatch what="服务" onReset={onReset} />
  }
  return (
    <Nothing title="还没有服务">
      <p>
        从<Link to={`/${streetId}/services/new`}>新服务</Link>开始，或把已有的表格
        <Link to={`/${streetId}/import`}>导入</Link>进来。
      </p>
    </Nothing>
  )
}

const sheet: Sheet<ManagedService> = [
  ['状态', service => serviceStatusNames[service.status].name],
  ['服务', service => service.edit.title],
  ['品牌', service => service.brandName],
  ['机构', service => service.organizationName],
  ['地点', service => service.locationName],
  ['下一场', service => (service.nextStartsAt === null ? null : stamp(service.nextStartsAt))],
  ['还有几场', service => service.upcomingSlots],
  ['最近核实', service => sayAssured(service)],
  ['是否未核实', service => (service.isUnconfirmed ? '未核实' : '')],
]
