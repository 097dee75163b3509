import { batching } from './batch.ts'
import { brokenConstraint, type Db, endingTransaction, isContention, type Tx } from './database.ts'
import type { StoredReply } from './idempotency.ts'
import { Refusal } from './refuse.ts'

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

/**
 * Returns the one way to write something that many want at once. Requests for one street that wait in this process
 * are decided and written together in one transaction; several processes are put in order by its locks.
 */
export function writingInBatches<Q>(
  db: Db,
  write: BatchWrite<Q>,
): (streetId: string, ask: Q) => Promise<StoredReply> {
  return batching<Q, StoredReply>(streetId => asks => answerAll({ db, streetId, ...write }, asks), {
    lanes,
    most: mostInBatch,
  })
}

interface Batch<Q> extends BatchWrite<Q> {
  db: Db
  streetId: string
}

async function answerAll<Q>(batch: Batch<Q>, asks: readonly Q[]): Promise<Answers> {
  try {
    return await answerOnce(batch, asks)
  } catch (error) {
    if (isContention(error)) return answerByRow(batch, asks)
    // One request that cannot be written must not take the others with it.
    if (asks.length > 1) {
      const alone = asks.map(ask => [ask])
      return answerParts(batch, asks, alone)
    }
    // What it asks for was written by another process while this one decided: it is there now.
    if (brokenConstraint(error) !== undefined) return answerOnce(batch, asks).catch(again => [toError(again)])
    return [toError(error)]
  }
}

function answerOnce<Q>({ db, streetId, answer }: Batch<Q>, asks: readonly Q[]): Promise<Answers> {
  return endingTransaction(db, tx => answer(tx, streetId, asks))
}

/** Somebody holds one of the rows: its requests are told to come again, those of the others are answered. */
async function answerByRow<Q>(batch: Batch<Q>, asks: readonly Q[]): Promise<Answers> {
  const rows = [...new Set(asks.map(batch.rowOf))]
  if (rows.length === 1) return asks.map(() => new Refusal('overloaded'))
  const byRow = rows.map(row => asks.filter(ask => batch.rowOf(ask) === row))
  return answerParts(batch, asks, byRow)
}

/** Answers each part of a batch in a transaction of its own; the answers are in the order of the requests. */
async function answerParts<Q>(
  batch: Batch<Q>,
  asks: readonly Q[],
  parts: readonly (readonly Q[])[],
): Promise<Answers> {
  const answers = new Map<Q, StoredReply | Error>()
  for (const part of parts) {
    const answered = await answerAll(batch, part)
    for (const [index, ask] of part.entries()) answers.set(ask, answered[index] ?? new Refusal('overloaded'))
  }
  return asks.map(ask => answers.get(ask) ?? new Refusal('overloaded'))
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}
