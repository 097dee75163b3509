import type { Session } from '@yunxuan/contract'
import { createClient, RefusedError } from '@yunxuan/contract/client'
import { forgetSeenOfOthers } from '../shell/last-seen.ts'
import { remembered } from '../shell/remembered.ts'
import { unanswered } from '../writes/unanswered.ts'
import { exchange } from './exchange.ts'

interface StoredSession {
  accessToken: string
  refreshToken: string
  accountId: string
  /** Milliseconds since 1970, by this phone's clock. */
  endsAtMs: number
}

/** Renewed this long before its end, so that no request leaves with a token about to end. */
const marginMs = 30_000

const stored = remembered<StoredSession | undefined>('session', value => {
  if (typeof value !== 'object' || value === null) return undefined
  if (!('accessToken' in value) || !('refreshToken' in value)) return undefined
  if (!('accountId' in value) || !('endsAtMs' in value)) return undefined
  const { accessToken, refreshToken, accountId, endsAtMs } = value
  if (typeof accessToken !== 'string' || typeof refreshToken !== 'string') return undefined
  if (typeof accountId !== 'string' || typeof endsAtMs !== 'number') return undefined
  return { accessToken, refreshToken, accountId, endsAtMs }
})

/** Speaks without a session: a renewal must never ask for a renewal. */
const bare = createClient(exchange)
let renewing: Promise<string | undefined> | undefined

export function keepSession(session: Session): void {
  unanswered.forgetOthers(session.accountId, Date.now())
  forgetSeenOfOthers(session.accountId)
  stored.set({
    accessToken: session.accessToken,
    refreshToken: session.refreshToken,
    accountId: session.accountId,
    endsAtMs: Date.now() + session.expiresIn * 1000,
  })
}

export function forgetSession(): void {
  stored.set(undefined)
}

/** Whose session this is now; undefined for a guest. */
export function accountNow(): string | undefined {
  return stored.get()?.accountId
}

export function useAccountId(): string | undefined {
  return stored.use()?.accountId
}

/** Returns a token that still holds, renewed where needed; undefined for a guest. */
export async function accessToken(): Promise<string | undefined> {
  const session = stored.get()
  if (!session) return undefined
  if (Date.now() < session.endsAtMs - marginMs) return session.accessToken
  return renewSession(session.accessToken)
}

/** Changes the refresh token for a new pair, once for all requests that found `used` worn out. */
export function renewSession(used: string): Promise<string | undefined> {
  const session = stored.get()
  // Another request renewed it while this one was on its way.
  if (session && session.accessToken !== used) return Promise.resolve(session.accessToken)
  renewing ??= renew().finally(() => {
    renewing = undefined
  })
  return renewing
}

async function renew(): Promise<string | undefined> {
  const session = stored.get()
  if (!session) return undefined
  try {
    const next = await bare('POST /v1/auth/refresh', { body: { refreshToken: session.refreshToken } })
    keepSession(next)
    return next.accessToken
  } catch (error) {
    // Only a refusal ends the session; a lost network does not.
    if (!(error instanceof RefusedError)) throw error
    if (error.code === 'refresh_token_invalid') forgetSession()
    return undefined
  }
}
