import type pg from 'pg'
import type { Db } from '../../src/platform/database.ts'

/** While `isOn`, every transaction is undone where it would be written: a caller gets their answer, and nothing changes. */
export interface DryRun {
  isOn: boolean
}

/** Lets the transactions of a house be undone at their end, so that many callers meet the same rows one after another. */
export function dryRunning(db: Db): DryRun {
  const run: DryRun = { isOn: false }
  const pool = db.$client
  const connect = pool.connect.bind(pool)
  const undoing = async (): Promise<pg.PoolClient> => {
    const client = await connect()
    const query = client.query
    // The release of a client gives it back as it was.
    const release = client.release.bind(client)
    Object.assign(client, {
      query: (...asked: [unknown]) =>
        Reflect.apply(query, client, run.isOn && asked[0] === 'commit' ? ['rollback'] : asked),
      release: (error?: Error | boolean) => {
        Object.assign(client, { query, release })
        release(error)
      },
    })
    return client
  }
  // The pool's own questions connect with a callback, and are not transactions.
  Object.assign(pool, {
    connect: (done?: Parameters<typeof connect>[0]) => (done === undefined ? undoing() : connect(done)),
  })
  return run
}
