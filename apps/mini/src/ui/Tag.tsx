import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'

export type Tone = 'ok' | 'gold' | 'red' | 'blue' | 'neutral'

export interface TagProps {
  tone: Tone
  children: ReactNode
}

export function Tag({ tone, children }: TagProps) {
  return <Text className={`tag tone-${tone}`}>{children}</Text>
}
