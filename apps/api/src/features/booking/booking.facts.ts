import type { Facts } from '../../platform/facts.ts'

/** SQL: of a booking `b` at a slot `s` of a service `v`, had at the place `h`. */
const ofBooking = `b.id, s.starts_at as at, h.area_id as area, v.organization_id as organization, v.category,
    s.id as part_of, b.person_id as person, b.party as weight, b.party - 1 as unnamed, v.title, h.name as place`

const atSlot = `from slot s
    join service v on v.street_id = $1 and v.id = s.service_id and v.kind = 'service'
    join location h on h.street_id = $1 and h.id = coalesce(s.location_id, v.location_id)`

const inSpan = `s.street_id = $1 and s.starts_at >= $2 and s.starts_at < $3`

/** Parties that were received. */
export const receptionFacts: Facts = `select ${ofBooking}, '' as facet, true as met ${atSlot}
    join booking b on b.street_id = $1 and b.slot_id = s.id and b.status = 'attended'
  where ${inSpan}`

/** Parties that came, and those that were noted to have stayed away. */
export const expectedFacts: Facts = `select ${ofBooking}, b.status as facet, b.status = 'attended' as met ${atSlot}
    join booking b on b.street_id = $1 and b.slot_id = s.id and b.status in ('attended', 'no_show')
  where ${inSpan}`

/** Parties that waited for a place of a slot until it began: what has not begun lies after the time. */
export const waitFacts: Facts = `select ${ofBooking}, '' as facet, true as met ${atSlot}
    join waitlist b on b.street_id = $1 and b.slot_id = s.id
      and b.status in ('waiting', 'offered', 'expired', 'closed')
  where ${inSpan}`
