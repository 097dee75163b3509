import { Select } from 'antd'
import { useWorkplace } from '../shell/street.tsx'

interface Props {
  id?: string
  value?: string | null
  onChange?: (areaId: string | null) => void
  label?: string
  placeholder?: string
  width?: number | string
}

/** One of the street's communities, grids and buildings, or none. */
export function AreaSelect({ id, value = null, onChange, label, placeholder, width = '100%' }: Props) {
  const { street } = useWorkplace()
  return (
    <Select<string | null>
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={placeholder}
      style={{ width }}
      value={value}
      onChange={areaId => onChange?.(areaId ?? null)}
      options={street.areas.map(area => ({ value: area.id, label: area.name }))}
    />
  )
}
