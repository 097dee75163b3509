import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { sayDetail } from './audit-detail.ts'

const api = path.join(import.meta.dirname, '../../../../api/src')
const writer = /\b(writeAudit|writeDeed|logSignIn|logByAdministrator)\b/

/** What the API's own text says that a line of the log may hold, as far as it stands there as an object. */
function writtenKeys(): Set<string> {
  const sources = readdirSync(api, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map(file => readFileSync(path.join(api, file), 'utf8'))
    .filter(text => writer.test(text))
  const parts = sources.flatMap(text =>
    [...text.matchAll(/\bdetail(?::| =) \{([^{}]*)\}/g)].flatMap(([, inside = '']) => inside.split(',')),
  )
  return new Set(parts.flatMap(part => /^\s*(\w+)\s*(?::|$)/.exec(part)?.[1] ?? []))
}

// Who asked is a number of a member, which is left out where it is one.
const numbers = new Set(['askedBy'])

test('whatever the API writes to the log is said in words, or is a number that only machines read', () => {
  const keys = [...writtenKeys()].filter(key => !numbers.has(key))
  expect(keys.length).toBeGreaterThan(50)
  expect(keys.filter(key => sayDetail({ [key]: 1 }).includes(key))).toEqual([])
})
