import { View } from '@tarojs/components'
import { access } from './access.ts'

export interface DateTileProps {
  day: string
  weekday: string
}

/** Decoration beside a sentence that says the whole date. */
export function DateTile({ day, weekday }: DateTileProps) {
  return (
    <View className="date-tile" {...access({ hidden: true })}>
      <View className="date-tile__day">{day}</View>
      <View className="date-tile__weekday">{weekday}</View>
    </View>
  )
}
