import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { endWithUs } from './end-with-us.mjs'

export const root = path.resolve(import.meta.dirname, '..')
export const dataDir = path.join(root, '.data')

/** A reason a person can act on; shown as its one line, without a stack. */
export class StartError extends Error {}

/** npm and Taro keep files in the home folder; an account without one gets a folder of the project's. */
export function homeEnv() {
  try {
    fs.accessSync(os.homedir(), fs.constants.W_OK)
    return { HOME: os.homedir() }
  } catch {
    const home = path.join(dataDir, 'home')
    fs.mkdirSync(home, { recursive: true })
    return { HOME: home, USERPROFILE: home }
  }
}

/**
 * Runs a command to its end with its output in a log; on failure the log's last lines become the error.
 * `cwd` is relative to the project.
 * @param {{ command: string, args: string[], cwd?: string, env?: Record<string, string>, log: string, timeoutMs?: number }} options
 */
export async function runLogged({ command, args, cwd = '.', env = {}, log, timeoutMs = 600_000 }) {
  const file = path.join(dataDir, 'logs', `${log}.log`)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const output = fs.openSync(file, 'w')
  const child = spawn(command, args, {
    cwd: path.join(root, cwd),
    env: { ...process.env, ...homeEnv(), ...env },
    stdio: ['ignore', output, output],
    detached: process.platform !== 'win32',
  })
  fs.closeSync(output)
  const code = await endOf(child, timeoutMs)
  const text = fs.readFileSync(file, 'utf8')
  if (code === 0) return text
  const tail = text.trimEnd().split('\n').slice(-40).join('\n')
  throw new StartError(`${tail}\n${log} failed (${code}); all of it is in ${path.relative(root, file)}`)
}

/** Builds start programs of their own: all of their group ends, on a timeout and whenever we end. */
async function endOf(child, timeoutMs) {
  const end = () => {
    try {
      process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL')
    } catch {
      // Ended just now.
    }
  }
  const late = setTimeout(end, timeoutMs)
  const release = child.pid ? endWithUs(-child.pid, 'TERM') : () => {}
  process.once('exit', end)
  try {
    return await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', (status, signal) => resolve(status ?? signal))
    })
  } finally {
    clearTimeout(late)
    release()
    process.removeListener('exit', end)
  }
}
