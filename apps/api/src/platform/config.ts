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
const environments = ['', 'development', 'test', 'production']
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Reads the settings; throws ConfigError with one line that says what to set. */
export function readConfig(env: Record<string, string | undefined>): Config {
  // A misspelt "production" would be one with the demo's secrets.
  const isProduction = oneOf(env, 'NODE_ENV', environments, '') === 'production'
  const isDemo = flag(env, 'DEMO')
  if (isProduction && isDemo) throw new ConfigError('DEMO must be off in production: unset DEMO')
  const port = whole(env, 'PORT', { otherwise: 3000, least: 0, most: 65_535 })
  const jwtSecret = secret(env, 'JWT_SECRET', isProduction)
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    databaseUrl: required(env, 'DATABASE_URL', 'postgres://user:password@host:5432/yunxuan'),
    databasePoolMax: whole(env, 'DATABASE_POOL_MAX', { otherwise: 10, least: 1 }),
    isProduction,
    isDemo,
    jwtSecret,
    sealKey: sealKeyOf(secret(env, 'SEAL_SECRET', isProduction)),
    publicUrl: publicUrlOf(env, port, isProduction),
    wechat: wechatOf(env),
    miniDir: env.MINI_DIR,
    consoleDir: env.CONSOLE_DIR,
    requestsPerMinute: whole(env, 'REQUESTS_PER_MINUTE', { otherwise: 300, least: 1 }),
    overloadDelayMs: whole(env, 'OVERLOAD_DELAY_MS', { otherwise: 2_000, least: 0 }),
    checksReplies: env.CHECK_REPLIES === undefined ? !isProduction : flag(env, 'CHECK_REPLIES'),
    trustProxy: flag(env, 'TRUST_PROXY'),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
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
  return webAddress('PUBLIC_URL', given || `http://localhost:${port}`)
}

/** Returns an address without a slash at its end. */
function webAddress(name: string, text: string): string {
  if (!/^https?:/.test(text) || !URL.canParse(text))
    throw new ConfigError(`${name} must begin with https:// or http://, not "${text}"`)
  return text.replace(/\/$/, '')
}

function whole(
  env: Record<string, string | undefined>,
  name: string,
  { otherwise, least, most = Number.MAX_SAFE_INTEGER }: { otherwise: number; least: number; most?: number },
): number {
  const text = env[name]
  if (text === undefined || text === '') return otherwise
  const value = Number(text)
  if (Number.isInteger(value) && value >= least && value <= most) return value
  const span = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`
  throw new ConfigError(`${name} must be a whole number ${span}, not "${text}"`)
}

function oneOf(
  env: Record<string, string | undefined>,
  name: string,
  known: readonly string[],
  otherwise: string,
): string {
  const value = env[name] || otherwise
  if (known.includes(value)) return value
  throw new ConfigError(`${name} must be ${known.filter(Boolean).join(', ')}, not "${value}"`)
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
    baseUrl: webAddress('WECHAT_BASE_URL', env.WECHAT_BASE_URL || 'https://api.weixin.qq.com'),
    appId,
    appSecret: required(env, 'WECHAT_APP_SECRET', 'the secret of that app id'),
  }
}
