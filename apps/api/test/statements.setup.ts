import fs from 'node:fs'
import path from 'node:path'
import { afterAll, expect } from 'vitest'
import { faultsOf } from './statements.ts'
import { heard } from './statements-heard.ts'

const root = path.resolve(import.meta.dirname, '../../..')
// Where scripts/statement-check.mjs finds out which statements no test ever sent.
const seenDir = path.join(root, '.data/statements')

// A statement is judged by the first file that sends it: this runs anew for each, what was heard is kept.
const before = heard.size

afterAll(async () => {
  const seen = [...heard.values()].slice(before)
  if (seen.length > 0) {
    const file = path.relative(root, expect.getState().testPath ?? '').replaceAll('/', '_')
    fs.mkdirSync(seenDir, { recursive: true })
    fs.writeFileSync(path.join(seenDir, `${file}.json`), JSON.stringify(seen))
  }
  const judged = seen.map(async one => ({ ...one, faults: await faultsOf(one) }))
  expect((await Promise.all(judged)).filter(one => one.faults.length > 0)).toEqual([])
})
