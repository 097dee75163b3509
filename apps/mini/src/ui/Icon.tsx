import { View } from '@tarojs/components'
import { access } from './access.ts'
import { classNames } from './class-names.ts'
import type { IconName } from './icon-names.ts'

export interface IconProps {
  name: IconName
  /** Only where no word beside it says the same. */
  label?: string
  size?: 's' | 'm' | 'l'
  className?: string
}

/** A line icon in the colour of the text around it (a CSS mask, so it needs no picture per colour). */
export function Icon({ name, label, size = 'm', className }: IconProps) {
  return (
    <View
      className={classNames('icon', `icon-${name}`, `icon--${size}`, className)}
      {...access(label ? { role: 'img', label } : { hidden: true })}
    />
  )
}
