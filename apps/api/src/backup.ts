import { backUp } from './platform/backup.ts'
import { runDatabaseCommand, UsageError } from './platform/command.ts'
import { migrationsDir } from './platform/prepare-database.ts'

/** Writes a backup of the database into a new file. */
runDatabaseCommand(async ([file, ...more], { databaseUrl, ownerUrl }) => {
  if (file === undefined || more.length > 0)
    throw new UsageError('usage: node apps/api/dist/backup.js <new file>')
  const { rows, tables, bytes } = await backUp({
    url: ownerUrl ?? databaseUrl,
    migrationsDir,
    file,
    now: new Date(),
  })
  return `${rows} rows of ${tables} tables in ${file} (${(bytes / 1e6).toFixed(1)} MB); keep the secrets elsewhere: without SEAL_SECRET what is sealed stays sealed`
})
