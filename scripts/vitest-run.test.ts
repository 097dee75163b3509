import path from 'node:path'
import { expect, test } from 'vitest'
import { count, failedFiles, type Report, replaced } from './vitest-run.mjs'

const root = path.join(import.meta.dirname, '..')

function fileOf(name: string, ...statuses: ('passed' | 'failed')[]): Report['testResults'][number] {
  const status = statuses.includes('failed') || statuses.length === 0 ? 'failed' : 'passed'
  return { name: path.join(root, name), status, assertionResults: statuses.map(each => ({ status: each })) }
}

const first = {
  testResults: [fileOf('a.e2e.ts', 'passed', 'failed', 'failed'), fileOf('b.e2e.ts', 'passed')],
}

test('a file in which something failed is tried again whole, and counts as the second try says', () => {
  expect(count(first, 1)).toEqual({ passed: 2, failed: 2 })
  expect(failedFiles(first)).toEqual(['a.e2e.ts'])
  const well = { testResults: [fileOf('a.e2e.ts', 'passed', 'passed', 'passed')] }
  expect(count(replaced(first, well), 0)).toEqual({ passed: 4, failed: 0 })
  const again = { testResults: [fileOf('a.e2e.ts', 'passed', 'passed', 'failed')] }
  expect(count(replaced(first, again), 1)).toEqual({ passed: 3, failed: 1 })
})

test('a file that could not be run is a failure, and so is an error outside every test', () => {
  const broken = { testResults: [fileOf('a.e2e.ts'), fileOf('b.e2e.ts', 'passed')] }
  expect(failedFiles(broken)).toEqual(['a.e2e.ts'])
  expect(count(broken, 1)).toEqual({ passed: 1, failed: 1 })
  expect(count({ testResults: [fileOf('b.e2e.ts', 'passed')] }, 1)).toEqual({ passed: 1, failed: 1 })
})
