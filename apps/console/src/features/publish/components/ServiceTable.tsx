import type { ManagedService } from '@yunxuan/contract'
import { Link, useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { serviceStatusNames } from '../service-words.ts'
import { NextTime } from './NextTime.tsx'

export function ServiceTable({ services }: { services: readonly ManagedService[] }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  return (
    <DataTable
      label="服务"
      columns={columns(streetId)}
      rows={services}
      rowKey={service => service.id}
      onOpen={service => void navigate(`/${streetId}/services/${service.id}`)}
    />
  )
}

const columns = (streetId: string): readonly Column<ManagedService>[] => [
  {
    title: '状态',
    sort: 'status',
    width: 96,
    value: service => service.status,
    render: service => <ServiceState service={service} />,
  },
  {
    title: '服务',
    sort: 'title',
    isFixed: true,
    value: service => service.edit.title,
    render: service => (
      <Link className="link-name" to={`/${streetId}/services/${service.id}`}>
        {service.edit.title}
      </Link>
    ),
  },
  { title: '品牌', sort: 'brand', value: service => service.brandName },
  { title: '机构', sort: 'organization', value: service => service.organizationName },
  { title: '地点', sort: 'location', value: service => service.locationName },
  {
    title: '下一场',
    sort: 'next',
    width: 170,
    value: service => service.nextStartsAt,
    render: service => <NextTime startsAt={service.nextStartsAt} />,
  },
  { title: '还有几场', sort: 'upcoming', align: 'right', width: 96, value: service => service.upcomingSlots },
  {
    title: '最近核实',
    sort: 'assured',
    width: 112,
    align: 'number',
    value: service => service.assuredDate,
    render: service => (
      <>
        {service.assuredDate} {service.isUnconfirmed && <Tag tone="gold">未核实</Tag>}
      </>
    ),
  },
]

export function ServiceState({ service }: { service: ManagedService }) {
  return <Tag {...serviceStatusNames[service.status]} />
}
