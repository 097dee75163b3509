import type { Facility, FacilityState, StationKind } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, customType, date, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { location } from '../directory/directory.table.ts'

const minutesOfWeek = customType<{ data: string }>({ dataType: () => 'int4multirange' })

/** What makes a location a station (驿站、服务点): when one may come in, and what is there. */
export const station = streetTable(
  'station',
  {
    locationId: uuid('location_id').notNull(),
    kind: text('kind').$type<StationKind>().notNull(),
    phone: text('phone'),
    note: text('note').notNull(),
    /** The minutes of a week, from Monday's midnight, in which it is open; empty where nobody knows. */
    openMinutes: minutesOfWeek('open_minutes').notNull(),
    closedFrom: date('closed_from', { mode: 'string' }),
    closedUntil: date('closed_until', { mode: 'string' }),
    closedReason: text('closed_reason'),
    facilities: jsonb('facilities').$type<{ facility: Facility; state: FacilityState }[]>().notNull(),
    confirmedDate: date('confirmed_date', { mode: 'string' }).notNull(),
    /** Raised by every change. */
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    keyedBy(t.locationId),
    refers(t.locationId, location.id),
    check('station_kind', sql`kind in ('service_point', 'rest_stop', 'venue')`),
    check('station_minutes', sql`open_minutes <@ '{[0,10080)}'::int4multirange`),
    check('station_closure', sql`num_nulls(closed_from, closed_reason) <> 1 and closed_until >= closed_from`),
  ],
)
