import { index, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, streetTable } from '../../platform/columns.ts'

/** Who did what, append-only: a trigger refuses every update and delete. */
export const audit = streetTable(
  'audit',
  {
    id: idColumn(),
    at: instantColumn('at').notNull(),
    /** The member who acted; null when the system did. */
    actorId: uuid('actor_id'),
    /** What they were called then; null for the system and for who is no member. */
    actorName: text('actor_name'),
    actorRole: text('actor_role').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    subjectId: uuid('subject_id'),
    /** Without personal data. */
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  t => [
    index('audit_subject').on(t.streetId, t.subjectId),
    index('audit_action').on(t.streetId, t.action, t.id),
  ],
)
