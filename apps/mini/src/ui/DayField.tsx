import { View } from '@tarojs/components'
import { access } from './access.ts'
import { NumberInput } from './NumberInput.tsx'

/** A calendar day as it is typed: each part as far as it is there. */
export interface TypedDay {
  year: string
  month: string
  day: string
}

export interface DayFieldProps {
  label: string
  value: TypedDay
  onChange: (value: TypedDay) => void
  hint?: string
  error?: string | undefined
}

/** Year, month and day typed apart: nobody scrolls a wheel back to 1950. */
export function DayField({ label, value, onChange, hint, error }: DayFieldProps) {
  const part = (name: keyof TypedDay, word: string, length: number) => (
    <View className="day__part">
      <NumberInput
        label={`${label}，${word}`}
        value={value[name]}
        maxLength={length}
        isWrong={error !== undefined}
        onChange={text => onChange({ ...value, [name]: text.replace(/\D/g, '') })}
      />
      <View {...access({ hidden: true })}>{word}</View>
    </View>
  )
  return (
    <View className={error ? 'field field--error' : 'field'} {...access({ role: 'group', label })}>
      <View className="field__label" {...access({ hidden: true })}>
        {label}
      </View>
      <View className="day">
        {part('year', '年', 4)}
        {part('month', '月', 2)}
        {part('day', '日', 2)}
      </View>
      {hint && !error && <View className="field__hint">{hint}</View>}
      {error && (
        <View className="field__error" {...access({ role: 'alert' })}>
          {error}
        </View>
      )}
    </View>
  )
}

export function typedDayOf(day: string | null | undefined): TypedDay {
  const [year = '', month = '', date = ''] = (day ?? '').split('-')
  return { year, month: month.replace(/^0/, ''), day: date.replace(/^0/, '') }
}

/** Returns YYYY-MM-DD of a day that exists and is not in the future; undefined otherwise. */
export function calendarDay(typed: TypedDay, today: string): string | undefined {
  const { year, month, day } = typed
  if (!/^\d{4}$/.test(year) || month === '' || day === '') return undefined
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${text}T00:00:00Z`)
  const exists = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
  return exists && text <= today && text > '1900' ? text : undefined
}
