import { Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { useTeamNames } from '../team.queries.ts'

interface Props {
  id?: string
  value?: string | null
  onChange?: (teamId: string | null) => void
  label?: string
  placeholder: string
  width?: number
}

/** A team of the street, or none. */
export function TeamSelect({ id, value, onChange, label, placeholder, width }: Props) {
  const { streetId } = useWorkplace()
  const teams = useTeamNames(streetId)
  return (
    <Select<string>
      allowClear
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(width === undefined ? {} : { style: { width } })}
      {...(value === undefined || value === null ? {} : { value })}
      onChange={chosen => onChange?.(chosen ?? null)}
      loading={teams.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={placeholder}
      options={(teams.data ?? []).map(team => ({ value: team.id, label: team.name }))}
    />
  )
}
