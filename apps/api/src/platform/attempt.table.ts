import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { bytes, instantColumn } from './columns.ts'

/** How often an address tried something in a span of time, global: whichever instance it asked, and of no street. */
export const attempt = pgTable(
  'attempt',
  {
    what: text('what').notNull(),
    /** Keyed hash of the address. */
    who: bytes('who').notNull(),
    since: instantColumn('since').notNull(),
    count: integer('count').notNull(),
  },
  t => [primaryKey({ columns: [t.what, t.who, t.since] }), index('attempt_age').on(t.since)],
)
