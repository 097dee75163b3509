import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root, StartError } from './command.mjs'
import { keptPostgres } from './kept-postgres.mjs'
import { keptProcess } from './kept-process.mjs'
import { freePort } from './ports.mjs'

/**
 * Serves the built product on one port: PostgreSQL in `dir` unless `env` names one, WeChat's stand-in unless
 * `env` names a real app or says production, and the API, which serves both web faces. Answers when it is ready;
 * whichever of them ends after that is started again, and `say` is told in a line.
 * @param {{ dir: string, port: number, env: Record<string, string | undefined>, say?: (line: string) => void }} options
 * @returns {Promise<{ url: string, databaseUrl: string, pids: () => { api?: number, postgres?: number }, stop: () => Promise<void> }>}
 */
export async function serve({ dir, port, env, say = () => {} }) {
  const stops = []
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end()
  }
  try {
    const database = await databaseOf({ env, dir, stops, say })
    const isReal = Boolean(env.WECHAT_APP_ID) || env.NODE_ENV === 'production'
    const wechat = isReal ? {} : await fakeWechat(dir, stops, say)
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
    const api = keptProcess({ name: 'api', args, cwd: root, env: settings, dir, say })
    stops.push(api.stop)
    await ready(`http://127.0.0.1:${port}/health/ready`, api)
    // Only now: until it is ready, why it ended is the error of this start.
    api.keep()
    return {
      url,
      databaseUrl: database.ownerUrl,
      pids: () => ({ api: api.pid(), postgres: database.pid?.() }),
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Our own PostgreSQL has a role for the API that owns nothing; one that is given says itself whom it lets in. */
async function databaseOf({ env, dir, stops, say }) {
  if (env.DATABASE_URL) return { ownerUrl: env.MIGRATE_DATABASE_URL || env.DATABASE_URL, settings: {} }
  const { apiUrl, url, pid, stop } = await keptPostgres({ dir: path.join(dir, 'postgres'), say })
  stops.push(stop)
  return { ownerUrl: url, settings: { DATABASE_URL: apiUrl, MIGRATE_DATABASE_URL: url }, pid }
}

async function fakeWechat(dir, stops, say) {
  const port = await freePort()
  const app = { WECHAT_APP_ID: 'wx0000000000000000', WECHAT_APP_SECRET: 'the-stand-in-has-no-secret' }
  const cwd = path.join(root, 'apps/wechat-fake')
  const fake = keptProcess({
    name: 'wechat-fake',
    args: ['--import', 'tsx', 'src/main.ts'],
    cwd,
    env: { ...app, PORT: String(port) },
    dir,
    say,
  })
  fake.keep()
  stops.push(fake.stop)
  return { ...app, WECHAT_BASE_URL: `http://127.0.0.1:${port}` }
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
