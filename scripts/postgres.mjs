import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from './command.mjs'
import { endWithUs } from './end-with-us.mjs'
import { freePort, isFree } from './ports.mjs'
import { account, postgresPackage, reachableFolder, requireFromApi, spawnAs } from './postgres-program.mjs'

/**
 * Starts the PostgreSQL that comes with the project, or adopts the one already running on the same folder.
 * `dir` holds the data, the log and the password; `settings` are server settings for a server started here.
 * The server ends with `stop()`, and with this process however that ends; `release()` calls that off, as has to be
 * done for one that ended by itself: its number may be another's by then.
 * @param {{ dir: string, settings?: Record<string, string | number>, database?: string }} options
 * `apiUrl` names a role that owns nothing, which whoever migrates makes.
 * @returns {Promise<{ url: string, adminUrl: string, apiUrl: string, pid: number, isAdopted: boolean, release: () => void, stop: () => Promise<void> }>}
 */
export async function startPostgres({ dir, settings = {}, database = 'yunxuan' }) {
  const who = account()
  const { home, wrap } = reachableFolder(path.resolve(dir), who)
  const program = postgresPackage(who, wrap)
  const server = {
    home,
    data: path.join(home, 'data'),
    log: path.join(home, 'postgres.log'),
    who,
    wrap,
    program,
  }
  if (!fs.existsSync(path.join(server.data, 'PG_VERSION'))) await createCluster(server)
  const { pid, port, isAdopted } = await run(server, settings)
  const urlOf = name => `postgres://postgres:${passwordOf(server)}@127.0.0.1:${port}/${name}`
  const apiPassword = createHash('sha256')
    .update(`api ${passwordOf(server)}`)
    .digest('hex')
  const apiUrl = `postgres://yunxuan_api:${apiPassword}@127.0.0.1:${port}/${database}`
  await createDatabase(urlOf('postgres'), database)
  const release = isAdopted ? () => {} : endWithUs(pid, 'INT')
  const stop = async () => {
    release()
    await stopServer(server, pid)
  }
  return { url: urlOf(database), adminUrl: urlOf('postgres'), apiUrl, pid, isAdopted, release, stop }
}

/** Made aside and renamed: a start that is killed half-way, or a second one beside it, leaves no half cluster. */
async function createCluster({ home, data, who, wrap, program }) {
  removeAbandoned(home)
  const fresh = path.join(home, `new-${process.pid}`)
  const passwordFile = path.join(home, `password-${process.pid}`)
  const password = randomBytes(24).toString('hex')
  fs.mkdirSync(fresh, { mode: 0o700 })
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  who.own(fresh)
  who.own(passwordFile)
  try {
    // C.UTF-8 from the server itself: the same order of text on every machine, whatever locales it has.
    const locale = ['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = ['-U', 'postgres', '--pwfile', passwordFile, '-A', 'scram-sha-256']
    await finished(
      spawnAs(who, wrap, program('initdb'), ['-D', fresh, ...access, ...locale, '--no-instructions']),
    )
    const secret = path.join(fresh, 'yunxuan.json')
    fs.writeFileSync(secret, JSON.stringify({ password, port: await freePort() }), { mode: 0o600 })
    who.own(secret)
    fs.renameSync(fresh, data)
  } catch (error) {
    // Another start was faster: its cluster is as good as ours.
    if (!fs.existsSync(path.join(data, 'PG_VERSION'))) throw error
  } finally {
    fs.rmSync(passwordFile, { force: true })
    fs.rmSync(fresh, { recursive: true, force: true })
  }
}

function removeAbandoned(home) {
  for (const name of fs.readdirSync(home)) {
    const pid = Number(/^(?:new|password)-(\d+)$/.exec(name)?.[1])
    if (pid && !isAlive(pid)) fs.rmSync(path.join(home, name), { recursive: true, force: true })
  }
}

/** Until one answers: adopt whoever runs on this data, else start one; a taken port is exchanged for a free one. */
async function run(server, settings) {
  let child
  let starts = 0
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(50)) {
    const running = readPidFile(server)
    if (running && (await isOurs(server, running.port)))
      return { ...running, isAdopted: running.pid !== child?.pid }
    if (child && child.exitCode === null && child.signalCode === null) continue
    if (starts === 20) break
    // After kill -9 its workers live on for a moment and hold the shared memory.
    if (starts > 0) await sleep(400)
    removeForeignPidFile(server, running)
    child = await startServer(server, settings)
    starts += 1
  }
  throw new StartError(`PostgreSQL did not start; its log is ${server.log}`)
}

async function startServer({ data, log, who, wrap, program }, settings) {
  const file = path.join(data, 'yunxuan.json')
  const kept = JSON.parse(fs.readFileSync(file, 'utf8'))
  if (!(await isFree(kept.port))) {
    kept.port = await freePort()
    fs.writeFileSync(file, JSON.stringify(kept))
  }
  const all = { port: kept.port, listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings }
  const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const out = fs.openSync(log, 'a', 0o600)
  const child = spawnAs(who, wrap, program('postgres'), ['-D', data, ...args], out)
  fs.closeSync(out)
  child.unref()
  return child
}

function readPidFile({ data }) {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    const [pid, port] = [Number(lines[0]), Number(lines[3])]
    return pid && port ? { pid, port } : undefined
  } catch {
    return undefined
  }
}

/**
 * After kill -9 and a restart of the machine, or of its container, the number in the file may be another
 * program's; PostgreSQL would take that for a running server and refuse to start.
 */
function removeForeignPidFile({ data }, running) {
  if (!running || process.platform !== 'linux') return
  let name = ''
  try {
    name = fs.readFileSync(`/proc/${running.pid}/comm`, 'utf8').trim()
  } catch {
    return
  }
  if (name !== 'postgres') fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
}

/** Answers with our password and on our data: not some other server that took the port. */
async function isOurs(server, port) {
  const { Client } = requireFromApi('pg')
  const password = passwordOf(server)
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query("select current_setting('data_directory') as data")
    return fs.realpathSync(rows[0].data) === fs.realpathSync(server.data)
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function createDatabase(adminUrl, name) {
  const { Client, escapeIdentifier } = requireFromApi('pg')
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`)
  } catch (error) {
    // 42P04, 23505: a second start beside this one made it in between.
    if (!['42P04', '23505'].includes(error.code)) throw error
  } finally {
    await client.end()
  }
}

/** INT ends running transactions and closes cleanly; QUIT is for a server that does not come to an end. */
async function stopServer(server, pid) {
  for (const [signal, waitMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
  ]) {
    // One that ended has taken its file away, or it is another's.
    if (!isAlive(pid) || readPidFile(server)?.pid !== pid) return
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const deadline = Date.now() + waitMs; Date.now() < deadline; await sleep(25)) {
      if (readPidFile(server)?.pid !== pid) return
    }
  }
}

function passwordOf({ data }) {
  return JSON.parse(fs.readFileSync(path.join(data, 'yunxuan.json'), 'utf8')).password
}

/** Whether a process is there, whoever it belongs to. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function finished(child) {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr.on('data', text => {
      said += text
    })
    child.on('error', reject)
    child.on('close', code => (code === 0 ? resolve() : reject(new StartError(`initdb: ${said.trim()}`))))
  })
}
