import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-names.ts'
import { Pressable } from './Pressable.tsx'

export interface RowProps {
  title: string
  note?: string | undefined
  icon?: IconName
  /** Stands at the end, before the arrow. */
  aside?: ReactNode
  onPress?: () => void
}

/** One line of a list inside a Card. */
export function Row({ title, note, icon, aside, onPress }: RowProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} className="row__icon" />}
      <View className="row__words">
        <View className="row__title">{title}</View>
        {note && <View className="row__note">{note}</View>}
      </View>
      {aside}
      {onPress && <Icon name="chevron-right" size="s" className="row__arrow" />}
    </>
  )
  if (!onPress) return <View className="row">{inside}</View>
  return (
    <Pressable className="row" role="link" onPress={onPress}>
      {inside}
    </Pressable>
  )
}
