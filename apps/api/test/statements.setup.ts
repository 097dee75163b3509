import { afterAll, expect } from 'vitest'
import { faultsOf } from './statements.ts'
import { heard } from './statements-heard.ts'

// A statement is judged by the first file that sends it: this runs anew for each, what was heard is kept.
const before = heard.size

afterAll(async () => {
  const seen = [...heard.values()].slice(before)
  const judged = seen.map(async one => ({ ...one, faults: await faultsOf(one) }))
  expect((await Promise.all(judged)).filter(one => one.faults.length > 0)).toEqual([])
})
