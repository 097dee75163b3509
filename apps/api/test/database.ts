import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { migrationsDir } from './template.ts'

const databases: string[] = []
const roles: string[] = []
const folders: string[] = []

/** Asks by a connection of its own. */
export async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** Makes an empty database. */
export async function aDatabase(): Promise<string> {
  const name = `empty_${randomBytes(6).toString('hex')}`
  databases.push(name)
  await ask(inject('postgresUrl'), `create database ${name}`)
  const url = new URL(inject('postgresUrl'))
  url.pathname = `/${name}`
  return url.href
}

/** Returns the address of the API's role there, which is not made yet. */
export function aRole(url: string): string {
  const address = new URL(url)
  address.username = `api_${randomBytes(4).toString('hex')}`
  address.password = 'a p@ss/word'
  roles.push(address.username)
  return address.href
}

/** The migrations of today, and those that a later version is to have. */
export function aVersion(...more: string[]): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'yunxuan-version-'))
  folders.push(dir)
  fs.cpSync(migrationsDir, dir, { recursive: true })
  const file = path.join(dir, 'meta/_journal.json')
  const journal = JSON.parse(fs.readFileSync(file, 'utf8'))
  for (const text of more) {
    const idx = journal.entries.length
    const tag = `${String(idx).padStart(4, '0')}_later`
    // Of the very time of the one before: what is run is not decided by it.
    journal.entries.push({ ...journal.entries[0], idx, tag })
    fs.writeFileSync(path.join(dir, `${tag}.sql`), text)
  }
  fs.writeFileSync(file, JSON.stringify(journal))
  return dir
}

/** A migration that is to come. */
export const later =
  'CREATE TABLE "later" ("street_id" text NOT NULL, "id" uuid NOT NULL, PRIMARY KEY ("street_id","id"));'

/** Returns what went wrong, as name and message; `done` when nothing did. */
export const wordsOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : String(error)),
  )

/** Takes away every database, role and folder that was made here. */
export async function dropAll(): Promise<void> {
  for (const name of databases)
    await ask(inject('postgresUrl'), `drop database if exists ${name} with (force)`)
  for (const name of roles) await ask(inject('postgresUrl'), `drop role if exists ${name}`)
  for (const dir of folders) fs.rmSync(dir, { recursive: true, force: true })
}
