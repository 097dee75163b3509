import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, uuid } from 'drizzle-orm/pg-core'
import { instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'
import { service } from '../service/service.table.ts'

/** A service that a member keeps in sight. */
export const follow = streetTable(
  'follow',
  {
    memberId: uuid('member_id').notNull(),
    serviceId: uuid('service_id').notNull(),
    /** Whether they are told of new slots. */
    isTold: boolean('is_told').notNull(),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    keyedBy(t.memberId, t.serviceId),
    refers(t.memberId, member.id),
    refers(t.serviceId, service.id),
    index('follow_told').on(t.streetId, t.serviceId).where(sql`is_told`),
  ],
)

/** New slots of a service of which its followers are told soon: what is made one after the other is told at once. */
export const slotNews = streetTable(
  'slot_news',
  {
    serviceId: uuid('service_id').notNull(),
    slots: integer('slots').notNull(),
    /** The earliest of them. */
    firstStartsAt: instantColumn('first_starts_at').notNull(),
    madeAt: instantColumn('made_at').notNull(),
  },
  t => [
    keyedBy(t.serviceId),
    refers(t.serviceId, service.id),
    check('slot_news_slots', sql`slots > 0`),
    index('slot_news_made').on(t.madeAt),
  ],
)
