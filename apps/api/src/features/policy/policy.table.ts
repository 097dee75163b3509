import type { Policy } from '@yunxuan/domain'
import { integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { instantColumn, streetIdColumn } from '../../platform/columns.ts'
import { street } from '../street/street.table.ts'

/** Every version of a street's settings; the highest is in force, none means the defaults. */
export const policy = pgTable(
  'policy',
  {
    streetId: streetIdColumn().references(() => street.id),
    version: integer('version').notNull(),
    settings: jsonb('settings').$type<Policy>().notNull(),
    changedAt: instantColumn('changed_at').notNull(),
    changedBy: uuid('changed_by').notNull(),
  },
  t => [primaryKey({ columns: [t.streetId, t.version] })],
)
