import type { SessionKind } from '@yunxuan/domain'
import type { Executor, Tx } from '../../platform/database.ts'

export interface SessionRow {
  id: string
  accountId: string
  kind: SessionKind
  createdAt: Date
  refreshHash: Buffer
  previousHash: Buffer | null
  rotatedAt: Date
  expiresAt: Date
  revokedAt: Date | null
}

export async function insertSession(
  db: Executor,
  row: {
    id: string
    accountId: string
    kind: SessionKind
    device: string
    network: string
    refreshHash: Buffer
    expiresAt: Date
    now: Date
  },
): Promise<void> {
  await db.$client.query({
    name: 'session-insert',
    text: `insert into session
        (id, account_id, kind, refresh_hash, rotated_at, expires_at, created_at, device, network)
      values ($1, $2, $3, $4, $5, $6, $5, $7, $8)`,
    values: [
      row.id,
      row.accountId,
      row.kind,
      row.refreshHash,
      row.now,
      row.expiresAt,
      row.device,
      row.network,
    ],
  })
}

export async function lockSession(tx: Tx, sessionId: string): Promise<SessionRow | undefined> {
  const { rows } = await tx.$client.query<SessionRow>({
    name: 'session-lock',
    text: `select id, account_id as "accountId", kind, created_at as "createdAt", refresh_hash as "refreshHash", previous_hash as "previousHash",
        rotated_at as "rotatedAt", expires_at as "expiresAt", revoked_at as "revokedAt"
      from session where id = $1 for update`,
    values: [sessionId],
  })
  return rows[0]
}

export async function rotateSession(
  tx: Tx,
  row: { id: string; refreshHash: Buffer; previousHash: Buffer; expiresAt: Date; now: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'session-rotate',
    text: `update session set refresh_hash = $2, previous_hash = $3, rotated_at = $4, expires_at = $5 where id = $1`,
    values: [row.id, row.refreshHash, row.previousHash, row.now, row.expiresAt],
  })
}

/** Ends a session of an account; returns 0 when it has none such that still lives. */
export async function revokeSession(
  db: Executor,
  of: { id: string; accountId: string },
  now: Date,
): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: 'session-revoke',
    text: `update session set revoked_at = $3
      where id = $1 and account_id = $2 and revoked_at is null and expires_at > $3`,
    values: [of.id, of.accountId, now],
  })
  return rowCount ?? 0
}

/** Ends every session of an account but one; returns how many. */
export async function revokeOtherSessions(
  db: Executor,
  but: { accountId: string; sessionId: string },
  now: Date,
): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: 'session-revoke-others',
    text: `update session set revoked_at = $3
      where account_id = $1 and id <> $2 and revoked_at is null and expires_at > $3`,
    values: [but.accountId, but.sessionId, now],
  })
  return rowCount ?? 0
}

/** Ends what a password opened; whoever is signed in on a phone stays so. */
export async function revokeConsoleSessions(db: Executor, accountId: string, now: Date): Promise<void> {
  await db.$client.query({
    name: 'session-revoke-console',
    text: `update session set revoked_at = $2 where account_id = $1 and kind = 'console' and revoked_at is null`,
    values: [accountId, now],
  })
}

/** A session as its owner looks at it. */
export type OwnSessionRow = Pick<SessionRow, 'id' | 'kind' | 'createdAt' | 'rotatedAt' | 'expiresAt'> & {
  device: string
  network: string
}

const mostListed = 100

/** Returns the sessions of an account that still live, the last used first. */
export async function listSessions(db: Executor, accountId: string, now: Date): Promise<OwnSessionRow[]> {
  const { rows } = await db.$client.query<OwnSessionRow>({
    name: 'session-list',
    text: `select id, kind, created_at as "createdAt", rotated_at as "rotatedAt", expires_at as "expiresAt",
        device, network
      from session where account_id = $1 and revoked_at is null and expires_at > $2
      order by rotated_at desc, id desc limit ${mostListed}`,
    values: [accountId, now],
  })
  return rows
}

export async function revokeSessionsOf(db: Executor, accountId: string, now: Date): Promise<void> {
  await db.$client.query({
    name: 'session-revoke-all',
    text: 'update session set revoked_at = $2 where account_id = $1 and revoked_at is null',
    values: [accountId, now],
  })
}

/** Deletes sessions that ended before an instant; returns how many. */
export async function deleteSessionsEndedBefore(db: Executor, before: Date): Promise<number> {
  const { rowCount } = await db.$client.query({
    name: 'session-clean',
    text: 'delete from session where expires_at < $1 or revoked_at < $1',
    values: [before],
  })
  return rowCount ?? 0
}
