import { randomBytes } from 'node:crypto'
import { TOTP, URI } from 'otpauth'
import { openLogin } from '../src/features/account/login.service.ts'
import { inTransaction } from '../src/platform/database.ts'
import type { House } from './house.ts'

/** What people of the tests sign in with. */
export const password = 'a long and quiet password'
export const stepMs = 30_000

/** Gives an account a console log-in that is not set up yet. */
export function openSownLogin(
  house: House,
  accountId: string,
  login = `chen-${randomBytes(4).toString('hex')}`,
) {
  return inTransaction(house.db, tx => openLogin(tx, { accountId, login, now: house.clock.now }))
}

/** The same, set up and confirmed half an hour ago, with the means to make one-time codes. */
export async function sowLogin(house: House, accountId: string) {
  const { setupCode, login } = await openSownLogin(house, accountId)
  const { otpauthUrl } = await house.guest('POST /v1/auth/setup', { body: { setupCode, password } })
  const totp = totpOf(otpauthUrl)
  const first = totp.generate({ timestamp: house.clock.now.getTime() })
  const session = await house.guest('POST /v1/auth/setup/confirmation', { body: { setupCode, totp: first } })
  house.clock.now = new Date(house.clock.now.getTime() + 60 * stepMs)
  const code = (steps = 0) => totp.generate({ timestamp: house.clock.now.getTime() + steps * stepMs })
  return { login, session, code }
}

export function totpOf(url: string): TOTP {
  const totp = URI.parse(url)
  if (!(totp instanceof TOTP)) throw new Error('not a TOTP address')
  return totp
}
