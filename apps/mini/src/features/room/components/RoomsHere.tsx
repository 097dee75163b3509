import { openPage } from '../../../shell/address.ts'
import { Card } from '../../../ui/Card.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Row } from '../../../ui/Row.tsx'
import { useRoomsAt } from '../room.queries.ts'

/** The rooms of a place that may be asked for; nothing where there are none. */
export function RoomsHere({ locationId }: { locationId: string }) {
  const rooms = useRoomsAt(locationId).data?.items ?? []
  if (rooms.length === 0) return null
  return (
    <>
      <Heading>借场地</Heading>
      <Card className="card--list">
        {rooms.map(({ id, name, capacity, features }) => (
          <Row
            key={id}
            icon="calendar"
            title={name}
            note={[`坐 ${capacity} 位`, ...features].join('、')}
            onPress={() => openPage('room/room', { id })}
          />
        ))}
      </Card>
    </>
  )
}
