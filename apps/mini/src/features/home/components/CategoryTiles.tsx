import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { Street } from '@yunxuan/contract'
import { categoryNames } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { pages } from '../../../shell/pages.ts'
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
          onPress={() => openPage(pages.find, { category })}
        >
          <Glyph tone={tones[index % tones.length] ?? 'red'}>{categoryNames[category].glyph}</Glyph>
          <View>{categoryNames[category].name}</View>
        </Pressable>
      ))}
      <Pressable
        role="link"
        className="tiles__one"
        onPress={() => void Taro.switchTab({ url: '/tabs/services' })}
      >
        <Glyph tone="neutral">全</Glyph>
        <View>全部</View>
      </Pressable>
    </View>
  )
}
