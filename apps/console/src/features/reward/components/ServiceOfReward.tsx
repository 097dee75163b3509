import { Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { useServices } from '../../publish/publish.queries.ts'

interface Props {
  /** What antd's form gives its field. */
  id?: string
  value?: string | null
  onChange?: (serviceId: string | null) => void
}

/** A published service that somebody else gives back (以服务换服务). */
export function ServiceOfReward({ id, value, onChange }: Props) {
  const { streetId } = useWorkplace()
  const { asked: services, items } = useServices(streetId, {
    q: '',
    status: 'published',
    unconfirmed: false,
    sort: '',
  })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={services.isPending}
      value={value ?? null}
      onChange={chosen => onChange?.(chosen ?? null)}
      options={items.map(service => ({
        value: service.id,
        label: `${service.edit.title} · ${service.organizationName}`,
      }))}
    />
  )
}
