import { index, integer, text, uuid } from 'drizzle-orm/pg-core'
import { bytes, instantColumn, keyedBy, streetTable } from './columns.ts'

/** The reply of a write, kept a day and stored with its effect, so that asking again says the same. */
export const idempotency = streetTable(
  'idempotency',
  {
    accountId: uuid('account_id').notNull(),
    key: text('key').notNull(),
    /** SHA-256 of endpoint, path and body. */
    requestHash: bytes('request_hash').notNull(),
    status: integer('status').notNull(),
    /** JSON text; null when the reply has none. */
    reply: text('reply'),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [keyedBy(t.accountId, t.key), index('idempotency_age').on(t.createdAt)],
)
