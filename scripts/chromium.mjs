import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { realClock } from './clock.mjs'
import { root, runLogged, StartError } from './command.mjs'
import { step } from './progress.mjs'

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
  const debian = '/usr/bin/chromium'
  if (isDebianRoot) {
    const missing = [
      ...(given || fs.existsSync(debian) ? [] : ['chromium']),
      ...(hasChineseFont() ? [] : ['fonts-noto-cjk']),
    ]
    if (missing.length > 0) await installDebian(missing)
  } else if (!hasChineseFont()) {
    console.log('No Chinese font here: pictures will show boxes (Debian: fonts-noto-cjk)')
  }
  if (given) return given
  return fs.existsSync(debian) ? debian : installPlaywrights()
}

function hasChineseFont() {
  const fonts = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' })
  // Windows and macOS bring theirs and have no fc-list.
  return process.platform !== 'linux' || (fonts.status === 0 && fonts.stdout.trim() !== '')
}

async function installDebian(names) {
  await step(`Installing ${names.join(' and ')}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive', ...realClock }
    await runLogged({ command: 'apt-get', args: ['update'], env, log: 'apt-update' })
    const args = ['install', '-y', '--no-install-recommends', ...names]
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
