import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import type { SessionKind } from '../../platform/caller.ts'
import { bytes, idColumn, instantColumn } from '../../platform/columns.ts'

/** A log-in identity, global; never joined inside a tenant transaction. */
export const account = pgTable(
  'account',
  {
    id: idColumn().primaryKey(),
    wechatOpenid: text('wechat_openid'),
    wechatUnionid: text('wechat_unionid'),
    isDemo: boolean('is_demo').notNull().default(false),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [unique('account_openid').on(t.wechatOpenid)],
)

/** One sign-in on one device; its refresh token changes with every use. */
export const session = pgTable(
  'session',
  {
    id: idColumn().primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => account.id),
    kind: text('kind').$type<SessionKind>().notNull().default('wechat'),
    refreshHash: bytes('refresh_hash').notNull(),
    /** The token before the present one: a reply lost on a bad network may ask again for a short while. */
    previousHash: bytes('previous_hash'),
    rotatedAt: instantColumn('rotated_at').notNull(),
    expiresAt: instantColumn('expires_at').notNull(),
    revokedAt: instantColumn('revoked_at'),
    createdAt: instantColumn('created_at').notNull(),
  },
  t => [
    unique('session_refresh').on(t.refreshHash),
    index('session_previous').on(t.previousHash),
    index('session_account').on(t.accountId),
    check('session_kind', sql`kind in ('wechat', 'console', 'demo')`),
  ],
)

/** A console log-in: argon2id password and encrypted one-time-code secret. */
export const credential = pgTable(
  'credential',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => account.id),
    login: text('login').notNull(),
    passwordHash: text('password_hash'),
    totpSecret: bytes('totp_secret'),
    /** The last 30-second step that was used, so that a code works once. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    setupHash: bytes('setup_hash'),
    setupEndsAt: instantColumn('setup_ends_at'),
    isConfirmed: boolean('is_confirmed').notNull().default(false),
    failures: integer('failures').notNull().default(0),
    lockedUntil: instantColumn('locked_until'),
  },
  t => [unique('credential_login').on(t.login), unique('credential_setup').on(t.setupHash)],
)
