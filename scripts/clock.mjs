import fs from 'node:fs'
import path from 'node:path'
import { runLogged, StartError } from './command.mjs'

const names = ['LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC', 'NO_FAKE_STAT']

/**
 * Lets every program that is started from now on believe that it is another time, by libfaketime: `TEST_CLOCK` is
 * that time, with its offset. All of them are as far from the real time, so that they agree with each other.
 */
export async function setClock(wish) {
  const seconds = Math.round((Date.parse(wish) - Date.now()) / 1000)
  if (Number.isNaN(seconds)) {
    throw new StartError(`TEST_CLOCK is ${wish}: write a time with its offset, as 2028-02-29T10:00:00+08:00`)
  }
  process.env.LD_PRELOAD = await ensureLibrary()
  process.env.FAKETIME = `${seconds < 0 ? '' : '+'}${seconds}`
  // Waiting is by the monotonic clock, and what a build compares are the times of files.
  process.env.FAKETIME_DONT_FAKE_MONOTONIC = '1'
  process.env.NO_FAKE_STAT = '1'
  console.log(`The clock of every test says ${new Date(Date.now() + seconds * 1000).toISOString()}`)
}

/** For programs that fetch from elsewhere: a certificate or a list of packages is not valid for ever. */
export const realClock = { LD_PRELOAD: '' }

/** For programs that are not given the whole environment. */
export function clockEnv() {
  return Object.fromEntries(
    names.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  )
}

async function ensureLibrary() {
  const found = findLibrary()
  if (found !== undefined) return found
  const isDebianRoot = process.getuid?.() === 0 && fs.existsSync('/etc/debian_version')
  if (isDebianRoot) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runLogged({ command: 'apt-get', args: ['update'], env, log: 'apt-update' })
    const args = ['install', '-y', '--no-install-recommends', 'libfaketime']
    await runLogged({ command: 'apt-get', args, env, log: 'apt-install', timeoutMs: 1_200_000 })
  }
  const installed = findLibrary()
  if (installed === undefined) throw new StartError('TEST_CLOCK needs libfaketime (Debian: libfaketime)')
  return installed
}

/** The one for programs with threads. */
function findLibrary() {
  const folders = ['/usr/lib', '/usr/lib64', '/usr/local/lib'].filter(folder => fs.existsSync(folder))
  const deeper = folders.flatMap(folder =>
    fs
      .readdirSync(folder)
      .filter(name => name.endsWith('-linux-gnu'))
      .map(name => path.join(folder, name)),
  )
  return [...deeper, ...folders]
    .map(folder => path.join(folder, 'faketime/libfaketimeMT.so.1'))
    .find(file => fs.existsSync(file))
}
