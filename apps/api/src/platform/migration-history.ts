import { ConfigError } from './config.ts'

/** A migration of this code. */
export interface Migration {
  hash: string
  tables: { made: readonly string[]; dropped: readonly string[] }
}

/** What a database says of itself. */
export interface StoredHistory {
  /** Of the migrations it went through, in their order. */
  hashes: readonly string[]
  /** In the schema public. */
  tables: readonly string[]
  /** In schemas that are nobody's we know. */
  others: readonly string[]
}

/**
 * Returns the migrations a database still has to go through. Throws ConfigError for one that holds something else's
 * tables, comes from another history, is half way, or is newer than this code: their hashes are compared, since
 * a time says nothing of what was run.
 */
export function judgeHistory<T extends Migration>(stored: StoredHistory, known: readonly T[]): T[] {
  const { hashes } = stored
  if (hashes.length === 0) {
    requireEmpty(stored)
    return [...known]
  }
  const changed = hashes.findIndex((hash, index) => known[index] !== undefined && known[index].hash !== hash)
  if (changed !== -1) {
    throw new ConfigError(
      `the database comes from another history: its migration ${changed + 1} (${short(hashes[changed])}) is not the one of this version (${short(known[changed]?.hash)}); start the version that made it, or name an empty database`,
    )
  }
  if (hashes.length > known.length) {
    throw new ConfigError(
      `the database is newer than this version: it went through ${hashes.length} migrations, this version knows ${known.length}; start the newer version, or restore a backup from before`,
    )
  }
  requireWhole(stored, known.slice(0, hashes.length))
  return known.slice(hashes.length)
}

function requireEmpty({ tables, others }: StoredHistory): void {
  const found = [...tables, ...others]
  if (found.length === 0) return
  throw new ConfigError(
    `DATABASE_URL leads to a database that holds something else (${few(found)}): name an empty one`,
  )
}

function requireWhole({ tables }: StoredHistory, gone: readonly Migration[]): void {
  const wanted = new Set<string>()
  for (const { made, dropped } of gone.map(migration => migration.tables)) {
    for (const name of made) wanted.add(name)
    for (const name of dropped) wanted.delete(name)
  }
  const missing = [...wanted].filter(name => !tables.includes(name))
  if (missing.length === 0) return
  throw new ConfigError(
    `the database is half way: it says it went through ${gone.length} migrations, but lacks ${few(missing)}; restore a backup`,
  )
}

const few = (names: readonly string[]) =>
  names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')

const short = (hash: string | undefined) => (hash ?? '').slice(0, 12)
