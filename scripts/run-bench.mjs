import { spawn } from 'node:child_process'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { root, StartError } from './command.mjs'
import { ensureInstalled } from './install.mjs'

/** `npm run bench`: installs and builds what is missing, then measures on a PostgreSQL of its own. */
export async function runBench() {
  try {
    await ensureInstalled()
    await ensureBuilt('api')
    const api = path.join(root, 'apps/api')
    const child = spawn(process.execPath, ['--import', 'tsx', 'bench/bench.ts'], {
      cwd: api,
      stdio: 'inherit',
    })
    child.on('exit', code => process.exit(code ?? 1))
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    process.exit(1)
  }
}
