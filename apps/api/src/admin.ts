import { isStreetCode } from '@yunxuan/domain'
import { makeFirstAdministrator } from './features/role/first-administrator.service.ts'
import { runCommand, UsageError } from './platform/command.ts'
import { Refusal } from './platform/refuse.ts'

const usage = 'usage: node apps/api/dist/admin.js <streetId> <name> <login>'

/** Makes an administrator of a street, and says the setup code once. */
runCommand(async (args, open) => {
  const [streetId = '', name = '', login = ''] = args
  if (args.length !== 3 || name === '' || login === '' || name.length > 30 || login.length > 60) {
    throw new UsageError(usage)
  }
  if (!isStreetCode(streetId)) throw new UsageError(`"${streetId}" is not a street code of nine digits`)
  try {
    const made = await makeFirstAdministrator(await open(), { streetId, name, login, now: new Date() })
    const until = made.endsAt.toISOString()
    return `log-in ${made.login}\nsetup code ${made.setupCode} (works once, until ${until})`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new UsageError(
      error.code === 'name_taken'
        ? `the log-in ${login} is taken: choose another`
        : `there is no street ${streetId} in this database`,
    )
  }
})
