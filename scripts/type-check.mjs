import fs from 'node:fs'
import path from 'node:path'
import { root, runLogged } from './command.mjs'

/**
 * Every workspace by its own settings, two at a time; each is one test. By the compiler that is a program of its own:
 * the one in JavaScript takes three times as long, and stays for the tools that read programs through it.
 */
export async function checkTypes() {
  const waiting = ['packages', 'apps'].flatMap(group =>
    fs.readdirSync(path.join(root, group)).map(name => `${group}/${name}`),
  )
  waiting.unshift('.')
  const missing = waiting.filter(name => !fs.existsSync(path.join(root, name, 'tsconfig.json')))
  for (const name of missing) console.log(`${name} has no tsconfig.json`)
  const sum = { passed: 0, failed: missing.length }
  const queue = waiting.filter(name => !missing.includes(name))
  const worker = async () => {
    for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
      try {
        const args = ['node_modules/tsc/bin/tsc', '--noEmit', '-p', name]
        await runLogged({ command: process.execPath, args, log: `test-types-${path.basename(name)}` })
        sum.passed += 1
      } catch (error) {
        console.log(error.message)
        sum.failed += 1
      }
    }
  }
  await Promise.all([worker(), worker()])
  return sum
}
