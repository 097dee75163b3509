import type { UploadOutcome } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, streetIdColumn } from '../../platform/columns.ts'
import { organization } from '../directory/directory.table.ts'
import { member } from '../member/member.table.ts'
import { record } from '../record/record.table.ts'

/** Records that went to the national system together (令67 §4). */
export const uploadBatch = pgTable(
  'upload_batch',
  {
    streetId: streetIdColumn(),
    id: idColumn(),
    number: integer('number').notNull(),
    until: date('until', { mode: 'string' }).notNull(),
    organizationId: uuid('organization_id'),
    createdBy: uuid('created_by').notNull(),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.id] }),
    unique('upload_batch_number').on(t.streetId, t.number),
    foreignKey({
      columns: [t.streetId, t.organizationId],
      foreignColumns: [organization.streetId, organization.id],
    }),
    foreignKey({ columns: [t.streetId, t.createdBy], foreignColumns: [member.streetId, member.id] }),
  ],
)

/** A record in a batch. Until it is returned it goes into no other. */
export const uploadLine = pgTable(
  'upload_line',
  {
    streetId: streetIdColumn(),
    batchId: uuid('batch_id').notNull(),
    recordId: uuid('record_id').notNull(),
    position: integer('position').notNull(),
    /** The last answer; null while none has come. */
    outcome: text('outcome').$type<UploadOutcome>(),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.batchId, t.recordId] }),
    unique('upload_line_position').on(t.streetId, t.batchId, t.position),
    foreignKey({ columns: [t.streetId, t.batchId], foreignColumns: [uploadBatch.streetId, uploadBatch.id] }),
    foreignKey({ columns: [t.streetId, t.recordId], foreignColumns: [record.streetId, record.id] }),
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
export const uploadDue = pgTable(
  'upload_due',
  {
    streetId: streetIdColumn(),
    recordId: uuid('record_id').notNull(),
    personId: uuid('person_id').notNull(),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.recordId] }),
    foreignKey({ columns: [t.streetId, t.recordId], foreignColumns: [record.streetId, record.id] }),
    index('upload_due_person').on(t.streetId, t.personId),
  ],
)

/** What the national system answered to a line, each time it did. */
export const uploadResult = pgTable(
  'upload_result',
  {
    streetId: streetIdColumn(),
    id: idColumn(),
    batchId: uuid('batch_id').notNull(),
    recordId: uuid('record_id').notNull(),
    outcome: text('outcome').$type<UploadOutcome>().notNull(),
    reason: text('reason').notNull(),
    answeredBy: uuid('answered_by').notNull(),
    answeredAt: instantColumn('answered_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.streetId, t.id] }),
    foreignKey({
      name: 'upload_result_of_line_fk',
      columns: [t.streetId, t.batchId, t.recordId],
      foreignColumns: [uploadLine.streetId, uploadLine.batchId, uploadLine.recordId],
    }),
    foreignKey({ columns: [t.streetId, t.answeredBy], foreignColumns: [member.streetId, member.id] }),
    index('upload_result_line').on(t.streetId, t.batchId, t.recordId, t.answeredAt),
  ],
)
