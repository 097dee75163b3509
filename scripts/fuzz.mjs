import './node-version.mjs'
import { spawnSync } from 'node:child_process'
import { homeEnv, root } from './command.mjs'
import { ensureInstalled } from './install.mjs'

// `npm run fuzz -- --seed=7 --count=100000`: calls of every route, made from the contract; the same seed asks the same.
const asked = Object.fromEntries(process.argv.slice(2).map(word => word.replace(/^--/, '').split('=')))
const { seed = String(Math.floor(Math.random() * 2 ** 31)), count = '100000' } = asked
if (![seed, count].every(word => /^\d+$/.test(word))) {
  console.error('Ask as npm run fuzz -- --seed=7 --count=100000')
  process.exit(1)
}
await ensureInstalled()
console.log(`To repeat it: npm run fuzz -- --seed=${seed} --count=${count}`)
const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'api', 'apps/api/test/fuzz']
const env = { ...process.env, ...homeEnv(), NODE_ENV: 'test', FUZZ_SEED: seed, FUZZ_COUNT: count }
const { status } = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' })
process.exit(status ?? 1)
