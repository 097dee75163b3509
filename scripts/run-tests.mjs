import { builds, ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { runLogged, StartError } from './command.mjs'
import { checkCompose } from './compose-check.mjs'
import { ensureInstalled } from './install.mjs'
import { checkSizes } from './size-check.mjs'
import { checkTypes } from './type-check.mjs'
import { runVitest } from './vitest-run.mjs'

/**
 * Every step gives the numbers of what passed and failed in it. A check that is one yes or no counts as one test;
 * it fails by throwing, and what it throws is printed.
 */
const steps = {
  types: ['Type check', checkTypes],
  lint: [
    'Lint and format',
    () => tool('biome', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']),
  ],
  arrows: [
    'Architecture rules',
    () =>
      tool('arrows', [
        'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
        'packages',
        'apps',
        '--config',
        '.dependency-cruiser.cjs',
      ]),
  ],
  unused: [
    'Unused code and packages',
    () => tool('knip', ['node_modules/knip/bin/knip.js', '--no-progress']),
  ],
  unit: ['Unit tests', () => runVitest('unit')],
  api: ['API tests on PostgreSQL', () => runVitest('api')],
  build: ['Builds', buildAll],
  size: ['Sizes', withChromium(checkSizes)],
  weapp: ['WeChat package', withChromium(() => runVitest('weapp'))],
  e2e: ['Browser tests', withChromium(() => runVitest('e2e', { hasSecondTry: true }))],
  compose: ['docker-compose.yml', checkCompose],
}

/** `npm test [-- step …]`: every step is run whatever came before it; the last line holds the sum. */
export async function runTests(names) {
  const unknown = names.filter(name => !Object.hasOwn(steps, name))
  if (unknown.length > 0) fail(`No step ${unknown.join(', ')}: choose from ${Object.keys(steps).join(', ')}`)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))
  await ensureInstalled().catch(error => fail(describe(error)))
  const sum = { passed: 0, failed: 0 }
  for (const name of names.length > 0 ? names : Object.keys(steps)) {
    const { passed, failed } = await runStep(name)
    sum.passed += passed
    sum.failed += failed
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed`)
  process.exit(sum.failed > 0 ? 1 : 0)
}

async function runStep(name) {
  const [title, work] = steps[name]
  const started = Date.now()
  console.log(`\n── ${title} (${name})`)
  const beat = setInterval(() => console.log(`   … ${secondsSince(started)} s`), 30_000)
  const result = await work().catch(error => {
    console.log(describe(error))
    return { passed: 0, failed: 1 }
  })
  clearInterval(beat)
  const { passed, failed } = result ?? { passed: 1, failed: 0 }
  console.log(
    `   ${failed > 0 ? '✗' : '✓'} ${title}: ${passed} passed, ${failed} failed in ${secondsSince(started)} s`,
  )
  return { passed, failed }
}

async function tool(log, args) {
  await runLogged({ command: process.execPath, args, log: `test-${log}` })
}

/** One after the other, each counted: a face that does not build must not hide another. */
async function buildAll() {
  const sum = { passed: 0, failed: 0 }
  for (const name of Object.keys(builds)) {
    try {
      await ensureBuilt(name)
      sum.passed += 1
    } catch (error) {
      console.log(describe(error))
      sum.failed += 1
    }
  }
  return sum
}

function withChromium(work) {
  return async () => {
    process.env.CHROMIUM_PATH = await ensureChromium()
    return work()
  }
}

function secondsSince(started) {
  return ((Date.now() - started) / 1000).toFixed(1)
}

function describe(error) {
  return error instanceof StartError ? error.message : String(error.stack)
}

function fail(line) {
  console.error(line)
  process.exit(1)
}
