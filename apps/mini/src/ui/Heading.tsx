import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { access } from './access.ts'

export interface HeadingProps {
  children: ReactNode
  level?: 1 | 2 | 3
  /** Stands at the end of the line: a place, a span, a "more" Pressable. */
  aside?: ReactNode
}

export function Heading({ children, level = 2, aside }: HeadingProps) {
  return (
    <View className={`heading heading--${level}`}>
      <View className="heading__text" {...access({ role: 'heading', level })}>
        {children}
      </View>
      {aside && <View className="heading__aside">{aside}</View>}
    </View>
  )
}
