import { facilities, facilityNames, stationKindNames, stationKinds } from '@yunxuan/domain'
import { useState } from 'react'
import { AskHere } from '../../../shell/AskHere.tsx'
import { openPage, replacePage, useParams } from '../../../shell/address.ts'
import type { Here } from '../../../shell/here.ts'
import { Button } from '../../../ui/Button.tsx'
import { Chips } from '../../../ui/Chips.tsx'
import { Page } from '../../../ui/Page.tsx'
import { PagedList } from '../../../ui/PagedList.tsx'
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
      <AskHere
        order={here ? '开着的、离您近的在前' : areaId ? '开着的、您社区的在前' : '开着的在前'}
        onFound={setHere}
      />
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
