import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { ensureBuilt } from '../../../scripts/build.mjs'
import { startPostgres } from '../../../scripts/postgres.mjs'
import { migrateDatabase } from '../src/platform/migrate.ts'
import { migrationsDir, templateName } from './template.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the database `postgres` of a server that lives as long as this run. */
    postgresUrl: string
  }
}

/** The schema of today, made once: a copy takes a tenth of the time of its migrations. */
async function makeTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  await client.query(`create database ${templateName}`)
  await client.end()
  const url = new URL(adminUrl)
  url.pathname = `/${templateName}`
  await migrateDatabase({ url: url.href, migrationsDir })
}

/** One PostgreSQL for all API tests; each file makes its own database in it. Some start the API as it is built. */
export default async function startOnePostgres(project: TestProject): Promise<() => Promise<void>> {
  await ensureBuilt('api')
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-api-'))
  // Nothing here outlives the run, so nothing waits for the disk.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 }
  const { adminUrl, stop } = await startPostgres({ dir: path.join(dir, 'postgres'), settings })
  await makeTemplate(adminUrl)
  project.provide('postgresUrl', adminUrl)
  return async () => {
    await stop()
    fs.rmSync(dir, { recursive: true, force: true })
  }
}
