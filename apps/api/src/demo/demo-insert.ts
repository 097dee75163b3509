import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '../platform/database.ts'

// PostgreSQL takes 65,535 parameters in one statement; no table of the demo has sixty columns.
const rowsAtOnce = 1000

/** Inserts rows in bulk and leaves those alone that are there already. */
export async function insertAll<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly PgInsertValue<T>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await tx
      .insert(table)
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflictDoNothing()
  }
}
