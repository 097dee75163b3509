import { expect, test } from 'vitest'
import { writeDeed } from '../src/features/audit/audit.store.ts'
import { writeNotices } from '../src/features/notice/notice.store.ts'
import type { Db, Executor, Tx } from '../src/platform/database.ts'

/** Never run: whether it compiles is the test, and `tsc` says so of what should not. */
function given(pool: Db, either: Executor, tx: Tx, deed: Parameters<typeof writeDeed>): unknown[] {
  return [
    // @ts-expect-error what is told belongs to the transaction of what it tells
    () => writeNotices(pool, [], new Date()),
    // @ts-expect-error whoever may have been given the pool cannot hand it on
    () => writeNotices(either, [], new Date()),
    // @ts-expect-error the log is written with what it tells, or not at all
    () => writeDeed(pool, deed[1], deed[2]),
    () => writeNotices(tx, [], new Date()),
  ]
}

test('what has to run in a transaction does not compile with the pool', () => {
  expect(given).toBeTypeOf('function')
})
