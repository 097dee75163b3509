import { randomBytes } from 'node:crypto'
import { type Client, createClient, type Incoming, type Outgoing } from '@yunxuan/contract'
import type { SessionKind } from '@yunxuan/domain'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, inject } from 'vitest'
import { type AppOptions, buildApp } from '../src/app.ts'
import { type Config, readConfig } from '../src/platform/config.ts'
import { openDatabase } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { type SownMember, sowing } from './sow.ts'
import { templateName } from './template.ts'

/** Saturday, 28 November 2026, 8:00 in Shanghai: what tests call now unless they move the clock. */
export const saturdayMorning = new Date('2026-11-28T00:00:00.000Z')

/** Of every house; a process that a test starts on its database reads its tokens with them. */
export const secrets = {
  JWT_SECRET: 'signs the tokens of this test and no other',
  SEAL_SECRET: 'seals the notes of this test and no other',
}

export type House = Awaited<ReturnType<typeof buildHouse>>

type Somebody = Pick<SownMember, 'accountId'>

/**
 * Opens a house for the tests of a file: each begins at saturdayMorning, or at the time the file has set before the
 * first, and it is closed after the last.
 */
export async function openHouse(...settings: Parameters<typeof buildHouse>): Promise<House> {
  const house = await buildHouse(...settings)
  let morning = house.clock.now
  beforeAll(() => {
    morning = house.clock.now
  })
  beforeEach(() => {
    house.clock.now = morning
  })
  afterAll(house.close)
  return house
}

/**
 * Returns the real API on a database of its own, with a clock that stands still until it is moved; who builds one
 * closes it. `as(person)` is a client signed in as that person; `guest` is nobody.
 */
export async function buildHouse(settings: Record<string, string> = {}, logger?: AppOptions['logger']) {
  const given = settings.DATABASE_URL
  const database =
    given === undefined
      ? await createDatabase(inject('postgresUrl'))
      : { url: given, drop: () => Promise.resolve() }
  const clock = { now: saturdayMorning }
  const config: Config = readConfig({
    DATABASE_URL: database.url,
    ...secrets,
    REQUESTS_PER_MINUTE: '1000000',
    // A machine that is busy with tests is not to turn them away.
    OVERLOAD_DELAY_MS: '0',
    CHECK_REPLIES: '1',
    PUBLIC_URL: 'http://yunxuan.test',
    ...settings,
  })
  const db = openDatabase(config.databaseUrl, config.databasePoolMax)
  const { app, deps, on } = await buildApp({ config, db, clock: () => clock.now, logger })
  await app.ready()

  async function send(request: Outgoing, token: string | undefined): Promise<Incoming> {
    const reply = await app.inject({
      // The client only sends the methods of the contract.
      method: request.method as 'GET',
      url: request.path,
      headers: { ...request.headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(request.body === undefined ? {} : { payload: request.body }),
    })
    const isJson = String(reply.headers['content-type']).includes('json')
    return { status: reply.statusCode, body: isJson ? reply.json() : reply.body }
  }

  /** Returns an access token of a new session of an account: a console's, which residents may have as well. */
  async function tokenOf({ accountId }: Somebody, kind: SessionKind = 'console'): Promise<string> {
    const sessionId = newId()
    await db.$client.query(
      `insert into session (id, account_id, kind, refresh_hash, rotated_at, expires_at, created_at)
       values ($1, $2, $3, $4, $5::timestamptz, $5::timestamptz + interval '10 years', $5::timestamptz)`,
      [sessionId, accountId, kind, randomBytes(32), clock.now],
    )
    return app.jwt.sign({ sub: accountId, sid: sessionId })
  }

  async function as(person: Somebody, kind?: SessionKind): Promise<Client> {
    const token = await tokenOf(person, kind)
    return createClient(request => send(request, token))
  }

  /** Asks as the owner of the tables, who may do what the API may not. */
  const asOwner = (statement: string, values?: unknown[]) => ask(config.databaseUrl, statement, values)

  async function close(): Promise<void> {
    await app.close()
    await db.$client.end()
    await database.drop()
  }

  const guest = createClient(request => send(request, undefined))
  return {
    app,
    db,
    deps,
    on,
    clock,
    config,
    guest,
    as,
    tokenOf,
    send,
    asOwner,
    close,
    sow: sowing(db, clock, config),
  }
}

/** A database of its own, with the schema of today. */
async function createDatabase(adminUrl: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `house_${randomBytes(6).toString('hex')}`
  await ask(adminUrl, `create database ${name} template ${templateName}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const drop = async () => {
    await ask(adminUrl, `drop database if exists ${name} with (force)`)
  }
  return { url: url.href, drop }
}

async function ask(url: string, statement: string, values?: unknown[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement, values)).rows
  } finally {
    await client.end()
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}
