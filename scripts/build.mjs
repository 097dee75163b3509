import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { dataDir, root, runLogged } from './command.mjs'
import { compressFolder } from './compress.mjs'
import { step } from './progress.mjs'

const shared = [
  'packages/domain',
  'packages/contract',
  'packages/tokens',
  'tsconfig.base.json',
  'pnpm-lock.yaml',
  'scripts/compress.mjs',
]

/** What is built: from which sources, into which file that proves it, and how. */
const builds = {
  api: { title: 'the API', app: 'apps/api', proof: 'dist/main.js', args: ['build.mjs'] },
  console: {
    title: 'the console',
    app: 'apps/console',
    proof: 'dist/index.html',
    args: ['node_modules/vite/bin/vite.js', 'build'],
    isServed: true,
  },
  h5: mini('h5', 'the phone app for browsers', 'index.html'),
  weapp: mini('weapp', 'the phone app for WeChat', 'app.json'),
}

/** Both ends of the phone app keep caches in one folder, so they are never built side by side. */
function mini(end, title, file) {
  return {
    title,
    app: 'apps/mini',
    proof: `dist/${end}/${file}`,
    args: ['--import', 'tsx', 'build/build.mts', end],
    isServed: end === 'h5',
  }
}

/** Builds `name` when its result is missing or its sources are others than those it was built from. */
export async function ensureBuilt(name) {
  const { title, app, proof, args, isServed } = builds[name]
  const stamp = path.join(dataDir, 'built', name)
  const file = path.join(root, app, proof)
  const wanted = sourcesHash([app, ...shared])
  if (fs.existsSync(file) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return
  await step(`Building ${title}`, async () => {
    fs.rmSync(stamp, { force: true })
    const env = { NODE_ENV: 'production' }
    await runLogged({
      command: process.execPath,
      args,
      cwd: app,
      env,
      log: `build-${name}`,
      timeoutMs: 900_000,
    })
    if (!fs.existsSync(file)) throw new Error(`the build ended well but wrote no ${path.join(app, proof)}`)
    if (isServed) await compressFolder(path.dirname(file))
  })
  fs.mkdirSync(path.dirname(stamp), { recursive: true })
  fs.writeFileSync(stamp, wanted)
}

const skippedFolders = new Set(['node_modules', 'dist', 'e2e', 'weapp', 'test', 'bench', 'coverage', '.swc'])
// The last two are written by the phone app's build, from the tokens.
const skippedFiles = [/\.test\.tsx?$/, /^tokens\.css$/, /^theme\.json$/]

function sourcesHash(names) {
  const hash = createHash('sha256')
  for (const name of names) addTo(hash, path.join(root, name))
  return hash.digest('hex')
}

function addTo(hash, at) {
  const name = path.basename(at)
  if (fs.statSync(at).isDirectory()) {
    if (skippedFolders.has(name)) return
    for (const entry of fs.readdirSync(at).sort()) addTo(hash, path.join(at, entry))
  } else if (!skippedFiles.some(pattern => pattern.test(name))) {
    hash.update(`${path.relative(root, at)}\n`).update(fs.readFileSync(at))
  }
}
