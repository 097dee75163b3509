import pg from 'pg'
import type { Statement } from './statements.ts'

/** Whose statements are read: what brings a database up, or copies all of it, is not asked about a street. */
const asking =
  /apps\/api\/src\/(features\/(?!.*\.test\.ts)|platform\/(attempt|caller|idempotency|waiting)\.ts)/

/** What was asked so far, by its text, in this file and those before it. */
export const heard = new Map<string, Statement>()

/** Keeps what a feature asks, whether on the pool or in a transaction; whoever calls `query` stands next on the stack. */
function listen(asked: unknown, of: (...args: never) => unknown): void {
  const config = typeof asked === 'string' ? { text: asked } : asked
  if (typeof config !== 'object' || config === null || !('text' in config)) return
  const text = String(config.text)
  if (heard.has(text)) return
  const at: { stack?: string } = {}
  Error.captureStackTrace(at, of)
  const caller = at.stack?.split('\n')[1] ?? ''
  if (asking.test(caller)) heard.set(text, { name: 'name' in config ? String(config.name) : undefined, text })
}

for (const kind of [pg.Pool, pg.Client]) {
  const send: unknown = kind.prototype.query
  function query(this: unknown, ...args: unknown[]): unknown {
    listen(args[0], query)
    return typeof send === 'function' ? Reflect.apply(send, this, args) : undefined
  }
  Object.defineProperty(kind.prototype, 'query', { value: query })
}
