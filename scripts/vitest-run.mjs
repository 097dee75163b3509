import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { dataDir, homeEnv, root } from './command.mjs'
import { endWithUs } from './end-with-us.mjs'

/**
 * Runs one project of vitest.config.ts, or a part of it such as `1/2`, and counts its tests; a file or a run that
 * breaks counts as one failure. With a second try, the files in which something failed are run whole once more, by a
 * run that begins with a state of its own: what a walk left behind half way is not what it is tried on. What the
 * second try says counts, and what failed only in the first is told as flaky.
 */
export async function runVitest(project, { shard, hasSecondTry = false } = {}) {
  const first = await runOnce(project, shard === undefined ? [] : [`--shard=${shard}`])
  const failing = failedFiles(first.report)
  if (!hasSecondTry || failing.length === 0) return count(first.report, first.code)
  for (const line of failedTests(first.report)) console.log(`   ↻ failed, tried once more: ${line}`)
  const second = await runOnce(project, failing)
  const counted = count(replaced(first.report, second.report), second.code)
  const twice = failedTests(second.report)
  return { ...counted, flaky: failedTests(first.report).filter(line => !twice.includes(line)) }
}

async function runOnce(project, more) {
  const output = path.join(dataDir, 'logs', `vitest-${project}-${process.pid}.json`)
  fs.mkdirSync(path.dirname(output), { recursive: true })
  fs.rmSync(output, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...more]
  // Another step runs beside it.
  args.push(`--maxWorkers=${Math.max(1, Math.floor(os.availableParallelism() / 2))}`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
  const child = spawn(process.execPath, [...args, ...reporters], {
    cwd: root,
    env: { ...process.env, ...homeEnv(), NODE_ENV: 'test' },
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const release = child.pid ? endWithUs(child.pid, 'TERM') : () => {}
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  release()
  if (!fs.existsSync(output)) throw new Error(`vitest ended (${code}) without a report`)
  const report = JSON.parse(fs.readFileSync(output, 'utf8'))
  fs.rmSync(output)
  return { report, code }
}

/** Returns the files in which something failed, as vitest takes them. */
export function failedFiles({ testResults }) {
  return testResults.filter(({ status }) => status === 'failed').map(({ name }) => path.relative(root, name))
}

function failedTests({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${path.relative(root, name)} ${fullName}`),
  )
}

/** Returns the first report with the files of the second in the place of its own. */
export function replaced(first, second) {
  const again = new Set(second.testResults.map(({ name }) => name))
  return { testResults: [...first.testResults.filter(({ name }) => !again.has(name)), ...second.testResults] }
}

/** @param {{ testResults: { name: string, status: string, assertionResults: { status: string }[] }[] }} report */
export function count({ testResults }, code) {
  let passed = 0
  let failed = 0
  for (const { name, status, assertionResults } of testResults) {
    const of = wanted => assertionResults.filter(test => test.status === wanted).length
    passed += of('passed')
    failed += of('failed')
    if (status === 'failed' && of('failed') === 0) {
      console.log(`${path.relative(root, name)} could not be run`)
      failed += 1
    }
  }
  if (passed + failed === 0) {
    console.log('No test was found, though there should be some')
    failed = 1
  }
  // An error outside every test, or a teardown that fails, is in the exit code alone.
  if (code !== 0 && failed === 0) failed = 1
  return { passed, failed }
}
