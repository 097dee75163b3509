import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keptWrites } from './writes.ts'

/** Writes of the phone that are not kept, and why. */
const unkept: Record<string, string> = {
  'POST /v1/auth/refresh': 'lies in no street, and has no key',
  'POST /v1/auth/sign-out': 'lies in no street, and has no key',
  'POST /v1/auth/wechat': 'lies in no street, and has no key',
  'POST /v1/demo/sessions': 'lies in no street, and has no key',
  'DELETE /v1/me/sessions': 'lies in no street, and has no key',
  'DELETE /v1/me/sessions/:sessionId': 'lies in no street, and has no key',
  'PUT /v1/streets/:streetId/me/volunteers': 'an identity number must not lie on a phone',
  'POST /v1/streets/:streetId/me/login-requests/:requestId/approval':
    'a secret, told once: its key is not kept',
  'POST /v1/streets/:streetId/me/calendar': 'a secret, told once: its key is not kept',
  'POST /v1/streets/:streetId/me/export': 'a secret, told once: its key is not kept',
  'POST /v1/streets/:streetId/matters/alike': 'asks, and writes nothing',
  'POST /v1/streets/:streetId/pictures':
    'a file, sent as it is chosen and again under its key; the draft keeps it',
  'POST /v1/streets/:streetId/me/notices/read': 'nobody asked for it',
  'POST /v1/streets/:streetId/me/wechat-grants':
    'what was answered to WeChat; lost, there is one message less',
  'POST /v1/streets/:streetId/shifts/:shiftId/leader-scans': 'has a queue of its own',
}

const source = path.resolve(import.meta.dirname, '..')

test('every write of the phone is kept until it is answered, or is known to need no keeping', () => {
  const written = new Set<string>()
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!/\.tsx?$/.test(file) || /\.test\.|words\/writes/.test(file)) continue
    for (const [, key = ''] of readFileSync(path.join(source, file), 'utf8').matchAll(
      /'((?:POST|PUT|PATCH|DELETE) \/v1\/[^']*)'/g,
    )) {
      written.add(key)
    }
  }
  expect([...written].sort()).toEqual([...Object.keys(keptWrites), ...Object.keys(unkept)].sort())
})
