import { fileURLToPath } from 'node:url'
import { isStreetCode } from '@yunxuan/domain'
import { makeFirstAdministrator } from './features/role/first-administrator.service.ts'
import { migrateDatabase, openDatabase } from './platform/database.ts'
import { Refusal } from './platform/refuse.ts'

const migrationsDir = fileURLToPath(new URL('../migrations', import.meta.url))
const usage = 'usage: node apps/api/dist/admin.js <streetId> <name> <login>'

/** What the person at the keyboard has to mend, in one line. */
class UsageError extends Error {}

async function main(args: readonly string[], env: Record<string, string | undefined>): Promise<void> {
  const databaseUrl = env.DATABASE_URL ?? ''
  if (databaseUrl === '') {
    throw new UsageError(
      'DATABASE_URL is not set: e.g. DATABASE_URL=postgres://user:password@host:5432/yunxuan',
    )
  }
  const [streetId = '', name = '', login = ''] = args.map(arg => arg.trim())
  if (args.length !== 3 || name === '' || login === '' || name.length > 30 || login.length > 60) {
    throw new UsageError(usage)
  }
  if (!isStreetCode(streetId)) throw new UsageError(`"${streetId}" is not a street code of nine digits`)
  await migrateDatabase(databaseUrl, migrationsDir)
  const db = openDatabase(databaseUrl, 1)
  try {
    const made = await makeFirstAdministrator(db, { streetId, name, login, now: new Date() })
    const until = made.endsAt.toISOString()
    process.stdout.write(`log-in ${made.login}\nsetup code ${made.setupCode} (works once, until ${until})\n`)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new UsageError(
      error.code === 'name_taken'
        ? `the log-in ${login} is taken: choose another`
        : `there is no street ${streetId} in this database`,
    )
  } finally {
    await db.$client.end()
  }
}

main(process.argv.slice(2), process.env).catch((error: unknown) => {
  process.stderr.write(`${sayWhy(error)}\n`)
  process.exit(1)
})

function sayWhy(error: unknown): string {
  // A host with two addresses fails twice, and says so without a message of its own.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error
  return first instanceof Error ? first.message : String(first)
}
