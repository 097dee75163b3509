import { fileURLToPath } from 'node:url'
import { withSecretFiles } from './config.ts'
import { type Db, migrateDatabase, openDatabase } from './database.ts'

const migrationsDir = fileURLToPath(new URL('../../migrations', import.meta.url))
// A bundle lies one folder higher than its sources.
const bundledMigrationsDir = fileURLToPath(new URL('../migrations', import.meta.url))

/** What the person at the keyboard has to mend, in one line. */
export class UsageError extends Error {}

/** Runs a command on the database of DATABASE_URL, brought up to date; whatever goes wrong is one line and exit code 1. */
export function runCommand(
  work: (args: readonly string[], open: () => Promise<Db>) => Promise<string>,
): void {
  let db: Db | undefined
  const open = async (databaseUrl: string) => {
    await migrateDatabase(
      databaseUrl,
      import.meta.url.includes('/dist/') ? bundledMigrationsDir : migrationsDir,
    )
    db = openDatabase(databaseUrl, 1)
    return db
  }
  const run = async () => {
    const databaseUrl = withSecretFiles(process.env).DATABASE_URL ?? ''
    if (databaseUrl === '') {
      throw new UsageError(
        'DATABASE_URL is not set: e.g. DATABASE_URL=postgres://user:password@host:5432/yunxuan',
      )
    }
    const args = process.argv.slice(2).map(arg => arg.trim())
    process.stdout.write(`${await work(args, () => open(databaseUrl))}\n`)
  }
  run()
    .catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
      process.exitCode = 1
    })
    .finally(() => db?.$client.end())
}
