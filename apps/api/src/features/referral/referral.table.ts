import { activeReferralStatuses, type ReferralStatus } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { boolean, check, date, index, integer, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytes, idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { matter } from '../matter/matter.table.ts'
import { member } from '../member/member.table.ts'

const isActive = sql.raw(`status in (${activeReferralStatuses.map(status => `'${status}'`).join(', ')})`)

/**
 * An organization that was asked to answer what an enterprise needs (请单位来答). All that is said lies sealed, and is
 * erased with what the enterprise said.
 */
export const referral = streetTable(
  'referral',
  {
    id: idColumn(),
    matterId: uuid('matter_id').notNull(),
    organizationId: uuid('organization_id').notNull(),
    status: text('status').$type<ReferralStatus>().notNull(),
    askedBy: uuid('asked_by').notNull(),
    askedAt: instantColumn('asked_at').notNull(),
    dueOn: date('due_on', { mode: 'string' }).notNull(),
    ask: bytes('ask'),
    /** Who answered for the organization, what, and by which day. */
    answeredBy: uuid('answered_by'),
    answer: bytes('answer'),
    promisedOn: date('promised_on', { mode: 'string' }),
    /** Who took it for the enterprise. */
    acceptedBy: uuid('accepted_by'),
    word: bytes('word'),
    endedAt: instantColumn('ended_at'),
    version: integer('version').notNull().default(1),
    isSample: boolean('is_sample').notNull().default(false),
  },
  t => [
    refers(t.matterId, matter.id),
    refers(t.organizationId, organization.id),
    refers(t.askedBy, member.id),
    refers(t.answeredBy, member.id),
    refers(t.acceptedBy, member.id),
    check('referral_ended', sql`(ended_at is null) = (${isActive})`),
    check('referral_answered', sql`answered_by is not null or status in ('asked', 'withdrawn')`),
    check('referral_promised', sql`promised_on is not null or status in ('asked', 'declined', 'withdrawn')`),
    check(
      'referral_accepted',
      sql`accepted_by is not null or status not in ('accepted', 'reported', 'delivered', 'failed')`,
    ),
    // Both sides are two people.
    check('referral_two', sql`accepted_by <> answered_by`),
    // An organization is asked once as long as something is expected of it.
    uniqueIndex('referral_once').on(t.streetId, t.matterId, t.organizationId).where(isActive),
    index('referral_matter').on(t.streetId, t.matterId, t.id),
    index('referral_organization').on(t.streetId, t.organizationId, t.id),
    index('referral_unanswered').on(t.streetId, t.dueOn).where(sql`status = 'asked'`),
  ],
)
