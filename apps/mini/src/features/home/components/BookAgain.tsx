import { useQueries } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import type { Booking, Service } from '@yunxuan/contract'
import { api } from '../../../api.ts'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { access } from '../../../ui/access.ts'
import { Card } from '../../../ui/Card.tsx'
import { Dotted } from '../../../ui/Dotted.tsx'
import { Heading } from '../../../ui/Heading.tsx'
import { Tag } from '../../../ui/Tag.tsx'
import { sayPlaces } from '../../../words/service.ts'
import { sayComing } from '../../../words/when.ts'
import { useLastBookings } from '../../booking/booking.queries.ts'
import { useDependants } from '../../member/member.queries.ts'

const shown = 2

const isHeld = (status: Booking['status']) => status === 'booked' || status === 'pending'

interface Before {
  serviceId: string
  dependantId: string | null
  personName: string
}

/** The services this person booked last, for the same person, with the next slot that can be had. */
export function BookAgain({ streetId }: { streetId: string }) {
  const accountId = useAccountId()
  const bookings = useLastBookings().data ?? []
  const family = useDependants().data?.items
  const held = bookings.filter(({ status }) => isHeld(status)).map(({ slot }) => slot.id)
  const before = new Map<string, Before>()
  for (const { slot, dependantId, personName } of bookings) {
    // Somebody of the family who was taken off the list is not booked for any more.
    const isKept = dependantId === null || family?.some(({ id }) => id === dependantId)
    if (isKept && !before.has(slot.serviceId))
      before.set(slot.serviceId, { serviceId: slot.serviceId, dependantId, personName })
  }
  const services = useQueries({
    queries: [...before.values()].slice(0, shown).map(({ serviceId }) => ({
      // As in useService: whoever opens one of them finds it here.
      queryKey: ['service', serviceId, accountId, streetId],
      queryFn: () =>
        api('GET /v1/streets/:streetId/services/:serviceId', { params: { streetId, serviceId } }),
    })),
  })
  const again = services.flatMap(({ data }) => {
    const last = data && before.get(data.id)
    return last && data.nextSlot ? [{ service: data, slot: data.nextSlot, last }] : []
  })
  if (again.length === 0) return null
  return (
    <View className="stack" {...access({ role: 'group', label: '再约一次' })}>
      <Heading>再约一次</Heading>
      {again.map(({ service, slot, last }) => (
        <Again key={service.id} service={service} slot={slot} last={last} isHeld={held.includes(slot.id)} />
      ))}
    </View>
  )
}

interface AgainProps {
  service: Service
  slot: NonNullable<Service['nextSlot']>
  last: Before
  /** The next slot is one this person holds already. */
  isHeld: boolean
}

function Again({ service, slot, last, isHeld: isHeldAlready }: AgainProps) {
  const now = new Date()
  const next = sayComing(slot.startsAt, now)
  const when = isHeldAlready ? `${next}已约，约下一场` : next
  const places = sayPlaces(slot, now)
  const who = last.dependantId ? `给${last.personName}` : ''
  return (
    <Card
      onPress={() =>
        openPage('service/service', { id: service.id, slot: slot.id, who: last.dependantId ?? undefined })
      }
    >
      <View className="line line--card">
        <View className="grow">
          <View className="words">{service.title}</View>
          <View className="second">
            <Dotted parts={[when, who]} />
          </View>
        </View>
        {!isHeldAlready && <Tag tone={places.tone}>{places.words}</Tag>}
      </View>
    </Card>
  )
}
