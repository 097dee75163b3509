import { DownloadOutlined, PlusOutlined } from '@ant-design/icons'
import type { ManagedService } from '@yunxuan/contract'
import { type ServiceStatus, serviceStatuses, shanghaiDate } from '@yunxuan/domain'
import { Button, Checkbox, Select } from 'antd'
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
import { ServiceTable } from '../components/ServiceTable.tsx'
import { type ServiceFilter, useServices } from '../publish.queries.ts'
import { sayAssured, serviceStatusNames } from '../service-words.ts'

const everything: ServiceFilter = { q: '', status: 'all', isUnconfirmed: false }

export function Component() {
  const { streetId, street, may } = useWorkplace()
  const [filter, setFilter] = useState(everything)
  const services = useServices(streetId, { ...filter, q: useSettled(filter.q.trim()) })
  const rows = (services.data?.pages ?? []).flatMap(page => page.items)
  return (
    <>
      <PageHead title="服务与场次">
        <SearchBox
          label="服务、机构或关键词"
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
          <Link to={`/${streetId}/services/new`} className="main-link">
            <PlusOutlined aria-hidden /> 新服务
          </Link>
        )}
      </PageHead>
      <div className="filters">
        <Select<ServiceStatus | 'all'>
          aria-label="状态"
          value={filter.status}
          style={{ width: 140 }}
          onChange={status => setFilter(before => ({ ...before, status }))}
          options={[
            { value: 'all', label: '全部状态' },
            ...serviceStatuses.map(status => ({ value: status, label: serviceStatusNames[status].name })),
          ]}
        />
        <Checkbox
          checked={filter.isUnconfirmed}
          onChange={event => setFilter(before => ({ ...before, isUnconfirmed: event.target.checked }))}
        >
          只看未核实的
        </Checkbox>
        {services.data !== undefined && (
          <span className="soft" role="status">
            {services.hasNextPage ? `先显示 ${rows.length} 项` : `共 ${rows.length} 项`}
          </span>
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
    return (
      <Nothing title="没有符合的服务">
        <Button onClick={onReset}>清空条件</Button>
      </Nothing>
    )
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

function exportRows(streetName: string, rows: readonly ManagedService[]): void {
  saveCsv(
    `${streetName}服务 ${shanghaiDate(new Date())}.csv`,
    ['状态', '服务', '品牌', '机构', '地点', '下一场', '还有几场', '最近核实', '是否未核实'],
    rows.map(service => [
      serviceStatusNames[service.status].name,
      service.edit.title,
      service.brandName ?? '',
      service.organizationName,
      service.locationName,
      service.nextStartsAt === null ? '' : stamp(service.nextStartsAt),
      String(service.upcomingSlots),
      sayAssured(service),
      service.isUnconfirmed ? '未核实' : '',
    ]),
  )
}
