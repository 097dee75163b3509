import Type, { type Static } from 'typebox'
import { endpoints } from './endpoint.ts'
import { id, instant, line, list, nothing, orNull, record, streetId } from './schema.ts'

/** An access token of 15 minutes and the refresh token that gets the next one, once. */
export const session = record({
  accessToken: Type.String(),
  refreshToken: Type.String(),
  /** Seconds until the access token ends. */
  expiresIn: Type.Integer(),
  accountId: id,
})
export type Session = Static<typeof session>

/** A session of the console, and what its browser keeps to be known by when the log-in rests for strangers. */
const consoleSession = record({ ...session.properties, device: Type.String() })

/** A live session of one's own. */
export const ownSession = record({
  id,
  kind: Type.Enum(['wechat', 'console', 'demo']),
  /** In plain words: Windows 电脑上的 Chrome. */
  device: Type.String(),
  /** The network it began from, without its last part. */
  network: Type.String(),
  isThisOne: Type.Boolean(),
  beganAt: instant,
  /** To a quarter of an hour. */
  usedAt: instant,
  /** When it ends unless it is used. */
  endsAt: instant,
})
export type OwnSession = Static<typeof ownSession>

export const demoPerson = record({
  id,
  streetId,
  name: Type.String(),
  intro: Type.String(),
  side: Type.Enum(['resident', 'staff']),
})
export type DemoPerson = Static<typeof demoPerson>

const password = Type.String({ minLength: 12, maxLength: 200 })
const totp = Type.String({ pattern: '^\\d{6}$' })

export const authEndpoints = endpoints({
  'POST /v1/auth/wechat': {
    summary: 'Sign in with the code of wx.login',
    access: 'public',
    body: record({ code: line(200) }),
    reply: session,
    refusals: ['wechat_code_invalid', 'wechat_blocked', 'wechat_unavailable', 'too_many_requests'],
  },
  'POST /v1/auth/refresh': {
    summary: 'Change a refresh token for a new pair; each works once',
    access: 'public',
    body: record({ refreshToken: line(500) }),
    reply: session,
    refusals: ['refresh_token_invalid'],
  },
  'POST /v1/auth/sign-out': {
    summary: 'End this session at once, or all sessions of the account',
    access: 'account',
    body: record({ everywhere: Type.Optional(Type.Boolean()) }),
    reply: nothing,
    status: 204,
    refusals: [],
  },
  'POST /v1/auth/password': {
    summary: 'Sign in to the console with password and one-time code',
    access: 'public',
    body: record({ login: line(60), password: line(200), totp, device: Type.Optional(line(200)) }),
    reply: consoleSession,
    refusals: ['credentials_wrong', 'login_locked', 'too_many_requests'],
  },
  'POST /v1/auth/setup': {
    summary: 'Begin a console log-in from its setup code: choose a password, get the one-time-code secret',
    access: 'public',
    body: record({ setupCode: line(100), password }),
    reply: record({ login: Type.String(), otpauthUrl: Type.String() }),
    refusals: ['setup_code_invalid', 'password_guessable', 'too_many_requests'],
  },
  'POST /v1/auth/setup/confirmation': {
    summary: 'Finish it by the first one-time code',
    access: 'public',
    body: record({ setupCode: line(100), totp }),
    reply: consoleSession,
    refusals: ['setup_code_invalid', 'totp_wrong', 'too_many_requests'],
  },
  'PUT /v1/me/password': {
    summary: 'Change the password of the console; every other session of the account ends',
    access: 'account',
    body: record({ password: line(200), newPassword: password }),
    reply: nothing,
    status: 204,
    refusals: ['login_missing', 'password_wrong', 'password_guessable', 'login_locked'],
  },
  'GET /v1/me/sessions': {
    summary: 'Where this account is signed in, this session first, then the last used',
    access: 'account',
    reply: list(ownSession),
    refusals: [],
  },
  'DELETE /v1/me/sessions': {
    summary: 'End every session of the account but this one',
    access: 'account',
    reply: nothing,
    status: 204,
    refusals: [],
  },
  'DELETE /v1/me/sessions/:sessionId': {
    summary: 'End one session of the account',
    access: 'account',
    params: record({ sessionId: id }),
    reply: nothing,
    status: 204,
    refusals: ['not_found'],
  },
  'GET /v1/demo/people': {
    summary: 'Sample persons to sign in as, while the demo is on',
    access: 'public',
    query: record({ streetId: Type.Optional(streetId) }),
    reply: list(demoPerson),
    refusals: ['demo_off'],
  },
  'POST /v1/demo/sessions': {
    summary: 'Sign in as a sample person, while the demo is on',
    access: 'public',
    body: record({ personId: id, streetId: Type.Optional(orNull(streetId)) }),
    reply: session,
    status: 201,
    refusals: ['demo_off', 'not_found'],
  },
})
