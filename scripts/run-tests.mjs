import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setClock } from './clock.mjs'
import { dataDir, root, StartError } from './command.mjs'
import { endWithUs } from './end-with-us.mjs'
import { ensureInstalled } from './install.mjs'
import { runInLanes } from './lanes.mjs'
import { steps, stepsNamed } from './test-steps.mjs'

const logs = path.join(dataDir, 'logs')

/**
 * `npm test [-- step …]`: every step is run whatever came before it, as many at a time as there are cores; the last
 * line holds the sum. How long each took stays in .data/logs/test-steps.json.
 */
export async function runTests(names) {
  const unknown = names.filter(name => stepsNamed(name) === undefined)
  if (unknown.length > 0) {
    fail(`No step ${unknown.join(', ')}: choose from ${steps.map(step => step.name).join(', ')}`)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))
  const failAs = error => fail(error instanceof StartError ? error.message : String(error.stack))
  await ensureInstalled().catch(failAs)
  if (process.env.TEST_CLOCK) await setClock(process.env.TEST_CLOCK).catch(failAs)
  fs.mkdirSync(logs, { recursive: true })
  const asked = names.length === 0 ? steps : steps.filter(step => names.flatMap(stepsNamed).includes(step))
  const ended = []
  const running = new Set()
  const started = Date.now()
  const beat = setInterval(
    () => console.log(`   … ${secondsSince(started)} s: ${[...running].join(', ')}`),
    30_000,
  )
  await runInLanes(asked, os.availableParallelism(), async step => {
    running.add(step.name)
    ended.push(await runApart(step, asked.length === 1))
    running.delete(step.name)
  })
  clearInterval(beat)
  summarize(ended, Date.now() - started)
}

/** A step in a process of its own; when it fails all that it printed is shown, when it is the only one at once. */
async function runApart({ name, title }, isAlone) {
  const started = Date.now()
  if (isAlone) console.log(`\n── ${title} (${name})`)
  const [log, result] = [path.join(logs, `step-${name}.log`), path.join(logs, `step-${name}.json`)]
  fs.rmSync(result, { force: true })
  const output = isAlone ? 'inherit' : fs.openSync(log, 'w')
  const args = [path.join(root, 'scripts/test-step.mjs'), name, result]
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', output, output] })
  const release = child.pid ? endWithUs(child.pid, 'TERM') : () => {}
  const code = await new Promise(resolve => child.on('error', resolve).on('close', resolve))
  release()
  if (!isAlone) fs.closeSync(output)
  const {
    passed,
    failed,
    flaky = [],
  } = fs.existsSync(result)
    ? JSON.parse(fs.readFileSync(result, 'utf8'))
    : { passed: 0, failed: 1, flaky: [`ended (${code}) without a result`] }
  const seconds = Number(secondsSince(started))
  if (failed > 0 && !isAlone) console.log(`\n── ${title} (${name})\n${fs.readFileSync(log, 'utf8')}`)
  const mark = failed > 0 ? '✗' : '✓'
  console.log(`   ${mark} ${title} (${name}): ${passed} passed, ${failed} failed in ${seconds} s`)
  return { name, seconds, passed, failed, flaky }
}

function summarize(ended, tookMs) {
  fs.writeFileSync(path.join(logs, 'test-steps.json'), `${JSON.stringify(ended, null, 2)}\n`)
  const sum = key => ended.reduce((all, step) => all + step[key], 0)
  const flaky = ended.flatMap(step => step.flaky)
  for (const test of flaky) console.log(`   flaky: ${test}`)
  console.log(`\n${Math.round(tookMs / 1000)} s, ${flaky.length} flaky (passed only when tried again)`)
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  process.exit(sum('failed') > 0 ? 1 : 0)
}

function secondsSince(started) {
  return ((Date.now() - started) / 1000).toFixed(1)
}

function fail(line) {
  console.error(line)
  process.exit(1)
}
