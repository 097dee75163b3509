import { withSecretFiles } from './config.ts'
import { type Db, openDatabase } from './database.ts'
import { prepareDatabase } from './prepare-database.ts'

/** What the person at the keyboard has to mend, in one line. */
export class UsageError extends Error {}

/** Of the database a command works on: the API's role, and the owner where that is another. */
interface Addresses {
  databaseUrl: string
  ownerUrl: string | undefined
}

/** Runs a command on the database of DATABASE_URL; whatever goes wrong is one line and exit code 1. */
export function runDatabaseCommand(
  work: (args: readonly string[], addresses: Addresses) => Promise<string>,
): void {
  const run = async () => {
    const { DATABASE_URL: databaseUrl = '', MIGRATE_DATABASE_URL: owner } = withSecretFiles(process.env)
    if (databaseUrl === '') {
      throw new UsageError(
        'DATABASE_URL is not set: e.g. DATABASE_URL=postgres://user:password@host:5432/yunxuan',
      )
    }
    const args = process.argv.slice(2).map(arg => arg.trim())
    process.stdout.write(`${await work(args, { databaseUrl, ownerUrl: owner || undefined })}\n`)
  }
  run().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}

/** The same for a command that works as the API does, on a database that is brought up to date before. */
export function runCommand(
  work: (args: readonly string[], open: () => Promise<Db>) => Promise<string>,
): void {
  runDatabaseCommand(async (args, { databaseUrl, ownerUrl }) => {
    let db: Db | undefined
    try {
      return await work(args, async () => {
        await prepareDatabase({ databaseUrl, migrateDatabaseUrl: ownerUrl, isProduction: false })
        db = openDatabase(databaseUrl, 1)
        return db
      })
    } finally {
      await db?.$client.end()
    }
  })
}
