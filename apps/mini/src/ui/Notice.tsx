import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-names.ts'
import type { Tone } from './Tag.tsx'

export interface NoticeProps {
  tone?: Tone
  icon?: IconName
  children: ReactNode
  /** A small Button or Pressable at the end. */
  action?: ReactNode
}

export function Notice({ tone = 'blue', icon = 'info', children, action }: NoticeProps) {
  return (
    <View className={`notice tone-${tone}`} {...access({ role: tone === 'red' ? 'alert' : 'status' })}>
      <Icon name={icon} />
      <View className="notice__words">{children}</View>
      {action}
    </View>
  )
}
