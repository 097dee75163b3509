import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { clockEnv } from './clock.mjs'
import { homeEnv } from './command.mjs'
import { endWithUs } from './end-with-us.mjs'
import { rotate } from './rotate.mjs'

const firstPauseMs = 100
// Long enough that what ends at once does not keep a core busy, short enough that nobody waits for it.
const longestPauseMs = 1_000
// Whoever lived that long starts over with a short pause.
const longLifeMs = 20_000
const rotateEveryMs = 5_000

/**
 * Starts a program of Node with its output in a log. Once `keep` is called it is started again whenever it ends, after
 * a pause that grows while it keeps ending; until then why it ended is what the start failed of.
 * @param {{ name: string, args: string[], cwd: string, env: Record<string, string | undefined>, dir: string, say: (line: string) => void }} options
 * @returns {{ log: string, ended: Promise<number | string>, pid: () => number | undefined, keep: () => void, stop: () => Promise<void> }}
 */
export function keptProcess({ name, args, cwd, env, dir, say }) {
  const log = path.join(dir, 'logs', `${name}.log`)
  fs.mkdirSync(path.dirname(log), { recursive: true })
  fs.writeFileSync(log, '')
  const rotating = setInterval(() => rotate(log), rotateEveryMs)
  rotating.unref()
  let isKept = false
  let isStopped = false
  let pauseMs = firstPauseMs
  let again
  let running = run()

  function run() {
    const output = fs.openSync(log, 'a')
    const child = spawn(process.execPath, args, {
      cwd,
      env: { PATH: process.env.PATH, ...homeEnv(), ...clockEnv(), ...env },
      // Of its own group: a Ctrl-C in the terminal is for us to pass on, in order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', output, output],
    })
    fs.closeSync(output)
    const release = child.pid ? endWithUs(child.pid, 'TERM') : () => {}
    const startedAt = Date.now()
    const ended = new Promise(resolve => {
      child.on('error', error => resolve(error.message))
      child.on('exit', (code, signal) => resolve(code ?? signal))
    })
    void ended.then(code => {
      release()
      if (isKept && !isStopped) startAgain(code, Date.now() - startedAt)
    })
    return { child, ended }
  }

  function startAgain(code, livedMs) {
    if (livedMs > longLifeMs) pauseMs = firstPauseMs
    say(`${name} ended (${code}) and is started again; its log is ${log}`)
    again = setTimeout(() => {
      running = run()
    }, pauseMs)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }

  async function stop() {
    isStopped = true
    clearTimeout(again)
    clearInterval(rotating)
    const { child, ended } = running
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }

  const keep = () => {
    isKept = true
  }
  return { log, ended: running.ended, pid: () => running.child.pid, keep, stop }
}
