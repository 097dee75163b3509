import { afterAll, expect, test } from 'vitest'
import { askLong, inTransaction, openDatabase } from '../src/platform/database.ts'
import { aDatabase } from './database.ts'

const db = openDatabase(await aDatabase(), 2, { statementTimeoutMs: 100, isOwner: true })

afterAll(() => db.$client.end())

test('what reads a whole street is waited for longer than any other question, on both sides', async () => {
  // As long as PostgreSQL is given, and then as long as it has to say that it gave up.
  const slow = { text: 'select pg_sleep(1.3)' }
  await expect(inTransaction(db, tx => tx.$client.query(slow))).rejects.toThrow(/timeout/)
  await expect(inTransaction(db, tx => askLong(tx, slow))).resolves.toMatchObject({ rowCount: 1 })
})
