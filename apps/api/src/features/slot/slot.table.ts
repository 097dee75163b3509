import type { SlotStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { location } from '../directory/directory.table.ts'
import { service } from '../service/service.table.ts'

/** One time and place at which a service can be had, with a number of places. */
export const slot = streetTable(
  'slot',
  {
    id: idColumn(),
    serviceId: uuid('service_id').notNull(),
    startsAt: instantColumn('starts_at').notNull(),
    endsAt: instantColumn('ends_at').notNull(),
    /** Where this one is had away from the service's usual place; null where it is had there, and goes along with it. */
    locationId: uuid('location_id'),
    /** Where inside the place. */
    room: text('room').notNull(),
    status: text('status').$type<SlotStatus>().notNull(),
    places: integer('places').notNull(),
    /** Places of parties that are booked. */
    taken: integer('taken').notNull().default(0),
    /** Places held for parties that were offered them. */
    held: integer('held').notNull().default(0),
    /** RFC 5545 SEQUENCE, raised by every move and by the cancellation. */
    sequence: integer('sequence').notNull().default(0),
    movedAt: instantColumn('moved_at'),
    reason: text('reason').notNull().default(''),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    refers(t.serviceId, service.id),
    check('slot_places_not_oversold', sql`taken >= 0 and held >= 0 and taken + held <= places`),
    check('slot_times', sql`starts_at < ends_at`),
    refers(t.locationId, location.id),
    // One without a place of its own is had at its service's: any id that is no location's will stand for that.
    uniqueIndex('slot_once')
      .on(t.streetId, t.serviceId, t.startsAt, sql`coalesce(location_id, service_id)`, t.room)
      .where(sql`status = 'open'`),
    index('slot_starts').on(t.streetId, t.startsAt, t.id),
    index('slot_soonest').on(t.streetId, t.startsAt, t.serviceId).where(sql`status = 'open'`),
    index('slot_service').on(t.streetId, t.serviceId, t.startsAt),
    index('slot_location').on(t.streetId, t.locationId, t.startsAt).where(sql`location_id is not null`),
  ],
)
