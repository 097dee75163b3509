import { ensureBuilt } from './build.mjs'
import { ensureChromium } from './chromium.mjs'
import { runLogged, StartError } from './command.mjs'
import { checkCompose } from './compose-check.mjs'
import { checkSizes } from './size-check.mjs'
import { checkTypes } from './type-check.mjs'
import { runVitest } from './vitest-run.mjs'

/**
 * @typedef {{ passed: number, failed: number, flaky?: string[] }} Result
 * @typedef {{ name: string, title: string, needs: string[], work: () => Promise<Result | void> }} Step
 */

const faces = ['build-mini', 'build-console']

/**
 * Every step gives the numbers of what passed and failed in it. A check that is one yes or no counts as one test;
 * it fails by throwing, and what it throws is printed. Whichever stands first here is begun first: the longest way,
 * from the builds to the walks, before what can be done beside it.
 * @type {readonly Step[]}
 */
export const steps = [
  { name: 'build-api', title: 'Build of the API', needs: [], work: () => ensureBuilt('api') },
  { name: 'build-mini', title: 'Builds of the phone app', needs: [], work: buildPhoneApp },
  { name: 'build-console', title: 'Build of the console', needs: [], work: () => ensureBuilt('console') },
  { name: 'types', title: 'Type check', needs: [], work: checkTypes },
  { name: 'lint', title: 'Lint and format', needs: [], work: () => tool('biome', lint) },
  { name: 'arrows', title: 'Architecture rules', needs: [], work: () => tool('arrows', arrows) },
  { name: 'unused', title: 'Unused code and packages', needs: [], work: () => tool('knip', knip) },
  { name: 'compose', title: 'docker-compose.yml', needs: [], work: checkCompose },
  { name: 'chromium', title: 'A browser', needs: [], work: installChromium },
  { name: 'unit', title: 'Unit tests', needs: [], work: () => runVitest('unit') },
  walksOf(1),
  apiTestsOf(1),
  apiTestsOf(2),
  walksOf(2),
  {
    name: 'weapp',
    title: 'WeChat package',
    needs: ['build-mini', 'chromium'],
    work: () => runVitest('weapp'),
  },
  { name: 'size', title: 'Sizes', needs: [...faces, 'chromium'], work: checkSizes },
]

const lint = ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']
const arrows = [
  'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  'packages',
  'apps',
  '--config',
  '.dependency-cruiser.cjs',
]
const knip = ['node_modules/knip/bin/knip.js', '--no-progress']

/** The steps of that name, all of its shards included; undefined where there is none. */
export function stepsNamed(name) {
  const named = steps.filter(step => step.name === name || step.name.startsWith(`${name}-`))
  return named.length > 0 ? named : undefined
}

// The long ones are halved, each half on a database of its own, so that a machine with more cores uses them.
function walksOf(part) {
  const work = () => runVitest('e2e', { shard: `${part}/2`, hasSecondTry: true })
  return {
    name: `e2e-${part}`,
    title: `Browser tests, ${part} of 2`,
    // Two cores bear one browser.
    needs: ['build-api', ...faces, 'chromium', ...(part > 1 ? [`e2e-${part - 1}`] : [])],
    work,
  }
}

function apiTestsOf(part) {
  const work = () => runVitest('api', { shard: `${part}/2` })
  return { name: `api-${part}`, title: `API tests on PostgreSQL, ${part} of 2`, needs: ['build-api'], work }
}

/** Runs one step to its end; what it throws is printed and counts as one failure. */
export async function runStep(name) {
  const step = steps.find(each => each.name === name)
  if (step.needs.includes('chromium')) process.env.CHROMIUM_PATH = await ensureChromium()
  try {
    return (await step.work()) ?? { passed: 1, failed: 0 }
  } catch (error) {
    console.log(error instanceof StartError ? error.message : String(error.stack))
    return { passed: 0, failed: 1 }
  }
}

async function tool(log, args) {
  await runLogged({ command: process.execPath, args, log: `test-${log}` })
}

async function installChromium() {
  await ensureChromium()
}

/** One after the other, each counted: an end that does not build must not hide the other. */
async function buildPhoneApp() {
  const sum = { passed: 0, failed: 0 }
  for (const name of ['h5', 'weapp']) {
    try {
      await ensureBuilt(name)
      sum.passed += 1
    } catch (error) {
      console.log(error instanceof StartError ? error.message : String(error.stack))
      sum.failed += 1
    }
  }
  return sum
}
