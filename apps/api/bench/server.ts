import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** A server process under load. */
export interface Served {
  origin: string
  pid: number
  stop: () => Promise<void>
}

/** Starts a Node program that listens on PORT, and waits until it answers. */
export async function serveProgram(
  program: readonly string[],
  env: Record<string, string>,
  readyPath: string,
): Promise<Served> {
  const port = await freePort()
  const child = spawn(process.execPath, program, {
    env: { ...process.env, ...env, PORT: String(port), HOST: '127.0.0.1', NODE_ENV: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const { pid } = child
  if (pid === undefined) throw new Error(`could not start ${program.join(' ')}`)
  const origin = `http://127.0.0.1:${port}`
  await answers(`${origin}${readyPath}`, child)
  return { origin, pid, stop: () => stop(child) }
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`a server ended with ${child.exitCode}`)
    try {
      if ((await fetch(url)).status < 500) return
    } catch {
      // Not listening yet.
    }
    await sleep(100)
  }
  throw new Error(`${url} did not answer`)
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  await ended
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>(resolve => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise(resolve => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
