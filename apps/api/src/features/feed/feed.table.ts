import { unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { member } from '../member/member.table.ts'

/** The address at which a member's own calendar is read: of its secret there is only a hash. */
export const ownCalendar = streetTable(
  'own_calendar',
  {
    memberId: uuid('member_id').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    since: instantColumn('since').notNull(),
  },
  t => [
    keyedBy(t.memberId),
    refers(t.memberId, member.id),
    unique('own_calendar_secret').on(t.streetId, t.secretHash),
  ],
)
