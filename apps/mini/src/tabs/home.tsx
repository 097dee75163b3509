import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { categoryNames } from '@yunxuan/domain'
import { openServices } from '../features/service/open-services.ts'
import { ElderSwitch } from '../shell/ElderSwitch.tsx'
import { StreetSwitch } from '../shell/StreetSwitch.tsx'
import { useStreet } from '../shell/street.queries.ts'
import { chosenStreet } from '../shell/street.ts'
import { Card } from '../ui/Card.tsx'
import { Glyph } from '../ui/Glyph.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { Pressable } from '../ui/Pressable.tsx'
import { SearchLink } from '../ui/Search.tsx'
import { Empty } from '../ui/states.tsx'
import type { Tone } from '../ui/Tag.tsx'

const tones: readonly Tone[] = ['red', 'blue', 'ok', 'gold']
const mostCategories = 7

export default function HomeTab() {
  const street = useStreet()
  const chosen = chosenStreet.use()
  const name = street.data?.name ?? chosen?.name ?? '选街道'
  return (
    <Page
      title="首页"
      tab="home"
      bar={
        <>
          <StreetSwitch name={name} />
          <ElderSwitch />
        </>
      }
    >
      <SearchLink placeholder="找义诊、法律咨询、理发…" onPress={() => openServices({})} />
      <Loaded
        query={street}
        isEmpty={({ categories }) => categories.length === 0}
        empty={<Empty title="还没有服务" text="这个街道的服务正在准备，过几天再来看看。" />}
      >
        {data => (
          <>
            <CategoryTiles street={data} />
            {data.brands.length > 0 && <Brands street={data} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function CategoryTiles({ street }: { street: Street }) {
  return (
    <View className="tiles">
      {street.categories.slice(0, mostCategories).map(({ category }, index) => (
        <Pressable
          key={category}
          role="link"
          className="tiles__one"
          onPress={() => openServices({ category })}
        >
          <Glyph tone={tones[index % tones.length] ?? 'red'}>{categoryNames[category].glyph}</Glyph>
          <View>{categoryNames[category].name}</View>
        </Pressable>
      ))}
      <Pressable role="link" className="tiles__one" onPress={() => openServices({})}>
        <Glyph tone="neutral">全</Glyph>
        <View>全部</View>
      </Pressable>
    </View>
  )
}

function Brands({ street }: { street: Street }) {
  return (
    <>
      <Heading>品牌服务</Heading>
      <View className="pair">
        {street.brands.map(brand => (
          <Card key={brand.id} onPress={() => openServices({ brand: brand.id })}>
            <View className="words">{brand.name}</View>
            <View className="second">{brand.services} 项服务</View>
          </Card>
        ))}
      </View>
    </>
  )
}
