import { View } from '@tarojs/components'
import { dayParts, type FreeTime } from '@yunxuan/domain'
import { useState } from 'react'
import { Chips } from '../../../ui/Chips.tsx'
import { Toggles } from '../../../ui/Toggles.tsx'
import { dayPartNames, sayTimes, weekdayNames } from '../../../words/volunteer.ts'

export interface TimesChoiceProps {
  value: readonly FreeTime[]
  onChange: (times: FreeTime[]) => void
}

const saturday = 6
/** As one looks for helpers: the weekend first. */
const weekdays = [6, 7, 1, 2, 3, 4, 5] as const

/** A day of the week, then its parts; what was chosen so far is said below. */
export function TimesChoice({ value, onChange }: TimesChoiceProps) {
  const [weekday, setWeekday] = useState<number>(saturday)
  const parts = value.filter(time => time.weekday === weekday).map(time => time.part)
  return (
    <>
      <Chips
        label="哪天"
        value={String(weekday)}
        options={weekdays.map(day => ({ value: String(day), title: weekdayNames[day - 1] ?? '' }))}
        onChange={day => setWeekday(Number(day))}
      />
      <Toggles
        label={`${weekdayNames[weekday - 1]}的时段`}
        options={dayParts.map(part => ({ value: part, title: dayPartNames[part] }))}
        value={parts}
        onChange={next => {
          const others = value.filter(time => time.weekday !== weekday)
          const times = [...others, ...next.map(part => ({ weekday, part }))]
          onChange(times.sort((a, b) => a.weekday - b.weekday))
        }}
      />
      {value.length > 0 && <View className="second">有空：{sayTimes(value)}</View>}
    </>
  )
}
