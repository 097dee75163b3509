import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '../scripts/build.mjs'
import { freePort } from '../scripts/ports.mjs'
import { serve } from '../scripts/serve.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where the built product with its demo is served, without a slash at the end. */
    baseUrl: string
    /** Its database. */
    databaseUrl: string
  }
}

/** The built product, whole, on a database of its own: what the browser tests walk through. */
export default async function serveProduct(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt('api')
  await ensureBuilt('console')
  await ensureBuilt('h5')
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-e2e-'))
  const port = await freePort()
  const baseUrl = `http://127.0.0.1:${port}`
  const env = {
    NODE_ENV: 'test',
    DEMO: '1',
    PUBLIC_URL: baseUrl,
    // All browsers come from one address, as fast as they can.
    REQUESTS_PER_MINUTE: '100000',
    // They share the machine with what they ask.
    OVERLOAD_DELAY_MS: '0',
  }
  const { databaseUrl, stop } = await serve({ dir, port, env })
  project.provide('baseUrl', baseUrl)
  project.provide('databaseUrl', databaseUrl)
  return async () => {
    await stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
}
