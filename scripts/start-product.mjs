import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { dataDir, root, StartError } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { listenOnce } from './ports.mjs'
import { step } from './progress.mjs'
import { serve } from './serve.mjs'

const lockFile = path.join(dataDir, 'start.json')

/** `npm start`: installs, builds, serves, says where to look, and ends everything it started. */
export async function startProduct() {
  let served
  let isEnding = false
  const end = async (code, line) => {
    // Asked twice: leave at once, whatever is left ends with us.
    if (isEnding) process.exit(code)
    isEnding = true
    if (line) console.error(line)
    await served?.stop()
    release()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0, '\nStopping …'))
  try {
    const env = readEnv()
    const port = portOf(env)
    claim(port)
    await portIsFree(port, env.HOST ?? '0.0.0.0')
    await ensureInstalled()
    await ensureBuilt('api')
    await Promise.all([ensureBuilt('console'), ensureBuilt('h5')])
    served = await step('Starting the database and the API', () =>
      serve({ dir: dataDir, port, env, say: line => isEnding || console.error(line) }),
    )
    showWhere(served.url)
  } catch (error) {
    await end(1, error instanceof StartError ? error.message : String(error.stack))
  }
}

function showWhere(url) {
  console.log(`
  云选 is ready.

  Residents      ${url}/
  Coordinators   ${url}/console/
  API            ${url}/docs/

  Logs are in .data/logs; Ctrl-C stops everything.
`)
}

/** The settings of the environment and of .env, with the demo's where nothing is said. */
function readEnv() {
  const file = path.join(root, '.env')
  if (fs.existsSync(file)) process.loadEnvFile(file)
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  if (given.NODE_ENV === 'production') return given
  return { NODE_ENV: 'development', DEMO: '1', ...demoSecrets(), ...given }
}

/** Made once and kept: sessions and sealed notes outlive a restart. */
function demoSecrets() {
  const file = path.join(dataDir, 'secrets.json')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataDir, { recursive: true })
    const fresh = {
      JWT_SECRET: randomBytes(32).toString('hex'),
      SEAL_SECRET: randomBytes(32).toString('hex'),
    }
    fs.writeFileSync(file, JSON.stringify(fresh), { mode: 0o600 })
  }
  return JSON.parse(fs.readFileSync(file, 'utf8'))
}

function portOf(env) {
  const port = Number(env.PORT ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new StartError(`PORT must be a number from 1 to 65535, not "${env.PORT}"`)
  }
  return port
}

/** One start at a time: a second one would build and serve over the first. */
function claim(port) {
  fs.mkdirSync(dataDir, { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, port })
  try {
    fs.writeFileSync(lockFile, mine, { flag: 'wx' })
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    const other = readLock()
    if (other && isStart(other.pid)) {
      throw new StartError(
        `Already started: http://localhost:${other.port}/ (process ${other.pid}); stop that one first`,
      )
    }
    fs.writeFileSync(lockFile, mine)
  }
}

function readLock() {
  try {
    return JSON.parse(fs.readFileSync(lockFile, 'utf8'))
  } catch {
    return undefined
  }
}

/** After a restart of the machine the number may be another program's. */
function isStart(pid) {
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs')
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function release() {
  if (readLock()?.pid === process.pid) fs.rmSync(lockFile, { force: true })
}

async function portIsFree(port, host) {
  try {
    await listenOnce(port, host)
  } catch (error) {
    const why = error.code === 'EADDRINUSE' ? 'is taken' : `cannot be used (${error.code})`
    throw new StartError(
      `Port ${port} ${why}: choose another, e.g. PORT=${port === 3000 ? 3001 : 3000} npm start`,
    )
  }
}
