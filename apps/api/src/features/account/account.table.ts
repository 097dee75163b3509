import type { SessionKind } from '@yunxuan/domain'
import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
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
    /** In plain words, for whoever looks through their sessions. */
    device: text('device').notNull().default(''),
    /** The network it began from, without its last part. */
    network: text('network').notNull().default(''),
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
  },
  t => [unique('credential_login').on(t.login), unique('credential_setup').on(t.setupHash)],
)

/**
 * Sign-in attempts in a row by device, by address and by all strangers of one log-in. Keys are keyed hashes, whether
 * there is such a log-in or not: nobody learns from here what was typed.
 */
export const guess = pgTable('guess', {
  key: bytes('key').primaryKey(),
  failures: integer('failures').notNull(),
  restsUntil: instantColumn('rests_until'),
  countedAt: instantColumn('counted_at').notNull(),
})

/**
 * How often a sign-in failed in a quarter of an hour, until the log has it. The subject is an account, or what an
 * unknown log-in becomes under the same question.
 */
export const failedSignIn = pgTable(
  'failed_sign_in',
  {
    subject: uuid('subject').notNull(),
    quarter: instantColumn('quarter').notNull(),
    failures: integer('failures').notNull(),
    /** Times the last of them brought a rest. */
    rests: integer('rests').notNull(),
  },
  t => [primaryKey({ columns: [t.subject, t.quarter] })],
)
