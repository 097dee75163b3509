import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import { Pressable } from './Pressable.tsx'

export interface CheckProps {
  children: ReactNode
  on: boolean
  onChange: (on: boolean) => void
}

/** A consent or a yes: a box with its whole sentence as the target. */
export function Check({ children, on, onChange }: CheckProps) {
  return (
    <Pressable className="check" role="checkbox" on={on} onPress={() => onChange(!on)}>
      <View className={classNames('check__box', on && 'check__box--on')}>
        {on && <Icon name="check" size="s" />}
      </View>
      <View className="check__words">{children}</View>
    </Pressable>
  )
}
