import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { categoryNames } from '@yunxuan/domain'
import { openPage, openTab } from '../../../shell/address.ts'
import { Glyph } from '../../../ui/Glyph.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import type { Tone } from '../../../ui/Tag.tsx'

const tones: readonly Tone[] = ['red', 'blue', 'ok', 'gold']
const mostCategories = 7

export function CategoryTiles({ street }: { street: Street }) {
  return (
    <View className="tiles">
      {street.categories.slice(0, mostCategories).map(({ category }, index) => (
        <Pressable
          key={category}
          role="link"
          className="tiles__one"
          onPress={() => openPage('service/find', { category })}
        >
          <Glyph tone={tones[index % tones.length] ?? 'red'}>{categoryNames[category].glyph}</Glyph>
          <View>{categoryNames[category].name}</View>
        </Pressable>
      ))}
      <Pressable role="link" className="tiles__one" onPress={() => openTab('services')}>
        <Glyph tone="neutral">全</Glyph>
        <View>全部</View>
      </Pressable>
    </View>
  )
}
