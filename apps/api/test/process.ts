import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { secrets } from './house.ts'

const api = fileURLToPath(new URL('..', import.meta.url))

/** A process of the API. */
export interface Alone {
  origin: string
  child: ChildProcess
  /** Whether it has come to its end, by itself or not. */
  hasEnded: () => boolean
  kill: () => Promise<void>
}

/** Serves a database by a real process of its own until the test is over; returns when it is ready. */
export async function serveAlone(
  databaseUrl: string,
  env: Record<string, string> = {},
  stdio: StdioOptions = 'ignore',
): Promise<Alone> {
  const port = await freePort()
  const child = spawn(process.execPath, ['dist/main.js'], {
    cwd: api,
    env: {
      ...process.env,
      ...secrets,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'silent',
      REQUESTS_PER_MINUTE: '1000000',
      OVERLOAD_DELAY_MS: '0',
      ...env,
    },
    stdio,
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let isOver = false
  const ended = new Promise<void>(resolve => {
    child.once('exit', () => {
      isOver = true
      resolve()
    })
  })
  const origin = `http://127.0.0.1:${port}`
  for (const deadline = Date.now() + 90_000; ; await sleep(100)) {
    const reply = await fetch(`${origin}/health/ready`).catch(() => undefined)
    if (reply?.ok) break
    if (isOver || Date.now() > deadline) throw new Error(`a process of the API did not get ready`)
  }
  const kill = () => {
    child.kill('SIGKILL')
    return ended
  }
  return { origin, child, hasEnded: () => isOver, kill }
}

/** Returns a port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
