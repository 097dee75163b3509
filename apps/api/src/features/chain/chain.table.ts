import type { ChainKind } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import { bigint, check, foreignKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, instantColumn, keyedBy, streetTable } from '../../platform/columns.ts'
import { street } from '../street/street.table.ts'

/**
 * What a street's hours rest on, each entry bound to the one before it. Append-only: a trigger refuses every
 * update and delete, and the API's own role has no right to them.
 */
export const chainEntry = streetTable(
  'chain_entry',
  {
    /** 1, 2, 3 … without a gap; its key refuses a fork. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: instantColumn('at').notNull(),
    kind: text('kind').$type<ChainKind>().notNull(),
    subjectId: uuid('subject_id').notNull(),
    /** Canonical JSON as it was hashed; text, since jsonb would reorder it. */
    body: text('body').notNull(),
    prevHash: bytes('prev_hash').notNull(),
    hash: bytes('hash').notNull(),
  },
  t => [
    foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }),
    keyedBy(t.seq),
    unique('chain_entry_once').on(t.streetId, t.kind, t.subjectId),
    check('chain_entry_seq', sql`seq > 0`),
  ],
)

/** The last entry of a month, as it was published; append-only, too. */
export const chainMonth = streetTable(
  'chain_month',
  {
    /** YYYY-MM on a Shanghai calendar. */
    month: text('month').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: bytes('hash').notNull(),
    publishedAt: instantColumn('published_at').notNull(),
  },
  t => [foreignKey({ columns: [t.streetId], foreignColumns: [street.id] }), keyedBy(t.month)],
)
