import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keptProcess } from './kept-process.mjs'
import { rotate } from './rotate.mjs'

let dir: string
let said: string[]
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-kept-'))
  said = []
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

const start = (script: string) =>
  keptProcess({
    name: 'api',
    args: ['-e', script],
    cwd: dir,
    env: {},
    dir,
    say: line => void said.push(line),
  })

const isAlive = (pid: number | undefined) => {
  if (pid === undefined) return false
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const soon = { timeout: 20_000, interval: 20 }

describe('a program that is kept', () => {
  it('is started again when it is killed, with its log kept, until it is stopped', async () => {
    const kept = start("console.log('here'); setInterval(() => {}, 1000)")
    kept.keep()
    for (let times = 1; times <= 2; times++) {
      await vi.waitFor(() => expect(fs.readFileSync(kept.log, 'utf8')).toBe('here\n'.repeat(times)), soon)
      const pid = kept.pid() ?? 0
      process.kill(pid, 'SIGKILL')
      await vi.waitFor(() => expect(kept.pid()).not.toBe(pid), soon)
    }
    expect(said).toEqual(Array(2).fill(`api ended (SIGKILL) and is started again; its log is ${kept.log}`))
    const last = kept.pid()
    await kept.stop()
    expect(isAlive(last)).toBe(false)
    expect(kept.pid()).toBe(last)
  })

  it('waits longer each time while it only ends', async () => {
    const kept = start('process.exit(3)')
    kept.keep()
    const times: number[] = []
    await vi.waitFor(() => {
      while (times.length < said.length) times.push(performance.now())
      expect(times.length).toBeGreaterThanOrEqual(4)
    }, soon)
    await kept.stop()
    const [first = 0, second = 0, third = 0, fourth = 0] = times
    expect(second - first).toBeGreaterThan(80)
    expect(third - second).toBeGreaterThan(180)
    expect(fourth - third).toBeGreaterThan(380)
  })

  it('is not started again before it ever was ready: why it ended is told instead', async () => {
    const kept = start("console.error('no port'); process.exit(1)")
    expect(await kept.ended).toBe(1)
    expect([fs.readFileSync(kept.log, 'utf8'), said]).toEqual(['no port\n', []])
    await kept.stop()
  })
})

describe('a log', () => {
  it('is copied aside once it is long, goes on at its beginning, and only the last few are kept', () => {
    const log = path.join(dir, 'api.log')
    const writer = fs.openSync(log, 'a')
    for (let turn = 1; turn <= 6; turn++) {
      fs.writeSync(writer, `${turn}`.repeat(9))
      rotate(log, 10)
      fs.writeSync(writer, `${turn}`.repeat(9))
      rotate(log, 10)
    }
    fs.closeSync(writer)
    expect(fs.readdirSync(dir).sort()).toEqual(['api.log', 'api.log.1', 'api.log.2', 'api.log.3'])
    expect([log, `${log}.1`, `${log}.3`].map(file => fs.readFileSync(file, 'utf8'))).toEqual([
      '',
      '6'.repeat(18),
      '4'.repeat(18),
    ])
  })
})
