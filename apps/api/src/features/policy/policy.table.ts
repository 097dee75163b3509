import type { Policy } from '@yunxuan/domain'
import { foreignKey, integer, jsonb, uuid } from 'drizzle-orm/pg-core'
import { instantColumn, keyedBy, streetTable } from '../../platform/columns.ts'
import { street } from '../street/street.table.ts'

/** Every version of a street's settings; the highest is in force, none means the defaults. */
export const policy = streetTable(
  'policy',
  {
    version: integer('version').notNull(),
    settings: jsonb('settings').$type<Policy>().notNull(),
    changedAt: instantColumn('changed_at').notNull(),
    changedBy: uuid('changed_by').notNull(),
  },
  t => [foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }), keyedBy(t.version)],
)
