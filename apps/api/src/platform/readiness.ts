import { openPool } from './database.ts'

/** What is said of the database to whoever asks whether this process can serve. */
export type Readiness = 'ready' | 'no database' | 'database takes no writes'

export interface AskReadiness {
  ask: () => Promise<Readiness>
  end: () => Promise<void>
}

// Whoever asks waits a few seconds, and a frozen database says nothing at all.
const deadlineMs = 2_000

/**
 * Returns what asks the database whether it is there and takes writes, on a connection of its own: the others may all
 * be at work, or wait. However many ask, one question is under way.
 */
export function askingReadiness(databaseUrl: string): AskReadiness {
  const pool = openPool({
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: deadlineMs,
    query_timeout: deadlineMs,
    application_name: 'yunxuan-readiness',
  })

  async function askOnce(): Promise<Readiness> {
    try {
      const client = await pool.connect()
      let takesWrites = false
      try {
        const { rows } = await client.query<{ takesWrites: boolean }>(
          `select not pg_is_in_recovery() and current_setting('transaction_read_only') = 'off' as "takesWrites"`,
        )
        takesWrites = rows[0]?.takesWrites === true
      } finally {
        // What this connection was told at its start it believes to its end: the next is asked anew.
        client.release(!takesWrites)
      }
      return takesWrites ? 'ready' : 'database takes no writes'
    } catch {
      return 'no database'
    }
  }

  let asked: Promise<Readiness> | undefined
  return {
    ask() {
      asked ??= askOnce().finally(() => {
        asked = undefined
      })
      return asked
    },
    end: () => pool.end(),
  }
}
