import { View } from '@tarojs/components'
import { facilities, facilityNames, stationKindNames, stationKinds } from '@yunxuan/domain'
import { useState } from 'react'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import { askHere, type Here } from '../../../shell/here.ts'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
import { Pressable } from '../../../ui/Pressable.tsx'
import { Empty } from '../../../ui/states.tsx'
import { useMember } from '../../member/member.queries.ts'
import { StationCard } from '../components/StationCard.tsx'
import { useStations } from '../station.queries.ts'

const all = 'all'
const kindChoices = [
  { value: all, title: '全部' },
  ...stationKinds.map(kind => ({ value: kind, title: stationKindNames[kind] })),
]
const facilityChoices = [
  { value: all, title: '都行' },
  ...facilities.map(facility => ({ value: facility, title: facilityNames[facility] })),
]

/** Where one may go in now: what is open stands first, and of that what is near. */
export default function Stations() {
  const params = useParams()
  const kind = stationKinds.find(one => one === params.kind)
  const facility = facilities.find(one => one === params.facility)
  const [here, setHere] = useState<Here>()
  const areaId = useMember().data?.areaId ?? undefined
  const list = useStations({
    ...(kind && { kind }),
    ...(facility && { facility }),
    ...(areaId && { areaId }),
    ...(here && { here }),
  })
  const show = (next: Record<string, string | undefined>) => {
    const { kind, facility } = { ...params, ...next }
    replacePage('station/stations', { kind, facility })
  }
  return (
    <Page title="去哪儿">
      <Chips
        label="哪一种地方"
        kind="tabs"
        options={kindChoices}
        value={kind ?? all}
        onChange={value => show({ kind: value === all ? undefined : value })}
      />
      <Chips
        label="要用什么"
        options={facilityChoices}
        value={facility ?? all}
        onChange={value => show({ facility: value === all ? undefined : value })}
      />
      <FromHere here={here} isOwnFirst={areaId !== undefined} onFound={setHere} />
      <PagedList
        list={list}
        hasEnd
        empty={
          <Empty
            icon="map-pin"
            title="没有这样的地方"
            text="换一样再找找，或者看看全部。"
            action={
              (kind || facility) && <Button onPress={() => openPage('station/stations')}>看全部</Button>
            }
          />
        }
      >
        {items => items.map(station => <StationCard key={station.location.id} station={station} />)}
      </PagedList>
    </Page>
  )
}

interface FromHereProps {
  here: Here | undefined
  isOwnFirst: boolean
  onFound: (here: Here) => void
}

/** What the order is by, and the way to have it by distance; who would rather not say where they are sees all the same. */
function FromHere({ here, isOwnFirst, onFound }: FromHereProps) {
  const [wasAsked, setAsked] = useState(false)
  const ask = async () => {
    const found = await askHere()
    setAsked(true)
    if (found) onFound(found)
    else say('没关系，不知道您在哪儿也能看')
  }
  return (
    <View className="line">
      <View className="second grow">
        {here ? '开着的、离您近的在前' : isOwnFirst ? '开着的、您社区的在前' : '开着的在前'}
      </View>
      {!wasAsked && (
        <Pressable className="link" onPress={() => void ask()}>
          <Icon name="map-pin" size="s" />
          看离我多远
        </Pressable>
      )}
    </View>
  )
}
