import type { PendingSort } from '@yunxuan/domain'
import type { Executor } from '../../platform/database.ts'
import type { Scope } from '../../platform/scope.ts'
import {
  bySound,
  countListed,
  type Order,
  orderValues,
  type Placed,
  type SortColumns,
  sqlOfOrder,
} from '../../platform/sorting.ts'
import { inScope, scopeValues } from '../service/scope.store.ts'
import {
  type BookingRow,
  bookingRowsWith,
  ofSlots,
  type RawBookingRow,
  toBookingRow,
} from './booking.store.ts'

/** Which bookings that wait for a yes are listed. */
export interface PendingAsk {
  streetId: string
  now: Date
  scope: Scope
  /** Part of a name or of what is booked, or the tail of a phone number. */
  q: string | undefined
  order: Order<PendingSort>
  limit: number
}

const columns: SortColumns<PendingSort> = {
  asked: { sql: 'b.id', type: 'uuid' },
  name: bySound('coalesce(d.name, m.name)'),
  service: bySound('v.title'),
  starts: { sql: 's.starts_at', type: 'timestamptz' },
  party: { sql: 'b.party', type: 'int' },
}

const ofPlaces = `${ofSlots} join location l on l.street_id = $1 and l.id = v.location_id`

/** SQL: bookings of services, of slots that are not over. */
const narrowed = `b.street_id = $1 and b.status = 'pending' and v.kind = 'service' and s.ends_at > $2
    and ${inScope(3, 'v')}
    and ($6::text is null or strpos(lower(coalesce(d.name, m.name)), $6) > 0 or strpos(lower(v.title), $6) > 0
      or m.phone_tail = $6)`

const narrowedValues = ({ streetId, now, scope, q }: PendingAsk) => [
  streetId,
  now,
  ...scopeValues(scope),
  q?.trim().toLowerCase() || null,
]

/** Returns bookings in a scope that wait for a yes. */
export async function listPending(db: Executor, ask: PendingAsk): Promise<Placed<BookingRow>[]> {
  const { order } = ask
  const { sortKey, isAfter, inOrder } = sqlOfOrder(order, columns[order.by], { id: 'b.id', at: 7 })
  const { rows } = await db.$client.query<Placed<RawBookingRow>>({
    text: `${bookingRowsWith(`${sortKey},`)} ${ofPlaces} where ${narrowed} and ${isAfter} ${inOrder} limit $9`,
    values: [...narrowedValues(ask), ...orderValues(order), ask.limit],
  })
  return rows.map(({ sortKey, ...row }) => ({ ...toBookingRow(row), sortKey }))
}

/** Counts the bookings of a list, with its first page. */
export const countPendingListed = (db: Executor, ask: PendingAsk) =>
  countListed(
    db,
    ask.order,
    `from booking b join member m on m.street_id = $1 and m.id = b.member_id
      left join dependant d on d.street_id = $1 and d.id = b.dependant_id ${ofPlaces} where ${narrowed}`,
    narrowedValues(ask),
  )
