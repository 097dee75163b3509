import { createHmac } from 'node:crypto'
import { countGuess, forgiveGuess, type GuessSource } from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import { type Db, inTransaction, type Tx } from '../../platform/database.ts'
import { Refusal } from '../../platform/refuse.ts'
import { readDevice } from './device.ts'
import { addFailure, type GuessRow, lockGuesses, writeGuesses } from './guess.store.ts'

type Keys = Pick<Config, 'sealKey'>

/** Where an attempt comes from. */
export interface GuessOrigin {
  login: string
  /** What the browser kept from an earlier sign-in. */
  device: string | undefined
  network: string
}

/** An attempt that was counted before it was checked. */
export interface Guess {
  sources: { source: GuessSource; key: Buffer }[]
  /** Whether its failure brings a rest. */
  rests: boolean
}

/**
 * Counts an attempt as failed before it is checked, so that many sent at once are all counted. A device that signed in
 * before is counted for itself, and nothing that strangers do makes it rest. Whether there is such a log-in is not
 * asked: an unknown one rests as a known one does.
 */
export function beginGuess(db: Db, config: Keys, origin: GuessOrigin, now: Date): Promise<Guess> {
  return inTransaction(db, tx => count(tx, sourcesOf(config, origin), now))
}

/** Counts a guess at the old password of somebody who is signed in. */
export function beginOwnGuess(db: Db, config: Keys, accountId: string, now: Date): Promise<Guess> {
  const key = keyOf(config, 'device', `account ${accountId}`)
  return inTransaction(db, tx => count(tx, [{ source: 'device', key }], now))
}

/** Takes an attempt back: it was the owner's. */
export async function forgive(tx: Tx, { sources }: Guess, now: Date): Promise<void> {
  const rows = await lockGuesses(tx, keysOf(sources), now)
  await writeGuesses(tx, eachOf(rows, sources, forgiveGuess))
}

/** Keeps a failure for the log; one statement, whether the log-in is known or not. */
export async function keepFailure(
  db: Db,
  config: Keys,
  of: { login: string; accountId: string | undefined; guess: Guess },
  now: Date,
): Promise<void> {
  const subject = of.accountId ?? nobodysId(config, of.login)
  await addFailure(db, { subject, quarter: quarterOf(now), rests: of.guess.rests ? 1 : 0 })
}

const quarterMs = 15 * 60_000

/** Returns when the quarter of an hour of an instant began. */
export function quarterOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / quarterMs) * quarterMs)
}

function sourcesOf(config: Keys, { login, device, network }: GuessOrigin): Guess['sources'] {
  const known = device === undefined ? undefined : readDevice(config.sealKey, device, login)
  if (known !== undefined) return [{ source: 'device', key: keyOf(config, 'device', known) }]
  return [
    { source: 'address', key: keyOf(config, 'address', `${network} ${login}`) },
    { source: 'strangers', key: keyOf(config, 'strangers', login) },
  ]
}

async function count(tx: Tx, sources: Guess['sources'], now: Date): Promise<Guess> {
  const before = await lockGuesses(tx, keysOf(sources), now)
  if (before.some(row => row.restsUntil !== null && row.restsUntil > now)) throw new Refusal('login_locked')
  const after = eachOf(before, sources, (source, row) => countGuess(source, row, now))
  await writeGuesses(tx, after)
  return { sources, rests: after.some(row => row.restsUntil !== null) }
}

function eachOf(
  rows: readonly GuessRow[],
  sources: Guess['sources'],
  change: (source: GuessSource, row: GuessRow) => Omit<GuessRow, 'key'>,
): GuessRow[] {
  return rows.map(row => {
    const found = sources.find(({ key }) => key.equals(row.key))
    if (found === undefined) throw new Error('a count of attempts that nobody asked for')
    return { key: row.key, ...change(found.source, row) }
  })
}

function keysOf(sources: Guess['sources']): Buffer[] {
  return sources.map(({ key }) => key)
}

function keyOf({ sealKey }: Keys, source: GuessSource, about: string): Buffer {
  return createHmac('sha256', sealKey).update(`guess ${source} ${about}`).digest()
}

/** What an unknown log-in is counted as: an id that is nobody's. */
function nobodysId({ sealKey }: Keys, login: string): string {
  const hex = createHmac('sha256', sealKey).update(`nobody ${login}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5')
}
