import { View } from '@tarojs/components'
import { sayBefore } from '@yunxuan/domain'
import type { FactsProps } from '../../../ui/Facts.tsx'

/** Returns 来之前, what to do and what to bring, as a fact; none where nothing is asked. */
export function beforeFact(asked: Parameters<typeof sayBefore>[0]): FactsProps['facts'] {
  const lines = sayBefore(asked)
  if (lines.length === 0) return []
  const value = (
    <View>
      {lines.map(line => (
        <View key={line}>{line}</View>
      ))}
    </View>
  )
  return [{ name: '来之前', value }]
}
