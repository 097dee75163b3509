import { TimePicker } from 'antd'
import dayjs from 'dayjs'

interface Props {
  /** HH:MM. */
  value?: string
  onChange?: (time: string) => void
  id?: string
}

const anyDay = '2000-01-01'

/** A clock time, chosen or typed, as HH:MM. */
export function TimeInput({ value, onChange, id }: Props) {
  return (
    <TimePicker
      {...(id === undefined ? {} : { id })}
      onKeyDown={event => event.key === 'Enter' && event.preventDefault()}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      allowClear={false}
      placeholder="选时间"
      style={{ width: '100%' }}
      value={value === undefined || value === '' ? null : dayjs(`${anyDay}T${value}`)}
      onChange={time => onChange?.(time === null ? '' : dayjs(time).format('HH:mm'))}
    />
  )
}
