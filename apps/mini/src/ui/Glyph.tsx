import { View } from '@tarojs/components'
import { access } from './access.ts'
import type { Tone } from './Tag.tsx'

export interface GlyphProps {
  /** One character, such as 诊; the word beside it carries the meaning. */
  children: string
  tone: Tone
}

export function Glyph({ children, tone }: GlyphProps) {
  return (
    <View className={`glyph tone-${tone}`} {...access({ hidden: true })}>
      {children}
    </View>
  )
}
