import { batching } from './batch.ts'
import { type Db, endingTransaction, type Tx } from './database.ts'
import { brokenConstraint, isContention, isDatabaseTrouble } from './database-error.ts'
import type { StoredReply } from './idempotency.ts'
import { Refusal } from './refuse.ts'
import { StuckRows } from './stuck-rows.ts'

/** The reply or the error of each request, in their order. */
type Answers = readonly (StoredReply | Error)[]

/** How requests of one street that came together are answered in one transaction. */
export interface BatchWrite<Q> {
  /** Decides and writes; what is still under way travels with the commit. */
  answer: (
    tx: Tx,
    streetId: string,
    asks: readonly Q[],
  ) => Promise<{ result: Answers; last: readonly Promise<unknown>[] }>
  /** Returns the row a request waits for, such as its slot. */
  rowOf: (ask: Q) => string
}

// While one batch is being decided or written, the next waits at its locks, not in this process.
const lanes = 2
const mostInBatch = 256
// From its coming to its answer, whoever holds what it waits for.
const patienceMs = 3_000
// A batch of several rows waits this long before they are asked one by one, which leaves time for each.
const firstPatienceMs = 1_000
// Who is late, or one of many, still gets what lies free.
const leastPatienceMs = 25

/** A request, and until when (by `performance.now`) it waits for what others hold. */
interface Waiting<Q> {
  ask: Q
  streetId: string
  row: string
  until: number
}

interface Batch<Q> extends BatchWrite<Q> {
  db: Db
  stuck: StuckRows
}

/**
 * Returns the one way to write something that many want at once. Requests for one street that wait in this process
 * are decided and written together in one transaction; several processes are put in order by its locks. Requests for
 * rows that somebody was found to hold wait apart, so that they hold up no others.
 */
export function writingInBatches<Q>(
  db: Db,
  write: BatchWrite<Q>,
): (streetId: string, ask: Q) => Promise<StoredReply> {
  const batch: Batch<Q> = { db, stuck: new StuckRows(), ...write }
  const take = batching<Waiting<Q>, StoredReply>(() => asks => answerAll(batch, asks), {
    lanes,
    most: mostInBatch,
  })
  return (streetId, ask) => {
    const row = write.rowOf(ask)
    const lane = batch.stuck.has(row) ? `${streetId} stuck` : streetId
    return take(lane, { ask, streetId, row, until: performance.now() + patienceMs })
  }
}

async function answerAll<Q>(batch: Batch<Q>, asks: readonly Waiting<Q>[]): Promise<Answers> {
  const isOneRow = asks.every(one => one.row === asks[0]?.row)
  try {
    return await answerOnce(batch, asks, isOneRow ? patienceMs : firstPatienceMs)
  } catch (error) {
    if (isContention(error)) return isOneRow ? refuseStuck(batch, asks) : answerByRow(batch, asks)
    // Nobody could be answered just now, alone as little as together.
    if (isDatabaseTrouble(error)) return asks.map(() => toError(error))
    // One request that cannot be written must not take the others with it.
    if (asks.length > 1) return answerAlone(batch, asks)
    // What it asks for was written by another process while this one decided: it is there now.
    if (brokenConstraint(error) === undefined) return [toError(error)]
    return answerOnce(batch, asks, patienceMs).catch(again => [toError(again)])
  }
}

/** Answers in one transaction, which waits for nothing longer than it is told, nor than its requests have time. */
async function answerOnce<Q>(batch: Batch<Q>, asks: readonly Waiting<Q>[], mostMs: number): Promise<Answers> {
  const streetId = asks[0]?.streetId ?? ''
  const left = Math.min(...asks.map(one => one.until)) - performance.now()
  const lockTimeoutMs = Math.ceil(Math.max(leastPatienceMs, Math.min(mostMs, left)))
  const plain = asks.map(one => one.ask)
  const answers = await endingTransaction(batch.db, tx => batch.answer(tx, streetId, plain), {
    lockTimeoutMs,
  })
  for (const { row } of asks) batch.stuck.free(row)
  return answers
}

/**
 * Somebody holds one of the rows. Whatever lies free is answered at once; what is left of the time is shared among
 * those that do not, and then their requests are told to come again.
 */
function answerByRow<Q>(batch: Batch<Q>, asks: readonly Waiting<Q>[]): Promise<Answers> {
  const rows = [...new Set(asks.map(one => one.row))]
  const until = Math.min(...asks.map(one => one.until))
  return inParts(asks, async answered => {
    const held: (readonly Waiting<Q>[])[] = []
    for (const row of rows) {
      const own = asks.filter(one => one.row === row)
      const answers = await unlessHeld(batch, own, leastPatienceMs)
      if (answers === undefined) held.push(own)
      else answered(own, answers)
    }
    for (const [index, own] of held.entries()) {
      const share = (until - performance.now()) / (held.length - index)
      answered(own, (await unlessHeld(batch, own, share)) ?? refuseStuck(batch, own))
    }
  })
}

/** Returns the answers of one row's requests; undefined where somebody holds it longer than this. */
async function unlessHeld<Q>(
  batch: Batch<Q>,
  own: readonly Waiting<Q>[],
  mostMs: number,
): Promise<Answers | undefined> {
  try {
    return await answerOnce(batch, own, mostMs)
  } catch (error) {
    if (isContention(error)) return undefined
    if (isDatabaseTrouble(error)) return own.map(() => toError(error))
    return answerAlone(batch, own)
  }
}

/** Answers each in a transaction of its own. */
function answerAlone<Q>(batch: Batch<Q>, asks: readonly Waiting<Q>[]): Promise<Answers> {
  return inParts(asks, async answered => {
    for (const one of asks) {
      const isHopeless = one.until < performance.now() && batch.stuck.has(one.row)
      answered([one], isHopeless ? [new Refusal('overloaded')] : await answerAll(batch, [one]))
    }
  })
}

function refuseStuck<Q>(batch: Batch<Q>, asks: readonly Waiting<Q>[]): Answers {
  for (const { row } of asks) batch.stuck.hold(row)
  return asks.map(() => new Refusal('overloaded'))
}

/** Puts the answers of parts in the order of the requests. */
async function inParts<A>(
  asks: readonly A[],
  work: (answered: (part: readonly A[], answers: Answers) => void) => Promise<void>,
): Promise<Answers> {
  const answers = new Map<A, StoredReply | Error>()
  await work((part, own) => {
    for (const [index, ask] of part.entries()) answers.set(ask, own[index] ?? new Refusal('overloaded'))
  })
  return asks.map(ask => answers.get(ask) ?? new Refusal('overloaded'))
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
