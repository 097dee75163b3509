/** PostgreSQL's serialization_failure, deadlock_detected, lock_not_available and query_canceled. */
const contention = ['40001', '40P01', '55P03', '57014']

/** Codes of Node and PostgreSQL that mean there is no database to be had just now, or none that takes what is written. */
const trouble = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  // It ends, crashed, or is starting; it ended a session that did nothing; it is read-only.
  '57P01',
  '57P02',
  '57P03',
  '57P05',
  '25P03',
  '25006',
  // The disk under it fails.
  '58030',
])

/** Whole classes of the same: lost connections; no disk, memory or connection left. */
const troubleClass = /^(08|53)...$/

/** What the driver says of its own accord, for which it has no code. */
const troubleWords = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  'not queryable',
]

/** PostgreSQL's class 22: a value that the type cannot hold, such as an id inside a made-up cursor. */
const dataException = /^22...$/

/** An error and what it was made from, outermost first; of several, the first one's. */
function* chainOf(error: unknown): Generator<Error> {
  for (let at = error; at instanceof Error; at = at.cause) {
    yield at
    if (at instanceof AggregateError) yield* chainOf(at.errors[0])
  }
}

/** Returns PostgreSQL's five-letter code, through drizzle's wrapping; undefined for any other error. */
export function sqlStateOf(error: unknown): string | undefined {
  for (const at of chainOf(error)) {
    if ('code' in at && typeof at.code === 'string' && 'severity' in at) return at.code
  }
  return undefined
}

/** Decides whether a database error means that others were in the way, and the same may work later. */
export function isContention(error: unknown): boolean {
  return contention.includes(sqlStateOf(error) ?? '')
}

/** Decides whether the database was the trouble, not what was asked of it: the same will work once it is back. */
export function isDatabaseTrouble(error: unknown): boolean {
  for (const at of chainOf(error)) {
    const code = 'code' in at ? String(at.code) : ''
    if (trouble.has(code) || troubleClass.test(code)) return true
    if (troubleWords.some(words => at.message.includes(words))) return true
  }
  return false
}

/** Decides whether a connection takes no writes: it was opened while the database took none. */
export function isReadOnly(error: unknown): boolean {
  return sqlStateOf(error) === '25006'
}

/** Decides whether a value was sent that its type cannot hold. */
export function isWrongValue(error: unknown): boolean {
  return dataException.test(sqlStateOf(error) ?? '')
}

/**
 * Returns the constraint a database error names, through drizzle's wrapping; undefined for any other error. Spread
 * over several machines the database names it only in its words, with the number of a shard behind.
 */
export function brokenConstraint(error: unknown): string | undefined {
  for (const at of chainOf(error)) {
    if (!('severity' in at)) continue
    const named = 'constraint' in at && typeof at.constraint === 'string' ? at.constraint : undefined
    const found = named ?? /violates .*constraint "([^"]+)"/.exec(at.message)?.[1]
    if (found !== undefined) return found.replace(/_\d{6,}$/, '')
  }
  return undefined
}

/**
 * Returns what may be logged of a failure: of the database only codes and names, since its messages and drizzle's
 * repeat the values that people typed.
 */
export function forLog(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { reason: String(error) }
  const stack = (error.stack ?? '')
    .split('\n')
    .filter(line => line.startsWith('    at '))
    .join('\n')
  const sqlState = sqlStateOf(error)
  if (sqlState === undefined) return { name: error.name, reason: innermost(error).message, stack }
  return { name: error.name, sqlState, constraint: brokenConstraint(error), stack }
}

/** Returns the same in a few words, without the places in the code. */
export function inShort(error: unknown): string {
  const { name, reason, sqlState, constraint } = forLog(error)
  return [name, reason, sqlState, constraint].filter(word => word !== undefined).join(' ')
}

function innermost(error: Error): Error {
  return [...chainOf(error)].at(-1) ?? error
}
