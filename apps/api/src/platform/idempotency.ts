import { createHash } from 'node:crypto'
import { type Db, inTransaction, type Tx } from './database.ts'
import { Refusal } from './refuse.ts'

/** One person's wish to write something once, however often it is sent. */
export interface Claim {
  streetId: string
  accountId: string
  key: string
  requestHash: Buffer
  /** Of the reply, as the endpoint declares it. */
  status: number
}

/** The reply of a write as it is stored and sent: JSON text, or null for none. */
export type StoredReply = string | null

/** Returns a reply as it is stored and sent. */
export function toStored(reply: unknown): StoredReply {
  return reply === null ? null : JSON.stringify(reply)
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
  const { rows } = await tx.$client.query<KeptReply>({
    name: 'idempotency-read',
    text: 'select request_hash, reply from idempotency where street_id = $1 and account_id = $2 and key = $3',
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
  effect: (tx: Tx) => Promise<unknown>,
): Promise<StoredReply> {
  return inTransaction(db, async tx => {
    const before = claim === null ? undefined : await claimKey(tx, claim, now)
    if (before !== undefined) return before
    const stored = toStored(await effect(tx))
    if (claim !== null) await storeReply(tx, claim, stored)
    return stored
  })
}

/** A reply as it lies under its key. */
interface KeptReply {
  request_hash: Buffer
  reply: StoredReply
}

/** Returns the reply to send again; refuses a key that came with another request. */
function replayed(kept: KeptReply, claim: Claim): StoredReply {
  if (!kept.request_hash.equals(claim.requestHash)) throw new Refusal('idempotency_mismatch')
  return kept.reply
}

/** Stores the reply with the effect. */
async function storeReply(tx: Tx, claim: Claim, stored: StoredReply): Promise<void> {
  await tx.$client.query({
    name: 'idempotency-store',
    text: 'update idempotency set status = $4, reply = $5 where street_id = $1 and account_id = $2 and key = $3',
    values: [claim.streetId, claim.accountId, claim.key, claim.status, stored],
  })
}

/** The replies under the keys of a batch: those stored before, and those it gives itself. */
export class BatchReplies {
  readonly #kept: Map<string, KeptReply>
  readonly #given: { claim: Claim; stored: StoredReply }[] = []

  constructor(kept: Map<string, KeptReply>) {
    this.#kept = kept
  }

  /** Returns the reply a request had before, in this batch too; refuses a key that came with another request. */
  find(claim: Claim | null): StoredReply | undefined {
    const kept = claim === null ? undefined : this.#kept.get(nameOf(claim))
    return kept === undefined || claim === null ? undefined : replayed(kept, claim)
  }

  /** Keeps the reply that a request gets now. */
  give(claim: Claim | null, stored: StoredReply): void {
    if (claim === null) return
    this.#kept.set(nameOf(claim), { request_hash: claim.requestHash, reply: stored })
    this.#given.push({ claim, stored })
  }

  /** Stores what was given with its effects; a key that another process stored meanwhile fails the batch. */
  store(tx: Tx, streetId: string, now: Date): Promise<void> {
    return insertReplies(tx, streetId, this.#given, now)
  }
}

/** Returns the replies that keys of a batch had before. */
export async function loadReplies(
  tx: Tx,
  streetId: string,
  asks: readonly { claim: Claim | null }[],
): Promise<BatchReplies> {
  const claims = asks.flatMap(ask => ask.claim ?? [])
  if (claims.length === 0) return new BatchReplies(new Map())
  const { rows } = await tx.$client.query<KeptReply & { accountId: string; key: string }>({
    name: 'idempotency-batch',
    // Each by its key, whatever the planner makes of a table that grows this fast: 0.1 against 3 ms a batch.
    text: `select i.* from unnest($2::uuid[], $3::text[]) as r(account_id, key)
      cross join lateral (select account_id as "accountId", key, request_hash, reply from idempotency
        where street_id = $1 and account_id = r.account_id and key = r.key offset 0) i`,
    values: [streetId, claims.map(claim => claim.accountId), claims.map(claim => claim.key)],
  })
  return new BatchReplies(new Map(rows.map(row => [nameOf(row), row])))
}

async function insertReplies(
  tx: Tx,
  streetId: string,
  replies: readonly { claim: Claim; stored: StoredReply }[],
  now: Date,
): Promise<void> {
  if (replies.length === 0) return
  await tx.$client.query({
    name: 'idempotency-store-batch',
    text: `insert into idempotency (street_id, account_id, key, request_hash, status, reply, created_at)
      select $1, account_id, key, request_hash, status, reply, $2
      from unnest($3::uuid[], $4::text[], $5::bytea[], $6::int[], string_to_array($7, E'\\x1e'))
        as r(account_id, key, request_hash, status, reply)`,
    values: [
      streetId,
      now,
      replies.map(({ claim }) => claim.accountId),
      replies.map(({ claim }) => claim.key),
      replies.map(({ claim }) => claim.requestHash),
      replies.map(({ claim }) => claim.status),
      // JSON holds no control characters, so nothing is escaped: 25 µs a reply instead of 41.
      replies.map(({ stored }) => stored).join('\x1e'),
    ],
  })
}

function nameOf({ accountId, key }: { accountId: string; key: string }): string {
  return `${accountId} ${key}`
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
