const freeFailures = 5
const firstLockMs = 30_000
const longestLockMs = 15 * 60_000

/**
 * Returns how long a log-in rests after so many failures in a row, milliseconds: nothing below 5, then 30 seconds,
 * doubling up to a quarter of an hour. It is never for ever, so that nobody can lock a colleague out for good.
 */
export function lockMs(failures: number): number {
  if (failures < freeFailures) return 0
  return Math.min(firstLockMs * 2 ** Math.min(failures - freeFailures, 20), longestLockMs)
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
