import { sql } from 'drizzle-orm'
import { check, date, index, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'

/** Who speaks for an organization, and who did: a duty on the phone, no role of staff. */
export const delegate = streetTable(
  'delegate',
  {
    id: idColumn(),
    organizationId: uuid('organization_id').notNull(),
    memberId: uuid('member_id').notNull(),
    /** What they are there. */
    title: text('title').notNull(),
    since: instantColumn('since').notNull(),
    /** The last day, unless it is confirmed again. */
    until: date('until', { mode: 'string' }).notNull(),
    namedBy: uuid('named_by').notNull(),
    endedAt: instantColumn('ended_at'),
  },
  t => [
    refers(t.organizationId, organization.id),
    refers(t.memberId, member.id),
    refers(t.namedBy, member.id),
    uniqueIndex('delegate_once').on(t.streetId, t.organizationId, t.memberId).where(sql`ended_at is null`),
    index('delegate_member').on(t.streetId, t.memberId).where(sql`ended_at is null`),
    check('delegate_others', sql`named_by <> member_id`),
  ],
)
