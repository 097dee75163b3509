import { dayMs } from './shanghai.ts'

const firstRestMs = 30_000
const longestRestMs = 15 * 60_000
const forgottenAfterMs = dayMs

/** What sign-in attempts are counted by: a known device, an address, or all strangers that try one log-in. */
export type GuessSource = 'device' | 'address' | 'strangers'

/** How many failures in a row cost nothing; a whole world of strangers has more slips than one of them. */
const freeFailures = { device: 5, address: 5, strangers: 30 } satisfies Record<GuessSource, number>

/** How often it failed in a row, and until when nobody may try from there. */
export interface GuessCount {
  failures: number
  restsUntil: Date | null
  countedAt: Date
}

/**
 * Counts an attempt as failed: after 5 in a row (30 of all strangers together) the source rests for 30 seconds,
 * doubling up to a quarter of an hour. A day without any begins anew.
 */
export function countGuess(source: GuessSource, before: GuessCount, now: Date): GuessCount {
  const isForgotten = now.getTime() - before.countedAt.getTime() >= forgottenAfterMs
  const failures = (isForgotten ? 0 : before.failures) + 1
  const beyond = failures - freeFailures[source]
  if (beyond < 0) return { failures, restsUntil: null, countedAt: now }
  const restMs = Math.min(firstRestMs * 2 ** Math.min(beyond, 20), longestRestMs)
  return { failures, restsUntil: new Date(now.getTime() + restMs), countedAt: now }
}

/** Takes back an attempt that turned out to be its owner's; a device or an address begins anew by it. */
export function forgiveGuess(source: GuessSource, before: GuessCount): GuessCount {
  const failures = source === 'strangers' ? Math.max(before.failures - 1, 0) : 0
  return { failures, restsUntil: null, countedAt: before.countedAt }
}

const hourMs = 3_600_000

/**
 * How long a session lasts without use and at the very most, milliseconds. A console, which opens other people's
 * data, asks again every day (NIST SP 800-63B-4 §2.2.3, AAL2); an elder who comes once a season stays known.
 */
const sessionSpans = {
  wechat: { idleMs: 90 * dayMs, wholeMs: 365 * dayMs },
  demo: { idleMs: 90 * dayMs, wholeMs: 365 * dayMs },
  console: { idleMs: 12 * hourMs, wholeMs: dayMs },
} as const

/** How a session began: only a console session had password and one-time code asked. */
export type SessionKind = keyof typeof sessionSpans

/** Returns when a session ends unless it is used before; use never carries it past its whole span. */
export function sessionEndsAt(session: { kind: SessionKind; createdAt: Date }, now: Date): Date {
  const { idleMs, wholeMs } = sessionSpans[session.kind]
  return new Date(Math.min(now.getTime() + idleMs, session.createdAt.getTime() + wholeMs))
}

/** What a refresh token that was presented is to its session. */
export type RefreshVerdict = 'current' | 'repeated' | 'reused'

/** How long the token before the present one is taken for a reply that got lost, milliseconds. */
const graceMs = 30_000

/**
 * Decides what to do with a refresh token of a live session (RFC 9700 §4.14.2): `current` rotates it, `repeated`
 * gives the same new pair again, `reused` means that somebody else may hold it.
 */
export function judgeRefresh(
  token: { isCurrent: boolean; isPrevious: boolean; rotatedAt: Date },
  now: Date,
): RefreshVerdict {
  if (token.isCurrent) return 'current'
  const isInGrace = now.getTime() - token.rotatedAt.getTime() <= graceMs
  return token.isPrevious && isInGrace ? 'repeated' : 'reused'
}
