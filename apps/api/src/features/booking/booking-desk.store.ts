import { bookingStatuses, holdsPlaces } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import { type Counted, countRows } from '../../platform/waiting.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import { type BookingRow, bookingRows, ofRoster, type RawBookingRow, toBookingRow } from './booking.store.ts'

/** What the bookings of a slot come to; people, and lines of its roster. */
export interface SlotTally {
  taken: number
  attended: number
  expected: number
  awaited: number
  pending: number
  lines: number
}

export const noTally: SlotTally = { taken: 0, attended: 0, expected: 0, awaited: 0, pending: 0, lines: 0 }

const placeHolding = bookingStatuses.filter(holdsPlaces)
const expected = ['booked', 'attended', 'no_show']

/** Counts the bookings of slots, without reading them. */
export async function countSlotBookings(
  db: Executor,
  streetId: string,
  slotIds: readonly string[],
): Promise<Map<string, SlotTally>> {
  if (slotIds.length === 0) return new Map()
  const { rows } = await db.$client.query<SlotTally & { slotId: string }>({
    name: 'booking-tally',
    text: `select slot_id as "slotId", coalesce(sum(party) filter (where status = any($3)), 0)::int as taken,
        coalesce(sum(party) filter (where status = 'attended'), 0)::int as attended,
        coalesce(sum(party) filter (where status = any($4)), 0)::int as expected,
        coalesce(sum(party) filter (where status = 'booked'), 0)::int as awaited,
        (count(*) filter (where status = 'pending'))::int as pending, count(*)::int as lines
      from ${ofRoster} group by slot_id`,
    values: [streetId, slotIds, placeHolding, expected],
  })
  return new Map(rows.map(({ slotId, ...tally }) => [slotId, tally]))
}

/**
 * Returns bookings of slots by who they are of (part of the name of whoever comes or booked, the tail of the phone
 * number, the code) and by whether they are still expected or have come, in the order of the slots; the first of many that follow
 * a booking of the first of them.
 */
export async function searchSlotBookings(
  db: Executor,
  ask: {
    streetId: string
    slotIds: readonly string[]
    after: string | null
    standing: 'expected' | 'attended' | null
    text: string
    limit: number
  },
): Promise<BookingRow[]> {
  if (ask.slotIds.length === 0) return []
  const { rows } = await db.$client.query<RawBookingRow>({
    text: `${bookingRows} where b.street_id = $1 and b.id in (select id from ${ofRoster})
        and ($3::text is null or b.status = case $3 when 'expected' then 'booked' else 'attended' end)
        and ($4 = '' or strpos(lower(coalesce(d.name, m.name)), $4) > 0 or strpos(lower(m.name), $4) > 0
          or lower(b.code) = $4 or m.phone_tail = $4 or ($4 ~ '^[0-9]{2,11}$' and right(m.phone, length($4)) = $4))
        and ($6::uuid is null or b.slot_id <> ($2::uuid[])[1] or b.id > $6)
      order by array_position($2::uuid[], b.slot_id), b.id limit $5`,
    values: [ask.streetId, ask.slotIds, ask.standing, ask.text, ask.limit, ask.after],
  })
  return rows.map(toBookingRow)
}

/** Counts the bookings of services in a scope that wait for a yes, with the soonest slot of them. */
export const countPending = (
  db: Executor,
  ask: { streetId: string; scope: Scope; now: Date },
): Promise<Counted> =>
  countRows(db, {
    name: 'booking-pending-count',
    rows: `select s.starts_at as first from booking b
      join slot s on s.street_id = $1 and s.id = b.slot_id
      join service v on v.street_id = $1 and v.id = s.service_id
      join location l on l.street_id = $1 and l.id = v.location_id
      where b.street_id = $1 and b.status = 'pending' and v.kind = 'service' and s.ends_at > $2
        and ${inScope(3, 'v')}`,
    values: [ask.streetId, ask.now, ...scopeValues(ask.scope)],
  })
