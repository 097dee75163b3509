import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../scripts/ports.mjs'
import { serve } from '../scripts/serve.mjs'

const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-start-'))
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }))

test('a start with a wrong setting fails with the one line that says what to set', async () => {
  const said: string[] = []
  const nowhere = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:9/none', WECHAT_APP_ID: 'wx0' }
  const env = { NODE_ENV: 'test', DEMO: '1', ...nowhere, WECHAT_APP_SECRET: 'none' }
  const started = serve({ dir, port: await freePort(), env, say: line => void said.push(line) })
  await expect(started).rejects.toThrow(
    /^DATABASE_URL leads to no database \(ECONNREFUSED\): set its host[^\n]*$/,
  )
  expect(said).toEqual([])
})
