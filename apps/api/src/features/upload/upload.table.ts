import type { UploadOutcome } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { date, foreignKey, index, integer, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, keyedBy, refers, streetTable } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'
import { record } from '../record/record.table.ts'

/** Records that went to the national system together (令67 §4). */
export const uploadBatch = streetTable(
  'upload_batch',
  {
    id: idColumn(),
    number: integer('number').notNull(),
    until: date('until', { mode: 'string' }).notNull(),
    organizationId: uuid('organization_id'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    unique('upload_batch_number').on(t.streetId, t.number),
    refers(t.organizationId, organization.id),
    refers(t.createdBy, member.id),
  ],
)

/** A record in a batch. Until it is returned it goes into no other. */
export const uploadLine = streetTable(
  'upload_line',
  {
    batchId: uuid('batch_id').notNull(),
    recordId: uuid('record_id').notNull(),
    position: integer('position').notNull(),
    /** The last answer; null while none has come. */
    outcome: text('outcome').$type<UploadOutcome>(),
  },
  t => [
    keyedBy(t.batchId, t.recordId),
    unique('upload_line_position').on(t.streetId, t.batchId, t.position),
    refers(t.batchId, uploadBatch.id),
    refers(t.recordId, record.id),
    uniqueIndex('upload_line_live')
      .on(t.streetId, t.recordId)
      .where(sql`outcome is distinct from 'returned'`),
    index('upload_line_record').on(t.streetId, t.recordId),
    index('upload_line_outcome').on(t.streetId, t.batchId, t.outcome),
    index('upload_line_returned').on(t.streetId, t.recordId).where(sql`outcome = 'returned'`),
    index('upload_line_open').on(t.streetId).where(sql`outcome is null`),
  ],
)

/**
 * Records that stand and are in no batch yet: triggers add what is recorded, and take away what is taken back or goes
 * into a batch. To look for them among all records took 1.4 s of half a million.
 */
export const uploadDue = streetTable(
  'upload_due',
  {
    recordId: uuid('record_id').notNull(),
    personId: uuid('person_id').notNull(),
  },
  t => [
    keyedBy(t.recordId),
    refers(t.recordId, record.id),
    index('upload_due_person').on(t.streetId, t.personId),
  ],
)

/** What the national system answered to a line, each time it did. */
export const uploadResult = streetTable(
  'upload_result',
  {
    id: idColumn(),
    batchId: uuid('batch_id').notNull(),
    recordId: uuid('record_id').notNull(),
    outcome: text('outcome').$type<UploadOutcome>().notNull(),
    reason: text('reason').notNull(),
    answeredBy: uuid('answered_by').notNull(),
    answeredAt: instantColumn('answered_at').notNull(),
  },
  t => [
    foreignKey({
      name: 'upload_result_of_line_fk',
      columns: [t.streetId, t.batchId, t.recordId],
      foreignColumns: [uploadLine.streetId, uploadLine.batchId, uploadLine.recordId],
    }),
    refers(t.answeredBy, member.id),
    index('upload_result_line').on(t.streetId, t.batchId, t.recordId, t.answeredAt),
  ],
)
