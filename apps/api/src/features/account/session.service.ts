import type { Input, OwnSession, Session } from '@yunxuan/contract'
import { judgeRefresh, type SessionKind, sessionEndsAt } from '@yunxuan/domain'
import type { Caller, Token } from '../../platform/caller.ts'
import { type Executor, inTransaction, type Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { accessTokenSeconds } from '../../platform/token.ts'
import type { Origin } from './device.ts'
import { hashSecret, isHashOf, newSecret, nextSecret, readToken, writeToken } from './refresh-token.ts'
import {
  insertSession,
  listSessions,
  lockSession,
  revokeOtherSessions,
  revokeSession,
  revokeSessionsOf,
  rotateSession,
  type SessionRow,
} from './session.store.ts'
import { logSignIn } from './sign-in-log.ts'

/** Begins a session of an account. */
export async function beginSession(
  db: Executor,
  deps: Pick<Deps, 'signAccess'>,
  wish: { accountId: string; kind: SessionKind; origin: Origin; now: Date },
): Promise<Session> {
  const { accountId, kind, origin, now } = wish
  const sessionId = newId()
  const secret = newSecret()
  const expiresAt = sessionEndsAt({ kind, createdAt: now }, now)
  const row = { id: sessionId, accountId, kind, ...origin, refreshHash: hashSecret(secret), expiresAt, now }
  await insertSession(db, row)
  return present(deps, { accountId, sessionId }, secret)
}

/** Changes a refresh token for a new pair; one that was used before ends the whole session. */
export async function refreshSession(
  deps: Pick<Deps, 'config' | 'db' | 'signAccess'>,
  text: string,
  now: Date,
): Promise<Session> {
  const token = readToken(text)
  if (token === undefined) throw new Refusal('refresh_token_invalid')
  const renewed = await inTransaction(deps.db, async tx => {
    const session = await lockSession(tx, token.sessionId)
    if (session === undefined || session.revokedAt !== null || session.expiresAt <= now) return undefined
    const secret = await rotate(tx, { session, secret: token.secret, key: deps.config.sealKey, now })
    if (secret !== undefined) return { session, secret }
    // Committed, not rolled back: whoever holds the other copy is out as well.
    await revokeSession(tx, session, now)
    await logEnd(tx, session, { reason: 'reused' }, now)
    return undefined
  })
  if (renewed === undefined) throw new Refusal('refresh_token_invalid')
  const { session, secret } = renewed
  return present(deps, { accountId: session.accountId, sessionId: session.id }, secret)
}

/** Ends a session at once, or every session of its account. */
export async function endSession(
  tx: Tx,
  caller: Caller,
  wish: { everywhere: boolean; now: Date },
): Promise<void> {
  const { now, everywhere } = wish
  if (everywhere) await revokeSessionsOf(tx, caller.accountId, now)
  else await revokeSession(tx, { id: caller.sessionId, accountId: caller.accountId }, now)
  await logEnd(tx, caller, everywhere ? { everywhere } : {}, now)
}

/** Returns the live sessions of whoever asks, the one that asks first, then the last used. */
export async function listOwnSessions(db: Executor, token: Token, now: Date): Promise<OwnSession[]> {
  const rows = await listSessions(db, token.accountId, now)
  return rows
    .map(row => ({
      id: row.id,
      kind: row.kind,
      device: row.device,
      network: row.network,
      isThisOne: row.id === token.sessionId,
      beganAt: row.createdAt.toISOString(),
      usedAt: row.rotatedAt.toISOString(),
      endsAt: row.expiresAt.toISOString(),
    }))
    .sort((one, other) => Number(other.isThisOne) - Number(one.isThisOne))
}

/** Ends one session of one's own, or all but the one that asks. */
export async function endOwnSessions(
  tx: Tx,
  caller: Caller,
  wish: Partial<Input<'DELETE /v1/me/sessions/:sessionId'>['params']>,
  now: Date,
): Promise<void> {
  const { accountId } = caller
  const ended =
    wish.sessionId === undefined
      ? await revokeOtherSessions(tx, caller, now)
      : await revokeSession(tx, { id: wish.sessionId, accountId }, now)
  if (wish.sessionId !== undefined && ended === 0) throw new Refusal('not_found')
  if (ended > 0) await logEnd(tx, caller, { ended }, now)
}

/** What happens to phones stands in no log: whoever is signed in there is a resident. */
async function logEnd(
  tx: Tx,
  { accountId, kind }: { accountId: string; kind: SessionKind },
  detail: Record<string, unknown>,
  now: Date,
): Promise<void> {
  if (kind === 'console') await logSignIn(tx, { accountId, action: 'session.end', detail, now })
}

/** Returns the secret that counts from now on; undefined when the one presented was used before. */
async function rotate(
  tx: Tx,
  { session, secret, key, now }: { session: SessionRow; secret: Buffer; key: Buffer; now: Date },
): Promise<Buffer | undefined> {
  const isCurrent = isHashOf(session.refreshHash, secret)
  const isPrevious = isHashOf(session.previousHash, secret)
  const verdict = judgeRefresh({ isCurrent, isPrevious, rotatedAt: session.rotatedAt }, now)
  if (verdict === 'reused') return undefined
  const next = nextSecret(key, secret)
  if (verdict === 'repeated') return isHashOf(session.refreshHash, next) ? next : undefined
  await rotateSession(tx, {
    id: session.id,
    refreshHash: hashSecret(next),
    previousHash: hashSecret(secret),
    expiresAt: sessionEndsAt(session, now),
    now,
  })
  return next
}

function present(deps: Pick<Deps, 'signAccess'>, token: Token, secret: Buffer): Session {
  return {
    accessToken: deps.signAccess(token),
    refreshToken: writeToken({ sessionId: token.sessionId, secret }),
    expiresIn: accessTokenSeconds,
    accountId: token.accountId,
  }
}
