import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon } from './Icon.tsx'
import type { IconName } from './icon-names.ts'
import { Pressable } from './Pressable.tsx'

export interface ButtonProps {
  children: ReactNode
  onPress: () => void
  kind?: 'primary' | 'ghost' | 'plain'
  small?: boolean
  icon?: IconName
  label?: string
  /** Why it cannot be pressed now; its presence disables the button and is shown under it. */
  why?: string | undefined
  /** The press is on its way; a second one is ignored. */
  busy?: boolean
}

export function Button({ children, onPress, kind = 'primary', small, icon, label, why, busy }: ButtonProps) {
  const disabled = why !== undefined || busy === true
  return (
    <View className={classNames('button-box', small && 'button-box--small')}>
      <Pressable
        onPress={onPress}
        disabled={disabled}
        className={classNames(
          'button',
          `button--${kind}`,
          small && 'button--small',
          why !== undefined && 'button--off',
        )}
        {...(label ? { label } : {})}
      >
        {icon && <Icon name={icon} />}
        <Text>{busy ? '请稍等…' : children}</Text>
      </Pressable>
      {why !== undefined && <View className="button__why">{why}</View>}
    </View>
  )
}
