import { runDatabaseCommand, UsageError } from './platform/command.ts'
import { migrationsDir } from './platform/prepare-database.ts'
import { requireRights, restore } from './platform/restore.ts'

/** Fills an empty database from a backup. */
runDatabaseCommand(async ([file, ...more], { databaseUrl, ownerUrl }) => {
  if (file === undefined || more.length > 0)
    throw new UsageError('usage: node apps/api/dist/restore.js <backup>')
  const begun = Date.now()
  const { rows, entries } = await restore({
    url: ownerUrl ?? databaseUrl,
    apiUrl: databaseUrl,
    migrationsDir,
    file,
  })
  if (ownerUrl !== undefined) await requireRights(databaseUrl)
  const seconds = ((Date.now() - begun) / 1000).toFixed(1)
  const rights =
    ownerUrl === undefined ? '' : '; the API owns nothing and may change nothing that is append-only'
  return `${rows} rows in ${seconds} s; the chains hold, ${entries} entries${rights}`
})
