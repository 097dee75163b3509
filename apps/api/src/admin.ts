import { isStreetCode } from '@yunxuan/domain'
import { makeFirstAdministrator, reopenLogin } from './features/role/first-administrator.service.ts'
import { runCommand, UsageError } from './platform/command.ts'
import { Refusal } from './platform/refuse.ts'

const usage =
  'usage: node apps/api/dist/admin.js <streetId> <name> <login>, or <streetId> --reopen <login> for one there is'

/** Makes an administrator of a street, or begins a log-in anew; says the setup code once. */
runCommand(async (args, open) => {
  const [streetId = '', name = '', login = ''] = args
  if (args.length !== 3 || name === '' || login === '' || name.length > 30 || login.length > 60) {
    throw new UsageError(usage)
  }
  if (!isStreetCode(streetId)) throw new UsageError(`"${streetId}" is not a street code of nine digits`)
  const isReopened = name === '--reopen'
  try {
    const db = await open()
    const now = new Date()
    const made = isReopened
      ? await reopenLogin(db, { streetId, login, now })
      : await makeFirstAdministrator(db, { streetId, name, login, now })
    const until = made.endsAt.toISOString()
    return `log-in ${made.login}\nsetup code ${made.setupCode} (works once, until ${until})`
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (isReopened) throw new UsageError(`there is no log-in ${login} in the street ${streetId}`)
    throw new UsageError(
      error.code === 'name_taken'
        ? `the log-in ${login} is taken: choose another`
        : `there is no street ${streetId} in this database`,
    )
  }
})
