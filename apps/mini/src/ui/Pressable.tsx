import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access, onKey, type Role } from './access.ts'
import { classNames } from './class-names.ts'

export interface PressableProps {
  onPress: () => void
  children: ReactNode
  /** What, when, where; needed when the words inside do not say it by themselves. */
  label?: string
  role?: Role
  on?: boolean
  disabled?: boolean
  /** The list it opens is open. */
  expanded?: boolean
  className?: string
}

/** Anything tappable: a role, a name, a tab stop and the keyboard, the same on both ends. */
export function Pressable(props: PressableProps) {
  const { onPress, children, label, role = 'button', on, disabled = false, expanded, className } = props
  const press = () => {
    if (!disabled) onPress()
  }
  return (
    <View
      className={classNames('pressable', disabled && 'is-disabled', className)}
      hoverClass={disabled ? 'none' : 'is-pressed'}
      onClick={press}
      {...access({ role, label, on, disabled, expanded, stop: true })}
      {...onKey(press)}
    >
      {children}
    </View>
  )
}
