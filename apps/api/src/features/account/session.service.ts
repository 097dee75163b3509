import type { Session } from '@yunxuan/contract'
import { judgeRefresh } from '@yunxuan/domain'
import type { SessionKind, Token } from '../../platform/caller.ts'
import { type Executor, inTransaction, type Tx } from '../../platform/database.ts'
import type { Deps } from '../../platform/deps.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refuse.ts'
import { accessTokenSeconds } from '../../platform/token.ts'
import { hashSecret, isHashOf, newSecret, nextSecret, readToken, writeToken } from './refresh-token.ts'
import {
  insertSession,
  lockSession,
  revokeSession,
  revokeSessionsOf,
  rotateSession,
  type SessionRow,
} from './session.store.ts'

const hourMs = 3_600_000

/** How long a sign-in lasts without use: an elder who comes once a season stays known, a console does not. */
const spanMs = {
  wechat: 90 * 24 * hourMs,
  demo: 90 * 24 * hourMs,
  console: 12 * hourMs,
} satisfies Record<SessionKind, number>

/** Begins a session of an account. */
export async function beginSession(
  db: Executor,
  deps: Pick<Deps, 'signAccess'>,
  wish: { accountId: string; kind: SessionKind; now: Date },
): Promise<Session> {
  const { accountId, kind, now } = wish
  const sessionId = newId()
  const secret = newSecret()
  const expiresAt = new Date(now.getTime() + spanMs[kind])
  await insertSession(db, { id: sessionId, accountId, kind, refreshHash: hashSecret(secret), expiresAt, now })
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
    await revokeSession(tx, session.id, now)
    return undefined
  })
  if (renewed === undefined) throw new Refusal('refresh_token_invalid')
  const { session, secret } = renewed
  return present(deps, { accountId: session.accountId, sessionId: session.id }, secret)
}

/** Ends a session at once, or every session of its account. */
export async function endSession(
  db: Executor,
  token: Token,
  wish: { everywhere: boolean; now: Date },
): Promise<void> {
  if (wish.everywhere) await revokeSessionsOf(db, token.accountId, wish.now)
  else await revokeSession(db, token.sessionId, wish.now)
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
  // Use prolongs a session by the span it began with.
  const beganWithMs = session.expiresAt.getTime() - session.rotatedAt.getTime()
  await rotateSession(tx, {
    id: session.id,
    refreshHash: hashSecret(next),
    previousHash: hashSecret(secret),
    expiresAt: new Date(now.getTime() + beganWithMs),
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
