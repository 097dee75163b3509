import { View } from '@tarojs/components'
import type { PublicFoundKind, PublicFoundThing } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import type { IconName } from '../../../ui/icon-names.ts'
import { Row } from '../../../ui/Row.tsx'
import { useFound } from '../service.queries.ts'

interface Way {
  icon: IconName
  open: (found: PublicFoundThing) => void
}

/** Where each kind is looked at; services have a list of their own below. */
const ways: Partial<Record<PublicFoundKind, Way>> = {
  guide: { icon: 'check', open: ({ id }) => openPage('article/article', { id }) },
  article: { icon: 'info', open: ({ id }) => openPage('article/article', { id }) },
  station: { icon: 'map-pin', open: ({ id }) => openPage('station/station', { id }) },
  place: { icon: 'map-pin', open: ({ title }) => openPage('service/find', { q: title }) },
  matter: { icon: 'message-square', open: ({ id }) => openPage('matter/matter', { id }) },
}

/** What is found beside services: how a thing is got done, what can be read, places, and what neighbours want. */
export function AlsoFound({ words }: { words: string }) {
  const found = useFound(words).data?.items ?? []
  const others = found.flatMap(each => {
    const way = ways[each.kind]
    // A place that was searched for by its whole name leads to this page.
    return way === undefined || (each.kind === 'place' && each.title === words) ? [] : [{ each, way }]
  })
  if (others.length === 0) return null
  return (
    <View className="stack">
      <Heading>办事、地点和大家的事</Heading>
      <Card className="card--list">
        {others.map(({ each, way }) => (
          <Row
            key={each.id}
            icon={way.icon}
            title={each.title}
            note={each.hint}
            onPress={() => way.open(each)}
          />
        ))}
      </Card>
    </View>
  )
}
