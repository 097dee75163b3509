import type { Executor, Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { WeChatIdentity } from './wechat.ts'

/** Returns the account of a WeChat identity, made when it comes for the first time. */
export async function keepWeChatAccount(db: Executor, who: WeChatIdentity, now: Date): Promise<string> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'account-wechat',
    text: `insert into account (id, wechat_openid, wechat_unionid, created_at) values ($1, $2, $3, $4)
      on conflict (wechat_openid) do update
        set wechat_unionid = coalesce(excluded.wechat_unionid, account.wechat_unionid)
      returning id`,
    values: [newId(), who.openid, who.unionid, now],
  })
  const row = rows[0]
  if (row === undefined) throw new Error('an account was neither found nor made')
  return row.id
}

/** Returns who an account is to WeChat; undefined when it has not signed in by it. */
export async function findOpenid(db: Executor, accountId: string): Promise<string | undefined> {
  const { rows } = await db.$client.query<{ openid: string | null }>({
    name: 'account-openid',
    text: 'select wechat_openid as openid from account where id = $1',
    values: [accountId],
  })
  return rows[0]?.openid ?? undefined
}

/** Makes an account that has no log-in yet. */
export async function insertAccount(db: Executor, now: Date): Promise<string> {
  const id = newId()
  await db.$client.query({
    name: 'account-insert',
    text: 'insert into account (id, created_at) values ($1, $2)',
    values: [id, now],
  })
  return id
}

/** A console log-in as it is checked. */
export interface CredentialRow {
  accountId: string
  login: string
  passwordHash: string | null
  totpSecret: Buffer | null
  isConfirmed: boolean
}

const credentialColumns = `account_id as "accountId", login, password_hash as "passwordHash",
  totp_secret as "totpSecret", is_confirmed as "isConfirmed"`

export async function findCredential(db: Executor, login: string): Promise<CredentialRow | undefined> {
  const { rows } = await db.$client.query<CredentialRow>({
    name: 'credential-find',
    text: `select ${credentialColumns} from credential where login = $1`,
    values: [login],
  })
  return rows[0]
}

export async function findCredentialOf(db: Executor, accountId: string): Promise<CredentialRow | undefined> {
  const { rows } = await db.$client.query<CredentialRow>({
    name: 'credential-find-account',
    text: `select ${credentialColumns} from credential where account_id = $1`,
    values: [accountId],
  })
  return rows[0]
}

/** Changes a password; returns false when it was changed meanwhile. */
export async function writePassword(
  tx: Tx,
  row: { accountId: string; before: string; passwordHash: string },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'credential-password',
    text: 'update credential set password_hash = $3 where account_id = $1 and password_hash = $2',
    values: [row.accountId, row.before, row.passwordHash],
  })
  return rowCount === 1
}

/**
 * Uses up a one-time-code step; returns false when the step was used before, or when the password that was checked is
 * no longer the one: it may have been changed, or the log-in begun anew, while it was.
 */
export async function takeTotpStep(
  tx: Tx,
  row: { accountId: string; step: number; passwordHash: string },
): Promise<boolean> {
  const { rowCount } = await tx.$client.query({
    name: 'credential-step',
    text: `update credential set totp_last_step = $2
      where account_id = $1 and (totp_last_step is null or totp_last_step < $2)
        and is_confirmed and password_hash = $3`,
    values: [row.accountId, row.step, row.passwordHash],
  })
  return rowCount === 1
}

export async function findSetup(
  db: Executor,
  setupHash: Buffer,
  now: Date,
): Promise<CredentialRow | undefined> {
  const { rows } = await db.$client.query<CredentialRow>({
    name: 'credential-setup-find',
    text: `select ${credentialColumns} from credential where setup_hash = $1 and setup_ends_at > $2`,
    values: [setupHash, now],
  })
  return rows[0]
}

/** Writes the password and secret that a setup chose; returns false when its code was used up meanwhile. */
export async function writeSetup(
  db: Executor,
  row: { setupHash: Buffer; passwordHash: string; totpSecret: Buffer },
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'credential-setup-write',
    text: `update credential set password_hash = $2, totp_secret = $3, totp_last_step = null where setup_hash = $1`,
    values: [row.setupHash, row.passwordHash, row.totpSecret],
  })
  return rowCount === 1
}

/** Uses up a setup code; returns false when it was used up before or its secret has changed meanwhile. */
export async function confirmSetup(
  db: Executor,
  row: { setupHash: Buffer; totpSecret: Buffer; step: number },
): Promise<boolean> {
  const { rowCount } = await db.$client.query({
    name: 'credential-setup-confirm',
    text: `update credential set is_confirmed = true, totp_last_step = $3,
        setup_hash = null, setup_ends_at = null
      where setup_hash = $1 and totp_secret = $2`,
    values: [row.setupHash, row.totpSecret, row.step],
  })
  return rowCount === 1
}

/** Locks the log-in of an account; undefined when it has none. */
export async function lockCredentialOf(
  tx: Tx,
  accountId: string,
): Promise<{ isConfirmed: boolean } | undefined> {
  const { rows } = await tx.$client.query<{ isConfirmed: boolean }>({
    name: 'credential-lock-account',
    text: 'select is_confirmed as "isConfirmed" from credential where account_id = $1 for update',
    values: [accountId],
  })
  return rows[0]
}

/** Begins a log-in anew: whatever password and secret it had end now. */
export async function beginCredential(
  tx: Tx,
  row: { accountId: string; login: string; setupHash: Buffer; setupEndsAt: Date },
): Promise<void> {
  await tx.$client.query({
    name: 'credential-begin',
    text: `insert into credential (account_id, login, setup_hash, setup_ends_at) values ($1, $2, $3, $4)
      on conflict (account_id) do update set login = excluded.login, setup_hash = excluded.setup_hash,
        setup_ends_at = excluded.setup_ends_at, password_hash = null, totp_secret = null,
        totp_last_step = null, is_confirmed = false`,
    values: [row.accountId, row.login, row.setupHash, row.setupEndsAt],
  })
}

/** Returns the log-in names of accounts, by account. */
export async function listLogins(db: Executor, accountIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await db.$client.query<{ account_id: string; login: string }>({
    name: 'credential-logins',
    text: 'select account_id, login from credential where account_id = any($1::uuid[])',
    values: [accountIds],
  })
  return new Map(rows.map(row => [row.account_id, row.login]))
}

/** Returns which of the accounts are sample people's. */
export async function listDemoAccounts(
  db: Executor,
  accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await db.$client.query<{ id: string }>({
    name: 'account-demo',
    text: 'select id from account where is_demo and id = any($1::uuid[])',
    values: [accountIds],
  })
  return new Set(rows.map(row => row.id))
}
