import { withSecretFiles } from './config.ts'
import { type Db, openDatabase } from './database.ts'
import { prepareDatabase } from './prepare-database.ts'

/** What the person at the keyboard has to mend, in one line. */
export class UsageError extends Error {}

/** Runs a command on the database of DATABASE_URL, brought up to date; whatever goes wrong is one line and exit code 1. */
export function runCommand(
  work: (args: readonly string[], open: () => Promise<Db>) => Promise<string>,
): void {
  let db: Db | undefined
  const open = async (databaseUrl: string, migrateDatabaseUrl: string | undefined) => {
    await prepareDatabase({ databaseUrl, migrateDatabaseUrl, isProduction: false })
    db = openDatabase(databaseUrl, 1)
    return db
  }
  const run = async () => {
    const { DATABASE_URL: databaseUrl = '', MIGRATE_DATABASE_URL: owner } = withSecretFiles(process.env)
    if (databaseUrl === '') {
      throw new UsageError(
        'DATABASE_URL is not set: e.g. DATABASE_URL=postgres://user:password@host:5432/yunxuan',
      )
    }
    const args = process.argv.slice(2).map(arg => arg.trim())
    process.stdout.write(`${await work(args, () => open(databaseUrl, owner || undefined))}\n`)
  }
  run()
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    })
    .finally(() => db?.$client.end())
}
