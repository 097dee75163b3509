import { createHash } from 'node:crypto'

/** Everything the environment decides, read once at the start. */
export interface Config {
  port: number
  host: string
  databaseUrl: string
  databasePoolMax: number
  isProduction: boolean
  /** Sample people may be signed in as, and the sample streets are loaded. */
  isDemo: boolean
  jwtSecret: string
  /** 32 bytes that private notes and one-time-code secrets are sealed with. */
  sealKey: Buffer
  publicUrl: string
  wechat: { baseUrl: string; appId: string; appSecret: string } | undefined
  /** Folders of the built web faces; absent when another server has them. */
  miniDir: string | undefined
  consoleDir: string | undefined
  requestsPerMinute: number
  /** Requests are turned away while the process answers this late, milliseconds; 0 never. */
  overloadDelayMs: number
  /** Replies are held against their schema; on in tests and the demo. */
  checksReplies: boolean
  trustProxy: boolean
  logLevel: string
}

/** A setting is missing or wrong; the message is one line that says what to set. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const shortestSecret = 32

/** Reads the settings; throws ConfigError with one line that says what to set. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const isProduction = env.NODE_ENV === 'production'
  const isDemo = flag(env, 'DEMO')
  if (isProduction && isDemo) throw new ConfigError('DEMO must be off in production: unset DEMO')
  const port = whole(env, 'PORT', 3000)
  const jwtSecret = secret(env, 'JWT_SECRET', isProduction)
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    databaseUrl: required(env, 'DATABASE_URL', 'postgres://user:password@host:5432/yunxuan'),
    databasePoolMax: whole(env, 'DATABASE_POOL_MAX', 10),
    isProduction,
    isDemo,
    jwtSecret,
    sealKey: sealKeyOf(secret(env, 'SEAL_SECRET', isProduction)),
    publicUrl: publicUrlOf(env, port, isProduction),
    wechat: wechatOf(env),
    miniDir: env.MINI_DIR,
    consoleDir: env.CONSOLE_DIR,
    requestsPerMinute: whole(env, 'REQUESTS_PER_MINUTE', 300),
    overloadDelayMs: whole(env, 'OVERLOAD_DELAY_MS', 2_000),
    checksReplies: env.CHECK_REPLIES === undefined ? !isProduction : flag(env, 'CHECK_REPLIES'),
    trustProxy: flag(env, 'TRUST_PROXY'),
    logLevel: env.LOG_LEVEL ?? 'info',
  }
}

function required(env: Record<string, string | undefined>, name: string, example: string): string {
  const value = env[name]
  if (value === undefined || value === '')
    throw new ConfigError(`${name} is not set: e.g. ${name}=${example}`)
  return value
}

/** What posters, calendars and certificates name; nobody's phone finds localhost in production. */
function publicUrlOf(env: Record<string, string | undefined>, port: number, isProduction: boolean): string {
  const given = isProduction ? required(env, 'PUBLIC_URL', 'https://yunxuan.example.cn') : env.PUBLIC_URL
  return (given || `http://localhost:${port}`).replace(/\/$/, '')
}

function whole(env: Record<string, string | undefined>, name: string, otherwise: number): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0)
    throw new ConfigError(`${name} must be a whole number, not "${text}"`)
  return value
}

function flag(env: Record<string, string | undefined>, name: string): boolean {
  const text = env[name] ?? ''
  if (['', '0', 'false', 'off'].includes(text)) return false
  if (['1', 'true', 'on'].includes(text)) return true
  throw new ConfigError(`${name} must be 1 or 0, not "${text}"`)
}

function secret(env: Record<string, string | undefined>, name: string, isProduction: boolean): string {
  const value = env[name]
  if (value !== undefined && value.length >= shortestSecret) return value
  if (value !== undefined && value !== '') {
    throw new ConfigError(`${name} is too short: give it at least ${shortestSecret} characters`)
  }
  if (isProduction)
    throw new ConfigError(`${name} is not set: give it at least ${shortestSecret} random characters`)
  return `not-a-secret-${name}-for-development-only`
}

function sealKeyOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

function wechatOf(env: Record<string, string | undefined>): Config['wechat'] {
  const appId = env.WECHAT_APP_ID
  if (appId === undefined || appId === '') return undefined
  return {
    baseUrl: (env.WECHAT_BASE_URL ?? 'https://api.weixin.qq.com').replace(/\/$/, ''),
    appId,
    appSecret: required(env, 'WECHAT_APP_SECRET', 'the secret of that app id'),
  }
}
