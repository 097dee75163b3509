import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Pressable } from './Pressable.tsx'

export interface CardProps {
  children: ReactNode
  /** The whole card opens something; `label` then says what, when and where. */
  onPress?: () => void
  label?: string
  className?: string
}

export function Card({ children, onPress, label, className }: CardProps) {
  if (!onPress) return <View className={classNames('card', className)}>{children}</View>
  return (
    <Pressable
      className={classNames('card', className)}
      role="link"
      onPress={onPress}
      {...(label ? { label } : {})}
    >
      {children}
    </Pressable>
  )
}
