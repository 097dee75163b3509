import { View } from '@tarojs/components'
import type { Street } from '@yunxuan/contract'
import { BookAgain } from '../features/home/components/BookAgain.tsx'
import { CategoryTiles } from '../features/home/components/CategoryTiles.tsx'
import { NearMe } from '../features/home/components/NearMe.tsx'
import { OfferNotice } from '../features/home/components/OfferNotice.tsx'
import { NextShift } from '../features/signup/components/NextShift.tsx'
import { openPage } from '../shell/address.ts'
import { ElderSwitch } from '../shell/ElderSwitch.tsx'
import { StreetSwitch } from '../shell/StreetSwitch.tsx'
import { useStreet } from '../shell/street.queries.ts'
import { chosenStreet } from '../shell/street.ts'
import { Card } from '../ui/Card.tsx'
import { Heading } from '../ui/Heading.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { SearchLink } from '../ui/Search.tsx'
import { Empty } from '../ui/states.tsx'

export default function HomeTab() {
  const street = useStreet()
  const chosen = chosenStreet.use()
  return (
    <Page
      title="首页"
      tab="home"
      bar={
        <>
          <StreetSwitch name={street.data?.name ?? (chosen?.name || '选街道')} />
          <ElderSwitch />
        </>
      }
    >
      <OfferNotice />
      <NextShift />
      <SearchLink placeholder="找义诊、法律咨询、理发…" onPress={() => openPage('service/find')} />
      <Loaded
        query={street}
        isEmpty={({ categories }) => categories.length === 0}
        empty={<Empty title="还没有服务" text="这个街道的服务正在准备，过几天再来看看。" />}
      >
        {data => (
          <>
            <CategoryTiles street={data} />
            <BookAgain streetId={data.id} />
            <NearMe street={data} />
            {data.brands.length > 0 && <Brands street={data} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Brands({ street }: { street: Street }) {
  return (
    <View className="stack">
      <Heading>品牌服务</Heading>
      <View className="pair">
        {street.brands.map(brand => (
          <Card key={brand.id} onPress={() => openPage('service/find', { brand: brand.id })}>
            <View className="words">{brand.name}</View>
            <View className="second">{brand.services} 项服务</View>
          </Card>
        ))}
      </View>
    </View>
  )
}
