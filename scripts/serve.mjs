import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { clockEnv } from './clock.mjs'
import { homeEnv, root, StartError } from './command.mjs'
import { endWithUs } from './end-with-us.mjs'
import { freePort } from './ports.mjs'
import { startPostgres } from './postgres.mjs'

/**
 * Serves the built product on one port: PostgreSQL in `dir` unless `env` names one, WeChat's stand-in unless
 * `env` names a real app or says production, and the API, which serves both web faces. Answers when it is ready.
 * @param {{ dir: string, port: number, env: Record<string, string | undefined>, onEnd?: (line: string) => void }} options
 * @returns {Promise<{ url: string, databaseUrl: string, stop: () => Promise<void> }>}
 */
export async function serve({ dir, port, env, onEnd = () => {} }) {
  const stops = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const database = await databaseOf(env, dir, stops)
    const isReal = Boolean(env.WECHAT_APP_ID) || env.NODE_ENV === 'production'
    const wechat = isReal ? {} : await fakeWechat(dir, stops)
    const url = `http://localhost:${port}`
    const settings = {
      ...env,
      ...wechat,
      ...database.settings,
      PORT: String(port),
      MINI_DIR: path.join(root, 'apps/mini/dist/h5'),
      CONSOLE_DIR: path.join(root, 'apps/console/dist'),
    }
    // Half a gigabyte is far more than it holds at any time, and makes Node collect sooner: docs/speed.md.
    const flags = ['--enable-source-maps', '--max-old-space-size=512']
    const args = [...flags, path.join(root, 'apps/api/dist/main.js')]
    const api = start({ name: 'api', args, cwd: root, env: settings, dir })
    stops.push(api.stop)
    await ready(`http://127.0.0.1:${port}/health/ready`, api)
    // Only now: until it is ready, why it ended is the error of this start.
    void api.ended.then(code => stops.length > 0 && onEnd(`The API ended (${code}); its log is ${api.log}`))
    return { url, databaseUrl: database.ownerUrl, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Our own PostgreSQL has a role for the API that owns nothing; one that is given says itself whom it lets in. */
async function databaseOf(env, dir, stops) {
  if (env.DATABASE_URL) return { ownerUrl: env.MIGRATE_DATABASE_URL || env.DATABASE_URL, settings: {} }
  const postgres = await startPostgres({ dir: path.join(dir, 'postgres') })
  stops.push(postgres.stop)
  const settings = { DATABASE_URL: postgres.apiUrl, MIGRATE_DATABASE_URL: postgres.url }
  return { ownerUrl: postgres.url, settings }
}

async function fakeWechat(dir, stops) {
  const port = await freePort()
  const app = { WECHAT_APP_ID: 'wx0000000000000000', WECHAT_APP_SECRET: 'the-stand-in-has-no-secret' }
  const cwd = path.join(root, 'apps/wechat-fake')
  const fake = start({
    name: 'wechat-fake',
    args: ['--import', 'tsx', 'src/main.ts'],
    cwd,
    env: { ...app, PORT: String(port) },
    dir,
  })
  stops.push(fake.stop)
  return { ...app, WECHAT_BASE_URL: `http://127.0.0.1:${port}` }
}

function start({ name, args, cwd, env, dir }) {
  const log = path.join(dir, 'logs', `${name}.log`)
  fs.mkdirSync(path.dirname(log), { recursive: true })
  const output = fs.openSync(log, 'w')
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env.PATH, ...homeEnv(), ...clockEnv(), ...env },
    // Of its own group: a Ctrl-C in the terminal is for us to pass on, in order.
    detached: process.platform !== 'win32',
    stdio: ['ignore', output, output],
  })
  fs.closeSync(output)
  const ended = new Promise(resolve => {
    child.on('error', error => resolve(error.message))
    child.on('exit', (code, signal) => resolve(code ?? signal))
  })
  const release = child.pid ? endWithUs(child.pid, 'TERM') : () => {}
  const stop = async () => {
    release()
    child.kill('SIGTERM')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }
  return { log, ended, stop }
}

/** Loading five streets into an empty database takes its time on a small machine. */
async function ready(url, { ended, log }) {
  let end
  void ended.then(code => {
    end = code
  })
  for (const deadline = Date.now() + 180_000; Date.now() < deadline; await sleep(100)) {
    if (end !== undefined) throw new StartError(lastWords(log, end))
    const reply = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined)
    if (reply?.ok) return
  }
  throw new StartError(`The API did not get ready in 180 s; its log is ${log}`)
}

/** A wrong setting is one line on the API's side too, and that line is all there is to say. */
function lastWords(log, end) {
  const text = fs.readFileSync(log, 'utf8').trim()
  if (end === 1 && text !== '' && !text.includes('\n')) return text
  return `${text.split('\n').slice(-20).join('\n')}\nThe API ended (${end}) before it was ready; its log is ${log}`
}
