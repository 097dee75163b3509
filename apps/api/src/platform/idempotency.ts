import { createHash } from 'node:crypto'
import { type Db, inTransaction, type Tx } from './database.ts'
import { Refusal } from './refuse.ts'

/** One person's wish to write something once, however often it is sent. */
export interface Claim {
  streetId: string
  accountId: string
  key: string
  requestHash: Buffer
}

/** The reply of a write as it is stored and sent: JSON text, or null for none. */
export interface StoredReply {
  status: number
  reply: string | null
}

/** Returns the hash that tells the same request from another under the same key. */
export function hashRequest(endpointKey: string, path: string, body: unknown): Buffer {
  return createHash('sha256')
    .update(`${endpointKey}\n${path}\n${JSON.stringify(body ?? null)}`)
    .digest()
}

/** Returns a claim that stands for the file a request brings as well. */
export function claimWithFile(claim: Claim | null, file: { fileName: string; bytes: Buffer }): Claim | null {
  if (claim === null) return null
  const { requestHash } = claim
  const hash = createHash('sha256').update(requestHash).update(`${file.fileName}\n`).update(file.bytes)
  return { ...claim, requestHash: hash.digest() }
}

/**
 * Claims a key inside the transaction of its effect. Returns the stored reply when it had its effect before.
 * A second request under way waits here for the first; refuses a key that came with another request.
 */
async function claimKey(tx: Tx, claim: Claim, now: Date): Promise<StoredReply | undefined> {
  const inserted = await tx.$client.query({
    name: 'idempotency-claim',
    text: `insert into idempotency (street_id, account_id, key, request_hash, status, created_at)
      values ($1, $2, $3, $4, 0, $5) on conflict do nothing`,
    values: [claim.streetId, claim.accountId, claim.key, claim.requestHash, now],
  })
  if (inserted.rowCount === 1) return undefined
  const { rows } = await tx.$client.query<{ request_hash: Buffer; status: number; reply: string | null }>({
    name: 'idempotency-read',
    text: 'select request_hash, status, reply from idempotency where street_id = $1 and account_id = $2 and key = $3',
    values: [claim.streetId, claim.accountId, claim.key],
  })
  const stored = rows[0]
  if (stored === undefined) throw new Error('an idempotency key vanished while it was claimed')
  return replayed(stored, claim)
}

/** Runs a write in one transaction with its claim: it has its effect once, and its reply is stored with it. */
export function writeOnce(
  db: Db,
  claim: Claim | null,
  now: Date,
  effect: (tx: Tx) => Promise<StoredReply>,
): Promise<StoredReply> {
  return inTransaction(db, async tx => {
    const before = claim === null ? undefined : await claimKey(tx, claim, now)
    if (before !== undefined) return before
    const stored = await effect(tx)
    if (claim !== null) await storeReply(tx, claim, stored)
    return stored
  })
}

/** Returns the reply to send again; refuses a key that came with another request. */
export function replayed(
  stored: { request_hash: Buffer; status: number; reply: string | null },
  claim: Claim,
): StoredReply {
  if (!stored.request_hash.equals(claim.requestHash)) throw new Refusal('idempotency_mismatch')
  return { status: stored.status, reply: stored.reply }
}

/** Stores the reply with the effect. */
async function storeReply(tx: Tx, claim: Claim, stored: StoredReply): Promise<void> {
  await tx.$client.query({
    name: 'idempotency-store',
    text: 'update idempotency set status = $4, reply = $5 where street_id = $1 and account_id = $2 and key = $3',
    values: [claim.streetId, claim.accountId, claim.key, stored.status, stored.reply],
  })
}

const mostAtOnce = 5_000

/** Deletes replies that were stored before an instant; returns how many. */
export async function deleteRepliesBefore(db: Db, before: Date): Promise<number> {
  let deleted = 0
  for (;;) {
    const { rowCount } = await db.$client.query({
      name: 'idempotency-clean',
      text: `delete from idempotency where (street_id, account_id, key) in
        (select street_id, account_id, key from idempotency where created_at < $1 limit $2)`,
      values: [before, mostAtOnce],
    })
    deleted += rowCount ?? 0
    if ((rowCount ?? 0) < mostAtOnce) return deleted
  }
}
