import { readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { utils, write } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { hostileFiles } from '../../../test/hostile-files.ts'
import { Refusal } from '../../platform/refuse.ts'
import { tableReader } from './import-reader.ts'

const isLinux = process.platform === 'linux'
const mb = 1024 * 1024
const read = tableReader({ processes: 1, waiting: 1, withinMs: 60_000, heapMb: 128, addedMb: 100 })

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

/** The longest list there may be, as full as lists are. */
function fullList(bookType: 'xlsx' | 'biff8', count = 5_000): Buffer {
  const text = (row: number, column: number) => `社区健康义诊与便民服务活动的说明文字 ${row} ${column}`
  const rows = Array.from({ length: count }, (_, row) =>
    Array.from({ length: 24 }, (_, column) => (column % 3 === 0 ? row * column : text(row, column))),
  )
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), '服务')
  return write(book, { type: 'buffer', bookType, compression: true, bookSST: true })
}

const files = {
  ...hostileFiles,
  'a full list': () => fullList('xlsx'),
  'half a list as xls': () => fullList('biff8', 2_500),
}

test.runIf(isLinux).each(Object.entries(files))(
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
    if (/ list\b/.test(name)) expect(code).toBe(/half/.test(name) ? '2500 rows' : '5000 rows')
    expect(code).toMatch(/^(import_file_unreadable|import_too_large|import_too_complex|\d+ rows)$/)
    expect(here).toBeLessThan(100)
    expect(there).toBeLessThan(120)
    expect(delay.max / 1e6).toBeLessThan(2_000)
  },
  120_000,
)
