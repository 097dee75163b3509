import { readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { hostileFiles } from '../../../test/hostile-files.ts'
import { Refusal } from '../../platform/refuse.ts'
import { tableReader } from './import-reader.ts'

const isLinux = process.platform === 'linux'
const mb = 1024 * 1024
const read = tableReader({ processes: 1, waiting: 1, withinMs: 60_000, heapMb: 80, addedMb: 100 })

/** What the processes that this one started hold now. */
function childrenMb(): number {
  const pids = readdirSync('/proc/self/task').flatMap(task =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean),
  )
  const held = pids.map(pid => {
    try {
      return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
    } catch {
      return 0
    }
  })
  return Math.max(0, ...held)
}

test.runIf(isLinux).each(Object.entries(hostileFiles))(
  '%s',
  async (name, make) => {
    const bytes = make()
    const fileName = /CSV/.test(name) ? '表.csv' : '表.xlsx'
    // The process is there, and has read a list before.
    await read({ bytes: Buffer.from('名称\n甲\n'), fileName: '表.csv' })
    const [before, beside] = [process.memoryUsage().rss, childrenMb()]
    let [peak, most] = [before, beside]
    const watch = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage().rss)
      most = Math.max(most, childrenMb())
    }, 10)
    const delay = monitorEventLoopDelay({ resolution: 10 })
    delay.enable()
    const begun = performance.now()
    const code = await read({ bytes, fileName }).then(
      tables => `${tables.reduce((sum, { rows }) => sum + rows.length, 0)} rows`,
      error => (error instanceof Refusal ? error.code : String(error)),
    )
    const ms = performance.now() - begun
    clearInterval(watch)
    delay.disable()
    const [here, there] = [(peak - before) / mb, most - beside]
    process.stdout.write(
      `${name}: ${Math.round(bytes.length / 1024)} KB, ${code} in ${Math.round(ms)} ms; here +${Math.round(here)} MB, ` +
        `late ${Math.round(delay.max / 1e6)} ms; beside +${Math.round(there)} MB\n`,
    )
    expect(code).toMatch(/^(import_file_unreadable|import_too_large|import_too_complex|\d+ rows)$/)
    expect(here).toBeLessThan(100)
    expect(there).toBeLessThan(120)
    expect(delay.max / 1e6).toBeLessThan(2_000)
  },
  120_000,
)
