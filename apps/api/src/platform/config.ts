import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

type Settings = Record<string, string | undefined>

/** Everything the environment decides, read once at the start. */
export interface Config {
  port: number
  host: string
  /** Of the role the API acts under. */
  databaseUrl: string
  /** Of the owner of the tables, for migrations; absent when somebody else runs them, or both are one. */
  migrateDatabaseUrl: string | undefined
  databasePoolMax: number
  isProduction: boolean
  /** Sample people may be signed in as, and the sample streets are loaded. */
  isDemo: boolean
  jwtSecret: string
  /** The one before it: what it signed is still believed, and nothing new is signed with it. */
  previousJwtSecret: string | undefined
  /** 32 bytes that private notes and one-time-code secrets are sealed with. */
  sealKey: Buffer
  publicUrl: string
  /** Whose pages may show our lists inside themselves, as frame-ancestors of a content security policy has it. */
  embeddedBy: string
  wechat: WeChatSettings | undefined
  /** What sends text messages; absent where nothing does. */
  sms: SmsSettings | undefined
  /** Folders of the built web faces; absent when another server has them. */
  miniDir: string | undefined
  consoleDir: string | undefined
  requestsPerMinute: number
  /** Requests are turned away while the process answers this late, milliseconds; 0 never. */
  overloadDelayMs: number
  /** Replies are held against their schema; on in tests and the demo. */
  checksReplies: boolean
  /** How many reverse proxies of ours stand in front, each of which appends to X-Forwarded-For. */
  trustedProxies: number
  logLevel: string
}

export interface WeChatSettings {
  baseUrl: string
  appId: string
  appSecret: string
  /** What messages look like: without it none is sent by WeChat. Its fields say what it is, when, and what of it. */
  template: { id: string; fields: readonly [what: string, when: string, more: string] } | undefined
}

/** Aliyun's SMS, under a signature and a template that were approved there. */
export interface SmsSettings {
  baseUrl: string
  accessKeyId: string
  accessKeySecret: string
  signName: string
  templateCode: string
}

/** A setting is missing or wrong; the message is one line that says what to set. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

const shortestSecret = 32
// What other programs need not find in the environment of this one.
const secretSettings = [
  'DATABASE_URL',
  'MIGRATE_DATABASE_URL',
  'JWT_SECRET',
  'JWT_SECRET_PREVIOUS',
  'SEAL_SECRET',
  'WECHAT_APP_SECRET',
  'SMS_ACCESS_KEY_SECRET',
]
const environments = ['', 'development', 'test', 'production']
const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Reads the settings; throws ConfigError with one line that says what to set. */
export function readConfig(given: Settings): Config {
  const env = withSecretFiles(given)
  // A misspelt "production" would be one with the demo's secrets.
  const isProduction = oneOf(env, 'NODE_ENV', environments, '') === 'production'
  const isDemo = flag(env, 'DEMO')
  if (isProduction && isDemo) throw new ConfigError('DEMO must be off in production: unset DEMO')
  const port = whole(env, 'PORT', { otherwise: 3000, least: 0, most: 65_535 })
  return {
    port,
    host: env.HOST ?? '0.0.0.0',
    databaseUrl: required(env, 'DATABASE_URL', 'postgres://user:password@host:5432/yunxuan'),
    migrateDatabaseUrl: env.MIGRATE_DATABASE_URL || undefined,
    databasePoolMax: whole(env, 'DATABASE_POOL_MAX', { otherwise: 10, least: 1 }),
    isProduction,
    isDemo,
    jwtSecret: secret(env, 'JWT_SECRET', isDemo),
    previousJwtSecret: env.JWT_SECRET_PREVIOUS ? secret(env, 'JWT_SECRET_PREVIOUS', false) : undefined,
    sealKey: sealKeyOf(secret(env, 'SEAL_SECRET', isDemo)),
    publicUrl: publicUrlOf(env, port, isProduction),
    embeddedBy: embeddedByOf(env),
    wechat: wechatOf(env, isProduction),
    sms: smsOf(env, isProduction),
    miniDir: env.MINI_DIR,
    consoleDir: env.CONSOLE_DIR,
    requestsPerMinute: whole(env, 'REQUESTS_PER_MINUTE', { otherwise: 300, least: 1 }),
    overloadDelayMs: whole(env, 'OVERLOAD_DELAY_MS', { otherwise: 2_000, least: 0 }),
    checksReplies: env.CHECK_REPLIES === undefined ? !isProduction : flag(env, 'CHECK_REPLIES'),
    trustedProxies: whole(env, 'TRUST_PROXY', { otherwise: 0, least: 0, most: 10 }),
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
  }
}

/**
 * Returns the settings with those that are kept in files, as Docker and systemd hand out secrets:
 * JWT_SECRET_FILE=/run/secrets/jwt_secret instead of JWT_SECRET. Throws ConfigError for one that cannot be read.
 */
export function withSecretFiles(env: Settings): Settings {
  const kept: Settings = {}
  for (const name of secretSettings) {
    const file = env[`${name}_FILE`]
    if (file === undefined || file === '') continue
    if (env[name]) throw new ConfigError(`${name} and ${name}_FILE are both set: unset one of them`)
    kept[name] = readSecret(`${name}_FILE`, file)
  }
  return { ...env, ...kept }
}

function readSecret(name: string, file: string): string {
  try {
    // An editor, or echo, ends the line; no secret does.
    return readFileSync(file, 'utf8').replace(/[\r\n]+$/, '')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    throw new ConfigError(`${name} cannot be read (${code}): ${file}`)
  }
}

function required(env: Settings, name: string, example: string): string {
  const value = env[name]
  if (value === undefined || value === '')
    throw new ConfigError(`${name} is not set: e.g. ${name}=${example}`)
  return value
}

/** What posters, calendars and certificates name; nobody's phone finds localhost in production. */
function publicUrlOf(env: Settings, port: number, isProduction: boolean): string {
  const given = isProduction ? required(env, 'PUBLIC_URL', 'https://yunxuan.example.cn') : env.PUBLIC_URL
  return webAddress('PUBLIC_URL', given || `http://localhost:${port}`)
}

/** Returns an address without a slash at its end. */
function webAddress(name: string, text: string): string {
  if (!/^https?:/.test(text) || !URL.canParse(text))
    throw new ConfigError(`${name} must begin with https:// or http://, not "${text}"`)
  return text.replace(/\/$/, '')
}

/** Origins, with a star for a part of a name at most: nothing else of a policy can be said by it. */
function embeddedByOf(env: Settings): string {
  const given = env.EMBEDDED_BY?.trim() || "'self'"
  const origins = given.split(/\s+/)
  const isOrigin = (text: string) => text === "'self'" || /^https?:\/\/(\*\.)?[\w.-]+(:\d+)?$/.test(text)
  if (given === '*' || origins.every(isOrigin)) return origins.join(' ')
  throw new ConfigError(
    `EMBEDDED_BY must be origins like https://www.example.gov.cn with blanks between, or *, not "${given}"`,
  )
}

function whole(
  env: Settings,
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

function oneOf(env: Settings, name: string, known: readonly string[], otherwise: string): string {
  const value = env[name] || otherwise
  if (known.includes(value)) return value
  throw new ConfigError(`${name} must be ${known.filter(Boolean).join(', ')}, not "${value}"`)
}

function flag(env: Settings, name: string): boolean {
  const text = env[name] ?? ''
  if (['', '0', 'false', 'off'].includes(text)) return false
  if (['1', 'true', 'on'].includes(text)) return true
  throw new ConfigError(`${name} must be 1 or 0, not "${text}"`)
}

/** Everybody can read in these sources what the demo seals with: only the demo, when it is asked for, does so. */
function secret(env: Settings, name: string, isDemo: boolean): string {
  const published = `not-a-secret-${name}-for-the-demo-only`
  const value = env[name] || (isDemo ? published : '')
  if (value === '') {
    const wish = `give it at least ${shortestSecret} random characters, e.g. from: openssl rand -hex 32`
    throw new ConfigError(`${name} is not set: ${wish}`)
  }
  if (value.length < shortestSecret) {
    throw new ConfigError(`${name} is too short: give it at least ${shortestSecret} characters`)
  }
  if (!isDemo && value.startsWith('not-a-secret-')) {
    throw new ConfigError(`${name} is the demo's, which everybody can read: give it a secret of your own`)
  }
  return value
}

function sealKeyOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

const wechatUrl = 'https://api.weixin.qq.com'
const smsUrl = 'https://dysmsapi.aliyuncs.com'

function wechatOf(env: Settings, isProduction: boolean): Config['wechat'] {
  const appId = env.WECHAT_APP_ID
  if (appId === undefined || appId === '') return undefined
  return {
    baseUrl: providerUrl(env, 'WECHAT_BASE_URL', wechatUrl, isProduction),
    appId,
    appSecret: required(env, 'WECHAT_APP_SECRET', 'the secret of that app id'),
    template: templateOf(env),
  }
}

function templateOf(env: Settings): WeChatSettings['template'] {
  const id = env.WECHAT_TEMPLATE_ID
  if (id === undefined || id === '') return undefined
  const fields = env.WECHAT_TEMPLATE_FIELDS || 'thing1,time2,thing3'
  const [what = '', when = '', more = '', ...others] = fields.split(',')
  const isFields =
    /^thing\d+$/.test(what) && /^(time|date)\d+$/.test(when) && /^thing\d+$/.test(more) && others.length === 0
  if (isFields) return { id, fields: [what, when, more] }
  throw new ConfigError(
    `WECHAT_TEMPLATE_FIELDS must name three fields of that template, like thing1,time2,thing3, not "${fields}"`,
  )
}

function smsOf(env: Settings, isProduction: boolean): Config['sms'] {
  const accessKeyId = env.SMS_ACCESS_KEY_ID
  if (accessKeyId === undefined || accessKeyId === '') return undefined
  return {
    baseUrl: providerUrl(env, 'SMS_BASE_URL', smsUrl, isProduction),
    accessKeyId,
    accessKeySecret: required(env, 'SMS_ACCESS_KEY_SECRET', 'the secret of that access key'),
    signName: required(env, 'SMS_SIGN_NAME', 'the signature that was approved'),
    templateCode: required(env, 'SMS_TEMPLATE_CODE', 'SMS_123456789'),
  }
}

/** In production nobody else is told who our people are, or which secret we have. */
function providerUrl(env: Settings, name: string, real: string, isProduction: boolean): string {
  const url = webAddress(name, env[name] || real)
  if (isProduction && url !== real) throw new ConfigError(`${name} must be ${real} in production: unset it`)
  return url
}
