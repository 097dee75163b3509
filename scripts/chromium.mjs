import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { realClock } from './clock.mjs'
import { root, runLogged, StartError } from './command.mjs'
import { step } from './progress.mjs'

// Without a window to draw, walks take less than half of a whole Chromium's processor time: 6.8 s against 15.3.
const shell = '/usr/bin/chromium-headless-shell'
const whole = '/usr/bin/chromium'

let found

/** The path of a Chromium, installed if need be, on a machine that can write Chinese. */
export async function ensureChromium() {
  found ??= await findOrInstall()
  return found
}

async function findOrInstall() {
  const isDebianRoot = process.getuid?.() === 0 && fs.existsSync('/etc/debian_version')
  const given = process.env.CHROMIUM_PATH
  if (given && !fs.existsSync(given)) throw new StartError(`CHROMIUM_PATH is ${given}, where nothing is`)
  if (!hasChineseFont()) {
    if (isDebianRoot) await installDebian('fonts-noto-cjk')
    else console.log('No Chinese font here: pictures will show boxes (Debian: fonts-noto-cjk)')
  }
  if (given) return given
  if (isDebianRoot && !fs.existsSync(shell)) {
    // Where this Debian has none, or is out of reach, a whole Chromium will do.
    await installDebian('chromium-headless-shell').catch(error => console.log(error.message))
    if (![shell, whole].some(fs.existsSync)) await installDebian('chromium')
  }
  return [shell, whole].find(fs.existsSync) ?? installPlaywrights()
}

function hasChineseFont() {
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  // Windows and macOS bring theirs and have no fc-list.
  return process.platform !== 'linux' || (fonts.status === 0 && fonts.stdout.trim() !== '')
}

async function installDebian(name) {
  await step(`Installing ${name}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive', ...realClock }
    await runLogged({
      command: 'apt-get',
      args: ['-o', 'Acquire::http::Timeout=20', 'update'],
      env,
      log: 'apt-update',
    })
    const args = ['install', '-y', '--no-install-recommends', name]
    await runLogged({ command: 'apt-get', args, env, log: 'apt-install', timeoutMs: 1_200_000 })
  })
}

async function installPlaywrights() {
  const require = createRequire(path.join(root, 'apps/console/package.json'))
  const { chromium } = require('playwright-core')
  if (!fs.existsSync(chromium.executablePath())) {
    const args = [
      path.join(path.dirname(require.resolve('playwright-core')), 'cli.js'),
      'install',
      'chromium',
    ]
    await step('Installing Chromium', () =>
      runLogged({ command: process.execPath, args, env: realClock, log: 'chromium', timeoutMs: 1_200_000 }),
    )
  }
  return chromium.executablePath()
}
