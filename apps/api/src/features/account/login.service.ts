import type { Session } from '@yunxuan/contract'
import { dayMs } from '@yunxuan/domain'
import { Secret, TOTP } from 'otpauth'
import type { Token } from '../../platform/caller.ts'
import { inTransaction, type Tx } from '../../platform/database.ts'
import { brokenConstraint } from '../../platform/database-error.ts'
import type { Deps } from '../../platform/deps.ts'
import { Refusal } from '../../platform/refuse.ts'
import { seal, unseal } from '../../platform/seal.ts'
import {
  beginCredential,
  type CredentialRow,
  confirmSetup,
  findCredential,
  findCredentialOf,
  findSetup,
  takeTotpStep,
  writePassword,
  writeSetup,
} from './account.store.ts'
import { newDevice, type Origin, readDevice } from './device.ts'
import { beginGuess, beginOwnGuess, forgive, keepFailure } from './guess.service.ts'
import { hashPassword, isPassword } from './password.ts'
import { beginSession } from './session.service.ts'
import { revokeConsoleSessions, revokeOtherSessions } from './session.store.ts'
import { hashCode, hashHalf, joinHalves, newHalf } from './setup-code.ts'
import { logSignIn } from './sign-in-log.ts'

type LoginDeps = Pick<Deps, 'config' | 'db' | 'signAccess'>

/** A session of the console, and what its browser keeps to be known by the next time. */
type ConsoleSession = Session & { device: string }

/** How long a setup code counts, milliseconds. */
export const setupMs = 3 * dayMs
const stepMs = 30_000
// What an unknown log-in's code is checked against; nobody's phone shows it.
const nobodysSecret = new Secret({ size: 20 })

/**
 * Signs in to the console. Every failure sounds the same and takes the same steps, whether there is such a log-in or
 * not, and each attempt counts before it is checked.
 */
export async function signInByPassword(
  deps: LoginDeps,
  wish: { login: string; password: string; totp: string; device?: string | undefined; origin: Origin },
  now: Date,
): Promise<ConsoleSession> {
  const { config, db } = deps
  const login = toLogin(wish.login)
  const from = { login, device: wish.device, network: wish.origin.network }
  const guess = await beginGuess(db, config, from, now)
  const credential = await findCredential(db, login)
  const passwordHash = credential?.passwordHash ?? null
  const isRight = await isPassword(passwordHash, wish.password)
  const step = stepOf(deps, credential, wish.totp, now)
  if (credential?.isConfirmed === true && passwordHash !== null && isRight && step !== undefined) {
    const { accountId } = credential
    const session = await inTransaction(db, async tx => {
      if (!(await takeTotpStep(tx, { accountId, step, passwordHash }))) return undefined
      await forgive(tx, guess, now)
      return begin(tx, deps, { ...wish, accountId, login, now })
    })
    if (session !== undefined) return session
  }
  await keepFailure(db, config, { login, accountId: credential?.accountId, guess }, now)
  throw new Refusal('credentials_wrong')
}

/** Changes one's own password; every other session of the account ends. */
export async function changePassword(
  deps: LoginDeps,
  wish: { token: Token; password: string; newPassword: string },
  now: Date,
): Promise<void> {
  const { db, config } = deps
  const { accountId, sessionId } = wish.token
  const credential = await findCredentialOf(db, accountId)
  if (credential === undefined || !credential.isConfirmed) throw new Refusal('login_missing')
  const guess = await beginOwnGuess(db, config, accountId, now)
  const before = credential.passwordHash
  if (before === null || !(await isPassword(before, wish.password))) {
    await keepFailure(db, config, { login: credential.login, accountId, guess }, now)
    throw new Refusal('password_wrong')
  }
  // At once, since the new one may be refused: its owner would rest for having known the old one.
  await inTransaction(db, tx => forgive(tx, guess, now))
  const passwordHash = await hashPassword(wish.newPassword, credential.login)
  await inTransaction(db, async tx => {
    if (!(await writePassword(tx, { accountId, before, passwordHash }))) throw new Refusal('password_wrong')
    const ended = await revokeOtherSessions(tx, { accountId, sessionId }, now)
    await logSignIn(tx, { accountId, action: 'session.password', detail: { ended }, now })
  })
}

/**
 * Gives an account a log-in, or begins it anew; returns the setup code, which is not to be had again. Where somebody
 * else has the first half already it is the second half only.
 */
export async function openLogin(
  tx: Tx,
  wish: { accountId: string; login: string; firstHash?: Buffer | undefined; now: Date },
): Promise<{ login: string; setupCode: string; endsAt: Date }> {
  const { accountId, now } = wish
  const login = toLogin(wish.login)
  const [first, second] = [newHalf(), newHalf()]
  const setupHash = joinHalves(wish.firstHash ?? hashHalf(first), hashHalf(second))
  const endsAt = new Date(now.getTime() + setupMs)
  try {
    await beginCredential(tx, { accountId, login, setupHash, setupEndsAt: endsAt })
  } catch (error) {
    if (brokenConstraint(error) === 'credential_login') throw new Refusal('name_taken')
    throw error
  }
  await revokeConsoleSessions(tx, accountId, now)
  return { login, setupCode: wish.firstHash === undefined ? `${first}-${second}` : second, endsAt }
}

/** Begins a log-in from its setup code; may be repeated until the first one-time code confirms it. */
export async function beginSetup(
  deps: LoginDeps,
  wish: { setupCode: string; password: string },
  now: Date,
): Promise<{ login: string; otpauthUrl: string }> {
  const setupHash = hashCode(wish.setupCode)
  const credential = await findSetup(deps.db, setupHash, now)
  if (credential === undefined) throw new Refusal('setup_code_invalid')
  const secret = new Secret({ size: 20 })
  const totpSecret = seal(deps.config.sealKey, secret.base32, aboutSecret(credential.accountId))
  const passwordHash = await hashPassword(wish.password, credential.login)
  if (!(await writeSetup(deps.db, { setupHash, passwordHash, totpSecret }))) {
    throw new Refusal('setup_code_invalid')
  }
  const totp = new TOTP({ issuer: '云选', label: credential.login, secret })
  return { login: credential.login, otpauthUrl: totp.toString() }
}

/** Confirms a log-in by its first one-time code, and signs in. */
export async function finishSetup(
  deps: LoginDeps,
  wish: { setupCode: string; totp: string; origin: Origin },
  now: Date,
): Promise<ConsoleSession> {
  const setupHash = hashCode(wish.setupCode)
  const credential = await findSetup(deps.db, setupHash, now)
  if (credential === undefined || credential.totpSecret === null) throw new Refusal('setup_code_invalid')
  const { accountId, login, totpSecret } = credential
  const step = stepOf(deps, credential, wish.totp, now)
  if (step === undefined) throw new Refusal('totp_wrong')
  return inTransaction(deps.db, async tx => {
    if (!(await confirmSetup(tx, { setupHash, totpSecret, step }))) throw new Refusal('setup_code_invalid')
    return begin(tx, deps, { ...wish, accountId, login, now })
  })
}

/** Begins a session of the console, says so in the log, and makes its device known. */
async function begin(
  tx: Tx,
  deps: LoginDeps,
  wish: { accountId: string; login: string; device?: string | undefined; origin: Origin; now: Date },
): Promise<ConsoleSession> {
  const { accountId, login, origin, now } = wish
  const session = await beginSession(tx, deps, { accountId, kind: 'console', origin, now })
  await logSignIn(tx, { accountId, action: 'session.begin', detail: { device: origin.device }, now })
  const { sealKey } = deps.config
  const isKnown = wish.device !== undefined && readDevice(sealKey, wish.device, login) !== undefined
  return { ...session, device: isKnown && wish.device ? wish.device : newDevice(sealKey, login) }
}

/** Returns the 30-second step of a one-time code, this one or a neighbour of it; undefined when it is wrong. */
function stepOf(
  deps: Pick<Deps, 'config'>,
  credential: CredentialRow | undefined,
  token: string,
  now: Date,
): number | undefined {
  const sealed = credential?.totpSecret ?? null
  const secret =
    credential === undefined || sealed === null
      ? nobodysSecret
      : Secret.fromBase32(unseal(deps.config.sealKey, sealed, aboutSecret(credential.accountId)))
  const totp = new TOTP({ secret })
  const delta = totp.validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / stepMs) + delta
}

function aboutSecret(accountId: string): string {
  return `totp ${accountId}`
}

/** Returns a log-in as it is kept, however it is typed. */
export function toLogin(text: string): string {
  return text.trim().toLowerCase()
}
