import { useQueries } from '@tanstack/react-query'
import { View } from '@tarojs/components'
import type { Booking, Service } from '@yunxuan/contract'
import { api } from '../../../api.ts'
import { useAccountId } from '../../../session/session.ts'
import { openPage } from '../../../shell/address.ts'
import { photoOf } from '../../../shell/photo.ts'
import { access } from '../../../ui/access.ts'
import { Heading } from '../../../ui/Heading.tsx'
import { PictureCard } from '../../../ui/PictureCard.tsx'
import { sayPlaces } from '../../../words/service.ts'
import { sayComing } from '../../../words/when.ts'
import { useLastBookings } from '../../booking/booking.queries.ts'
import { useDependants } from '../../member/member.queries.ts'
import { lastAttended } from '../last-attended.ts'

const shown = 2

/** The services that were attended last, for the same person, with the next slot; none that one has booked again. */
export function BookAgain({ streetId }: { streetId: string }) {
  const accountId = useAccountId()
  const family = useDependants().data?.items
  const before = lastAttended(useLastBookings().data ?? [], family?.map(({ id }) => id) ?? [])
  const services = useQueries({
    queries: before.slice(0, shown).map(({ slot: { serviceId } }) => ({
      // As in useService: whoever opens one of them finds it here.
      queryKey: ['service', serviceId, accountId, streetId],
      queryFn: () =>
        api('GET /v1/streets/:streetId/services/:serviceId', { params: { streetId, serviceId } }),
    })),
  })
  const again = services.flatMap(({ data }) => {
    const last = before.find(({ slot }) => slot.serviceId === data?.id)
    return data?.nextSlot && last ? [{ service: data, slot: data.nextSlot, last }] : []
  })
  if (again.length === 0) return null
  return (
    <View className="stack" {...access({ role: 'group', label: '再约一次' })}>
      <Heading>再约一次</Heading>
      {again.map(({ service, slot, last }) => (
        <Again key={service.id} service={service} slot={slot} last={last} />
      ))}
    </View>
  )
}

interface AgainProps {
  service: Service
  slot: NonNullable<Service['nextSlot']>
  last: Booking
}

function Again({ service, slot, last: { dependantId, personName } }: AgainProps) {
  const now = new Date()
  return (
    <PictureCard
      picture={service.category}
      of={service.id}
      photo={photoOf(service.picture, 'small')}
      title={service.title}
      lines={[[sayComing(slot.startsAt, now), dependantId && `给${personName}`]]}
      tag={sayPlaces(slot, now)}
      onPress={() =>
        openPage('service/service', { id: service.id, slot: slot.id, who: dependantId ?? undefined })
      }
    />
  )
}
