import { View } from '@tarojs/components'
import type { Station } from '@yunxuan/contract'
import { facilityNames, sayMetres, stationKindNames } from '@yunxuan/domain'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { openWords } from '../../../words/station.ts'

/** A station in a list: open or not, how far, and what can be used there. */
export function StationCard({ station }: { station: Station }) {
  const { location, kind, openness, metres, facilities, isUnconfirmed } = station
  const { tone, tag, more } = openWords(openness, new Date())
  const working = facilities.filter(({ state }) => state === 'working')
  return (
    <Card onPress={() => openPage('station/station', { id: location.id })}>
      <View className="line line--card">
        <View className="words grow">{location.name}</View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View>
        <Dotted
          parts={[
            more || null,
            metres === null ? null : sayMetres(metres),
            isUnconfirmed ? '好久没核实' : null,
          ]}
        />
      </View>
      <View className="second">
        <Dotted parts={[stationKindNames[kind], ...working.map(({ facility }) => facilityNames[facility])]} />
      </View>
    </Card>
  )
}
