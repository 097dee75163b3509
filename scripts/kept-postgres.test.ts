import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { keptPostgres } from './kept-postgres.mjs'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-kept-'))
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

/** Which processes would be told to end with this one: by the shells that wait for that (end-with-us.mjs). */
function watched(): number[] {
  return fs.readdirSync('/proc').flatMap(name => {
    try {
      const [, parent] = /\nPPid:\s+(\d+)/.exec(fs.readFileSync(`/proc/${name}/status`, 'utf8')) ?? []
      const [, pid] = /kill -INT (\d+)/.exec(fs.readFileSync(`/proc/${name}/cmdline`, 'utf8')) ?? []
      return Number(parent) === process.pid && pid !== undefined ? [Number(pid)] : []
    } catch {
      // It ended meanwhile, or is no process.
      return []
    }
  })
}

test.runIf(process.platform === 'linux')(
  'a PostgreSQL that is started again is the only one that ends with us',
  async () => {
    const soon = { timeout: 60_000, interval: 50 }
    const kept = await keptPostgres({ dir, say: () => {} })
    try {
      for (let times = 0; times < 2; times++) {
        const before = kept.pid()
        process.kill(before, 'SIGKILL')
        await vi.waitFor(() => expect(kept.pid()).not.toBe(before), soon)
        await vi.waitFor(() => expect(watched()).toEqual([kept.pid()]), { timeout: 5_000, interval: 50 })
      }
    } finally {
      await kept.stop()
    }
    await vi.waitFor(() => expect(watched()).toEqual([]), { timeout: 5_000, interval: 50 })
  },
  180_000,
)
