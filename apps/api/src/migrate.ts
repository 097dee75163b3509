import { runCommand, UsageError } from './platform/command.ts'

/** Brings the database up to date and makes the API's role, as MIGRATE_DATABASE_URL; then nothing else has to. */
runCommand(async (args, open) => {
  if (args.length > 0) throw new UsageError('usage: node apps/api/dist/migrate.js')
  await open()
  return 'the database is up to date'
})
