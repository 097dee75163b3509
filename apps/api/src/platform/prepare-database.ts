import { fileURLToPath } from 'node:url'
import { type Config, ConfigError } from './config.ts'
import { connectTo, migrateDatabase, requireHead } from './migrate.ts'
import { findTooLittlePower, findTooMuchPower } from './role.ts'

// A bundle lies one folder higher than its sources.
const folder = import.meta.url.includes('/dist/') ? '../migrations' : '../../migrations'
export const migrationsDir = fileURLToPath(new URL(folder, import.meta.url))

/**
 * Brings the database up to date where this process may, or asks that somebody else has. In production it refuses to
 * go on as anybody who could change what is append-only, or could not do what the API does.
 */
export async function prepareDatabase(
  config: Pick<Config, 'databaseUrl' | 'migrateDatabaseUrl' | 'isProduction'>,
): Promise<void> {
  const { databaseUrl, migrateDatabaseUrl, isProduction } = config
  if (migrateDatabaseUrl !== undefined) {
    await migrateDatabase({ url: migrateDatabaseUrl, migrationsDir, apiUrl: databaseUrl })
  } else if (isProduction) await requireHead(databaseUrl, migrationsDir)
  else await migrateDatabase({ url: databaseUrl, migrationsDir })
  if (isProduction) await requirePower(databaseUrl)
}

/**
 * Has the rows counted, as the database does by itself some minutes later: until then it plans questions as if what was
 * just written were not there.
 */
export async function countRows({
  databaseUrl,
  migrateDatabaseUrl = databaseUrl,
}: Pick<Config, 'databaseUrl' | 'migrateDatabaseUrl'>): Promise<void> {
  const client = await connectTo(migrateDatabaseUrl)
  try {
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function requirePower(databaseUrl: string): Promise<void> {
  const client = await connectTo(databaseUrl)
  try {
    const power = (await findTooMuchPower(client)) ?? (await findTooLittlePower(client))
    if (power !== undefined) throw new ConfigError(power)
  } finally {
    await client.end()
  }
}
