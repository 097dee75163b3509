import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Picture } from '../../../ui/Picture.tsx'

/** The street's own brands, with a line on what such a name is. */
export function Brands({ street }: { street: Street }) {
  if (street.brands.length === 0) return null
  return (
    <View className="stack">
      <Heading>品牌服务</Heading>
      <View className="second">街道自己办出名的，一个名字下面有好几项服务。</View>
      <View className="pair">
        {street.brands.map(brand => (
          <Card key={brand.id} onPress={() => openPage('service/find', { brand: brand.id })}>
            <View className="line">
              <Picture name="brand" size="s" />
              <View className="grow">
                <View className="words">{brand.name}</View>
                <View className="second">{brand.services} 项服务</View>
              </View>
            </View>
          </Card>
        ))}
      </View>
    </View>
  )
}
