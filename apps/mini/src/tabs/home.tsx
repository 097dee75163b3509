import { Around } from '../features/home/components/Around.tsx'
import { BookAgain } from '../features/home/components/BookAgain.tsx'
import { NearMe } from '../features/home/components/NearMe.tsx'
import { Next } from '../features/home/components/Next.tsx'
import { Tiles } from '../features/home/components/Tiles.tsx'
import { CallNotice } from '../features/signup/components/CallNotice.tsx'
import { openPage } from '../shell/address.ts'
import { ElderSwitch } from '../shell/ElderSwitch.tsx'
import { elderMode } from '../shell/elder-mode.ts'
import { StreetSwitch } from '../shell/StreetSwitch.tsx'
import { useShareCard } from '../shell/share-card.ts'
import { useStreet } from '../shell/street.queries.ts'
import { chosenStreet } from '../shell/street.ts'
import { streetCard } from '../shell/street-card.ts'
import { Button } from '../ui/Button.tsx'
import { Loaded } from '../ui/Loaded.tsx'
import { Page } from '../ui/Page.tsx'
import { call } from '../ui/phone.ts'
import { SearchLink } from '../ui/Search.tsx'
import { Empty } from '../ui/states.tsx'

/** How many cards of each kind: home never grows. */
const most = { around: 3, near: 5 }
const mostForElders = { around: 1, near: 3 }

export default function HomeTab() {
  const street = useStreet()
  const chosen = chosenStreet.use()
  const isElder = elderMode.use()
  useShareCard(streetCard(street.data))
  const { around, near } = isElder ? mostForElders : most
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
      <Next />
      <CallNotice />
      <SearchLink placeholder="找服务" onPress={() => openPage('service/find', { typing: true })} />
      <Loaded
        query={street}
        isEmpty={({ categories }) => categories.length === 0}
        empty={<Empty title="还没有服务" text="这个街道的服务正在准备，过几天再来看看。" />}
      >
        {data => (
          <>
            <Tiles street={data} isElder={isElder} />
            {isElder && data.deskPhone !== '' && (
              <Button
                kind="ghost"
                icon="phone"
                onPress={() => call({ name: `${data.name}服务台`, number: data.deskPhone })}
              >
                打电话帮我约
              </Button>
            )}
            <BookAgain streetId={data.id} />
            <Around most={around} />
            <NearMe street={data} most={near} />
          </>
        )}
      </Loaded>
    </Page>
  )
}
