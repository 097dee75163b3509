import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { dataDir, homeEnv, root } from './command.mjs'
import { endWithUs } from './end-with-us.mjs'

/** Runs one project of vitest.config.ts and counts its tests; a file or a run that breaks counts as one failure. */
export async function runVitest(project) {
  const report = path.join(dataDir, 'logs', `vitest-${project}.json`)
  fs.mkdirSync(path.dirname(report), { recursive: true })
  fs.rmSync(report, { force: true })
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', project]
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
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
  if (!fs.existsSync(report)) throw new Error(`vitest ended (${code}) without a report`)
  return count(JSON.parse(fs.readFileSync(report, 'utf8')), code)
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
