import { sql } from 'drizzle-orm'
import { check, date, index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, idColumn, instantColumn, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'
import { record } from '../record/record.table.ts'
import { slot } from '../slot/slot.table.ts'

/** A paper that proves something: a signed list, a photograph of it. */
export const attachment = streetTable(
  'attachment',
  {
    id: idColumn(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    content: bytes('content').notNull(),
    sha256: bytes('sha256').notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: instantColumn('added_at').notNull(),
  },
  t => [refers(t.addedBy, member.id)],
)

/** Hours that somebody proposes to write down afterwards, and what a second person decided. */
export const backfill = streetTable(
  'backfill',
  {
    id: idColumn(),
    personId: uuid('person_id').notNull(),
    memberId: uuid('member_id').notNull(),
    shiftId: uuid('shift_id'),
    title: text('title').notNull(),
    servedOn: date('served_on', { mode: 'string' }).notNull(),
    place: text('place').notNull(),
    content: text('content').notNull(),
    minutes: integer('minutes').notNull(),
    organizationId: uuid('organization_id').notNull(),
    responsibleName: text('responsible_name').notNull(),
    reason: text('reason').notNull(),
    attachmentId: uuid('attachment_id').notNull(),
    proposedBy: uuid('proposed_by').notNull(),
    proposedAt: instantColumn('proposed_at').notNull(),
    status: text('status').$type<'open' | 'approved' | 'refused'>().notNull(),
    decidedBy: uuid('decided_by'),
    decidedAt: instantColumn('decided_at'),
    decisionReason: text('decision_reason').notNull().default(''),
    recordId: uuid('record_id'),
  },
  t => [
    refers(t.memberId, member.id),
    refers(t.shiftId, slot.id),
    refers(t.organizationId, organization.id),
    refers(t.attachmentId, attachment.id),
    refers(t.proposedBy, member.id),
    refers(t.recordId, record.id),
    check('backfill_minutes', sql`minutes > 0`),
    check('backfill_two_persons', sql`decided_by is null or decided_by <> proposed_by`),
    index('backfill_open').on(t.streetId, t.id).where(sql`status = 'open'`),
  ],
)
