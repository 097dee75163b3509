import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root, runLogged } from './command.mjs'
import { step } from './progress.mjs'

const stamp = path.join(root, 'node_modules/.yunxuan-installed')

/** Installs what the lock names, when it is not there or another lock's. */
export async function ensureInstalled() {
  const wanted = fingerprint()
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return
  const { packageManager } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'))
  const install = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  const { command, args } = npm(['exec', '--yes', `--package=${packageManager}`, '--', 'pnpm', ...install])
  // npm hands its own settings on as npm_config_*; pnpm would warn about those it does not know.
  await step('Installing packages', () =>
    runLogged({ command, args, log: 'install', env: { CI: '1' }, timeoutMs: 1_800_000 }),
  )
  fs.writeFileSync(stamp, wanted)
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${process.versions.modules}`)
  const lists = ['packages', 'apps'].flatMap(group =>
    fs.readdirSync(path.join(root, group)).map(name => `${group}/${name}/package.json`),
  )
  for (const name of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...lists]) {
    const file = path.join(root, name)
    if (fs.existsSync(file)) hash.update(`${name}\n`).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/** npm as this Node has it, without a shell; Windows starts .cmd files only through one. */
function npm(args) {
  const bin = path.dirname(process.execPath)
  const scripts = [
    process.env.npm_execpath ?? '',
    path.join(bin, '../lib/node_modules/npm/bin/npm-cli.js'),
    path.join(bin, 'node_modules/npm/bin/npm-cli.js'),
  ]
  const script = scripts.find(file => path.basename(file) === 'npm-cli.js' && fs.existsSync(file))
  return script ? { command: process.execPath, args: [script, ...args] } : { command: 'npm', args }
}
