import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { ensureBuilt } from './build.mjs'
import { dataDir, root, StartError } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { startPostgres } from './postgres.mjs'

/**
 * Runs the API's `backup` or `restore` on the database of the settings, or on the one `npm start` brings along;
 * gives its exit code. That one is adopted while the product runs, and started for as long as this takes otherwise.
 */
export async function keep(command, file) {
  let postgres
  try {
    const settings = path.join(root, '.env')
    if (fs.existsSync(settings)) process.loadEnvFile(settings)
    const isGiven = Boolean(process.env.DATABASE_URL || process.env.DATABASE_URL_FILE)
    await ensureInstalled()
    await ensureBuilt('api')
    if (!isGiven) postgres = await startPostgres({ dir: path.join(dataDir, 'postgres') })
    const env = isGiven ? {} : { DATABASE_URL: postgres.apiUrl, MIGRATE_DATABASE_URL: postgres.url }
    return await run(command, path.resolve(file), env)
  } catch (error) {
    console.error(error instanceof StartError ? error.message : error)
    return 1
  } finally {
    // One that runs already is the product's, and goes on.
    if (postgres !== undefined && !postgres.isAdopted) await postgres.stop()
  }
}

function run(command, file, env) {
  const args = [path.join(root, `apps/api/dist/${command}.js`), file]
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', code => resolve(code ?? 1))
  })
}
