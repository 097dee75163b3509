import { Checkbox } from 'antd'

interface Props {
  value: boolean
  onChange: (value: boolean) => void
  children: string
}

/** Narrows a list to those that something holds of. */
export function Check({ value, onChange, children }: Props) {
  return (
    <Checkbox checked={value} onChange={event => onChange(event.target.checked)}>
      {children}
    </Checkbox>
  )
}
