import { index, integer, jsonb, text, uuid } from 'drizzle-orm/pg-core'
import { idColumn, instantColumn, streetTable } from '../../platform/columns.ts'

/** A spreadsheet that was read and judged; its rows wait a day for the commit. */
export const importFile = streetTable(
  'import_file',
  {
    id: idColumn(),
    fileName: text('file_name').notNull(),
    /** Its tables, and the versions of the services it was judged against. */
    rows: jsonb('rows').notNull(),
    preview: jsonb('preview').notNull(),
    errorCount: integer('error_count').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instantColumn('created_at').notNull(),
    committedAt: instantColumn('committed_at'),
  },
  t => [index('import_file_age').on(t.createdAt)],
)
