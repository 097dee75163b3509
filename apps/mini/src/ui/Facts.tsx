import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export interface FactsProps {
  facts: ReadonlyArray<{ name: string; value: ReactNode }>
}

/** Name and value, one a line: 适合, 请带, 地点. */
export function Facts({ facts }: FactsProps) {
  return (
    <View className="facts">
      {facts.map(fact => (
        <View key={fact.name} className="facts__line">
          <View className="facts__name">{fact.name}</View>
          <View className="facts__value">{fact.value}</View>
        </View>
      ))}
    </View>
  )
}
