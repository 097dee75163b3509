import { DatePicker } from 'antd'
import dayjs from 'dayjs'

interface Props {
  /** YYYY-MM-DD; empty when none is chosen. */
  value?: string | null
  onChange?: (day: string | null) => void
  id?: string
  label?: string
  allowClear?: boolean
  disabled?: boolean
  from?: string
}

/** A calendar day, chosen or typed, as YYYY-MM-DD. */
export function DayInput({ value, onChange, id, label, allowClear = true, disabled = false, from }: Props) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(from === undefined ? {} : { minDate: dayjs(from) })}
      value={value === undefined || value === null || value === '' ? null : dayjs(value)}
      onChange={day => onChange?.(day === null ? null : dayjs(day).format('YYYY-MM-DD'))}
      allowClear={allowClear}
      disabled={disabled}
      placeholder="选日期"
      // Enter takes the day; it does not send the form around it.
      onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      format="YYYY-MM-DD"
      style={{ width: label === undefined ? '100%' : 150 }}
    />
  )
}
