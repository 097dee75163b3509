import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect } from 'vitest'
import { faultsOf, type Statement } from './statements.ts'

const root = path.resolve(import.meta.dirname, '../../..')
// Where scripts/statement-check.mjs finds out which statements no test ever sent.
const seenDir = path.join(root, '.data/statements')

/** Whose statements are read: what brings a database up, or copies all of it, is not asked about a street. */
const asking = /apps\/api\/src\/(features\/(?!.*\.test\.ts)|platform\/(attempt|caller|idempotency)\.ts)/

const seen = new Map<string, Statement>()

/** Keeps what a feature asks, whether on the pool or in a transaction; whoever calls `query` stands next on the stack. */
function listen(asked: unknown, of: (...args: never) => unknown): void {
  const config = typeof asked === 'string' ? { text: asked } : asked
  if (typeof config !== 'object' || config === null || !('text' in config)) return
  const text = String(config.text)
  if (seen.has(text)) return
  const at: { stack?: string } = {}
  Error.captureStackTrace(at, of)
  const caller = at.stack?.split('\n')[1] ?? ''
  if (asking.test(caller)) seen.set(text, { name: 'name' in config ? String(config.name) : undefined, text })
}

for (const kind of [pg.Pool, pg.Client]) {
  const send: unknown = kind.prototype.query
  function query(this: unknown, ...args: unknown[]): unknown {
    listen(args[0], query)
    return typeof send === 'function' ? Reflect.apply(send, this, args) : undefined
  }
  Object.defineProperty(kind.prototype, 'query', { value: query })
}

afterAll(async () => {
  if (seen.size > 0) {
    const file = path.relative(root, expect.getState().testPath ?? '').replaceAll('/', '_')
    fs.mkdirSync(seenDir, { recursive: true })
    fs.writeFileSync(path.join(seenDir, `${file}.json`), JSON.stringify([...seen.values()]))
  }
  const judged = [...seen.values()].map(async one => ({ ...one, faults: await faultsOf(one) }))
  expect((await Promise.all(judged)).filter(one => one.faults.length > 0)).toEqual([])
})
