import type { ManagedService } from '@yunxuan/contract'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { serviceStatusNames } from '../service-words.ts'
import { NextTime } from './NextTime.tsx'

const collator = new Intl.Collator('zh-CN')
const byText = (of: (service: ManagedService) => string) => (a: ManagedService, b: ManagedService) =>
  collator.compare(of(a), of(b))
const last = '9999'

export function ServiceTable({ services }: { services: readonly ManagedService[] }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const columns: readonly Column<ManagedService>[] = [
    {
      key: 'status',
      title: '状态',
      render: service => <ServiceState service={service} />,
      compare: byText(service => service.status),
      width: 96,
    },
    {
      key: 'title',
      title: '服务',
      render: service => (
        <Link className="link-name" to={`/${streetId}/services/${service.id}`}>
          {service.edit.title}
        </Link>
      ),
      compare: byText(service => service.edit.title),
    },
    {
      key: 'brand',
      title: '品牌',
      render: service => service.brandName ?? '—',
      compare: byText(service => service.brandName ?? ''),
    },
    {
      key: 'organization',
      title: '机构',
      render: service => service.organizationName,
      compare: byText(service => service.organizationName),
    },
    {
      key: 'location',
      title: '地点',
      render: service => service.locationName,
      compare: byText(service => service.locationName),
    },
    {
      key: 'next',
      title: '下一场',
      render: service => <NextTime startsAt={service.nextStartsAt} />,
      compare: (a, b) => (a.nextStartsAt ?? last).localeCompare(b.nextStartsAt ?? last),
      width: 170,
    },
    {
      key: 'upcoming',
      title: '还有几场',
      align: 'right',
      render: service => service.upcomingSlots,
      compare: (a, b) => a.upcomingSlots - b.upcomingSlots,
      width: 96,
    },
    {
      key: 'assured',
      title: '最近核实',
      render: service => (
        <span className="number">
          {service.assuredDate} {service.isUnconfirmed && <Tag tone="gold">未核实</Tag>}
        </span>
      ),
      compare: (a, b) => (a.assuredDate ?? '').localeCompare(b.assuredDate ?? ''),
      width: 112,
    },
  ]
  return (
    <DataTable
      label="服务"
      columns={columns}
      rows={services}
      rowKey={service => service.id}
      onOpen={service => void navigate(`/${streetId}/services/${service.id}`)}
    />
  )
}

export function ServiceState({ service }: { service: ManagedService }) {
  const { name, tone } = serviceStatusNames[service.status]
  return <Tag tone={tone}>{name}</Tag>
}
