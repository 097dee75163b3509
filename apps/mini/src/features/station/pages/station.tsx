import { View } from '@tarojs/components'
import type { Station } from '@yunxuan/contract'
import { facilityNames, facilityStateNames, sayHours, stationKindNames } from '@yunxuan/domain'
import { openPage, useParams } from '../../../shell/address.ts'
import { type ShareCard, useShareCard } from '../../../shell/share-card.ts'
import { useLinkedStreet, useStreet } from '../../../shell/street.queries.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Page } from '../../../ui/Page.tsx'
import { call } from '../../../ui/phone.ts'
import { Tag, type Tone } from '../../../ui/Tag.tsx'
import { openWords } from '../../../words/station.ts'
import { Lent } from '../../loan/components/Lent.tsx'
import { RoomsHere } from '../../room/components/RoomsHere.tsx'
import { Share } from '../../service/components/Share.tsx'
import { WayThere } from '../../service/components/WayThere.tsx'
import { useStation } from '../station.queries.ts'

/** 这里: what the code at a door opens. */
export default function Here() {
  const { id = '', street: linked } = useParams()
  useLinkedStreet(linked)
  const street = useStreet()
  const station = useStation(id)
  useShareCard(cardOf(id, station.data, street.data?.id))
  if (street.data && station.data) return <Shown station={station.data} streetId={street.data.id} />
  return (
    <Page title="这里">
      <Loaded query={street}>
        {() => (
          <Loaded
            query={station}
            otherwise={<Button onPress={() => openPage('station/stations')}>看别的地方</Button>}
          >
            {() => null}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}

function cardOf(id: string, station: Station | undefined, street: string | undefined): ShareCard {
  const title = station?.location.name ?? '去哪儿'
  return {
    title,
    line: station?.location.address,
    picture: 'place',
    page: 'station/station',
    params: { id, street },
  }
}

const facilityTones: Readonly<Record<Station['facilities'][number]['state'], Tone>> = {
  working: 'ok',
  broken: 'red',
  out: 'gold',
}

function Shown({ station, streetId }: { station: Station; streetId: string }) {
  const { location, kind, phone, note, hours, openness, facilities, isUnconfirmed } = station
  const { tone, tag, more } = openWords(openness, new Date())
  const report = () =>
    openPage('matter/write', {
      kind: 'hazard',
      place: location.name,
      ...(location.areaId ? { area: location.areaId } : {}),
    })
  return (
    <Page
      title="这里"
      action={
        phone !== null && (
          <Button icon="phone" onPress={() => call({ name: location.name, number: phone })}>
            打电话问问
          </Button>
        )
      }
    >
      <Card>
        <View className="line line--card">
          <View className="grow">
            <Heading>{location.name}</Heading>
          </View>
          <Tag tone={tone}>{tag}</Tag>
        </View>
        {more !== '' && <View className="words">{more}</View>}
        {note !== '' && <View>{note}</View>}
      </Card>
      {isUnconfirmed && (
        <Notice tone="gold" icon="circle-alert">
          这里的情况好久没核实了，出门前先打个电话问一声。
        </Notice>
      )}
      <Lent locationId={location.id} />
      <RoomsHere locationId={location.id} />
      <Card>
        <Facts
          facts={[
            { name: '开门', value: hours.length === 0 ? '没写' : sayHours(hours) },
            { name: '地方', value: <WayThere location={location} /> },
            { name: '是什么', value: stationKindNames[kind] },
          ]}
        />
      </Card>
      {facilities.length > 0 && (
        <>
          <Heading>这里有</Heading>
          <Card className="card--list">
            {facilities.map(({ facility, state }) => (
              <View key={facility} className="row">
                <View className="row__words">
                  <View className="row__title">{facilityNames[facility]}</View>
                </View>
                <Tag tone={facilityTones[state]}>{facilityStateNames[state]}</Tag>
              </View>
            ))}
          </Card>
        </>
      )}
      <Button kind="ghost" icon="circle-alert" onPress={report}>
        缺了、坏了，说一声
      </Button>
      <Share card={cardOf(location.id, station, streetId)} />
    </Page>
  )
}
