import { createHash, randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import type { Session } from '@yunxuan/contract'
import { lockMs } from '@yunxuan/domain'
import { Secret, TOTP } from 'otpauth'
import { brokenConstraint, inTransaction, type Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { Refusal } from '../../platform/refuse.ts'
import { seal, unseal } from '../../platform/seal.ts'
import {
  beginCredential,
  type CredentialRow,
  confirmSetup,
  findSetup,
  lockCredential,
  takeTotpStep,
  writeFailures,
  writeSetup,
} from './account.store.ts'
import { beginSession } from './session.service.ts'
import { revokeSessionsOf } from './session.store.ts'

type LoginDeps = Pick<Deps, 'config' | 'db' | 'signAccess'>

const setupMs = 3 * 24 * 3_600_000
const stepMs = 30_000
// OWASP's figures for argon2id, which is this package's algorithm: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// What an unknown log-in is checked against, so that it takes as long as a known one.
const nobodysPassword = hash('nobody has this password', cost)
// Without 0, O, 1 and I, since it is read out and typed; 20 letters of 32 are 100 bits.
const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Signs in to the console. Every failure sounds the same, and each attempt counts before it is checked. */
export async function signInByPassword(
  deps: LoginDeps,
  wish: { login: string; password: string; totp: string },
  now: Date,
): Promise<Session> {
  const credential = await inTransaction(deps.db, tx => countAttempt(tx, toLogin(wish.login), now))
  const isPassword = await verify(credential?.passwordHash ?? (await nobodysPassword), wish.password)
  if (!isPassword || credential === undefined || !credential.isConfirmed) {
    throw new Refusal('credentials_wrong')
  }
  const step = stepOf(deps, credential, wish.totp, now)
  if (step === undefined || !(await takeTotpStep(deps.db, credential.accountId, step))) {
    throw new Refusal('credentials_wrong')
  }
  const { accountId } = credential
  return beginSession(deps.db, deps, { accountId, kind: 'console', now })
}

/** Gives an account a log-in; returns the setup code, which is not to be had again. */
export async function openLogin(
  tx: Tx,
  wish: { accountId: string; login: string; now: Date },
): Promise<{ login: string; setupCode: string; endsAt: Date }> {
  const { accountId, now } = wish
  const login = toLogin(wish.login)
  const setupCode = newSetupCode()
  const endsAt = new Date(now.getTime() + setupMs)
  try {
    await beginCredential(tx, { accountId, login, setupHash: hashCode(setupCode), setupEndsAt: endsAt })
  } catch (error) {
    if (brokenConstraint(error) === 'credential_login') throw new Refusal('name_taken')
    throw error
  }
  await revokeSessionsOf(tx, accountId, now)
  return { login, setupCode, endsAt }
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
  const passwordHash = await hash(wish.password, cost)
  if (!(await writeSetup(deps.db, { setupHash, passwordHash, totpSecret }))) {
    throw new Refusal('setup_code_invalid')
  }
  const totp = new TOTP({ issuer: '云选', label: credential.login, secret })
  return { login: credential.login, otpauthUrl: totp.toString() }
}

/** Confirms a log-in by its first one-time code, and signs in. */
export async function finishSetup(
  deps: LoginDeps,
  wish: { setupCode: string; totp: string },
  now: Date,
): Promise<Session> {
  const setupHash = hashCode(wish.setupCode)
  const credential = await findSetup(deps.db, setupHash, now)
  if (credential === undefined || credential.totpSecret === null) throw new Refusal('setup_code_invalid')
  const { accountId, totpSecret } = credential
  const step = stepOf(deps, credential, wish.totp, now)
  if (step === undefined) throw new Refusal('totp_wrong')
  if (!(await confirmSetup(deps.db, { setupHash, totpSecret, step }))) throw new Refusal('setup_code_invalid')
  return beginSession(deps.db, deps, { accountId, kind: 'console', now })
}

/**
 * Counts an attempt as failed before it is checked, so that many sent at once are all counted; success forgets them.
 * Refuses while the log-in rests.
 */
async function countAttempt(tx: Tx, login: string, now: Date): Promise<CredentialRow | undefined> {
  const credential = await lockCredential(tx, login)
  if (credential === undefined) return undefined
  const { accountId, lockedUntil } = credential
  if (lockedUntil !== null && lockedUntil > now) throw new Refusal('login_locked')
  const failures = credential.failures + 1
  const restMs = lockMs(failures)
  const rests = restMs === 0 ? null : new Date(now.getTime() + restMs)
  await writeFailures(tx, { accountId, failures, lockedUntil: rests })
  return credential
}

/** Returns the 30-second step of a one-time code, this one or a neighbour of it; undefined when it is wrong. */
function stepOf(
  deps: Pick<Deps, 'config'>,
  credential: CredentialRow,
  token: string,
  now: Date,
): number | undefined {
  if (credential.totpSecret === null) return undefined
  const base32 = unseal(deps.config.sealKey, credential.totpSecret, aboutSecret(credential.accountId))
  const totp = new TOTP({ secret: Secret.fromBase32(base32) })
  const delta = totp.validate({ token, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / stepMs) + delta
}

function aboutSecret(accountId: string): string {
  return `totp ${accountId}`
}

function toLogin(text: string): string {
  return text.trim().toLowerCase()
}

function newSetupCode(): string {
  const letters = Array.from({ length: 20 }, () => codeLetters[randomInt(codeLetters.length)]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

function hashCode(setupCode: string): Buffer {
  const letters = setupCode.toUpperCase().replace(/[\s-]/g, '')
  return createHash('sha256').update(letters).digest()
}
