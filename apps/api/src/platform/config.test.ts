import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://yunxuan@database:5432/yunxuan',
  PUBLIC_URL: 'https://yunxuan.example.cn/',
  JWT_SECRET: 'j'.repeat(32),
  SEAL_SECRET: 's'.repeat(32),
}

describe('production', () => {
  test('starts with what it needs, and names its addresses without a slash at the end', () => {
    expect(readConfig(production)).toMatchObject({
      isProduction: true,
      isDemo: false,
      checksReplies: false,
      publicUrl: 'https://yunxuan.example.cn',
      wechat: undefined,
    })
  })

  test.each([
    ['the demo on', { DEMO: '1' }, 'DEMO must be off in production: unset DEMO'],
    ['no database', { DATABASE_URL: '' }, /^DATABASE_URL is not set: e\.g\. DATABASE_URL=postgres:/],
    ['no address of its own', { PUBLIC_URL: '' }, /^PUBLIC_URL is not set: e\.g\. PUBLIC_URL=https:/],
    ['a short secret', { JWT_SECRET: 'short' }, 'JWT_SECRET is too short: give it at least 32 characters'],
    ['no secret', { SEAL_SECRET: undefined }, /^SEAL_SECRET is not set/],
    ['half of WeChat', { WECHAT_APP_ID: 'wx1' }, /^WECHAT_APP_SECRET is not set/],
    ['a port that is none', { PORT: '80a' }, 'PORT must be a whole number from 0 to 65535, not "80a"'],
    ['a port beyond the last', { PORT: '99999' }, 'PORT must be a whole number from 0 to 65535, not "99999"'],
    ['no connections', { DATABASE_POOL_MAX: '0' }, /^DATABASE_POOL_MAX must be a whole number from 1 on/],
    ['a misspelt environment', { NODE_ENV: 'prod' }, /^NODE_ENV must be development, test, production, not/],
    ['a level that is none', { LOG_LEVEL: 'loud' }, /^LOG_LEVEL must be trace, .+, silent, not "loud"/],
    ['an address that is none', { PUBLIC_URL: 'yunxuan' }, /^PUBLIC_URL must begin with https:\/\//],
    [
      'a WeChat that is nowhere',
      { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_BASE_URL: 'weixin' },
      /^WECHAT_BASE_URL must begin with https:\/\//,
    ],
    [
      'a WeChat that is not WeChat',
      { WECHAT_APP_ID: 'wx1', WECHAT_APP_SECRET: 's', WECHAT_BASE_URL: 'https://weixin.example.cn' },
      'WECHAT_BASE_URL must be https://api.weixin.qq.com in production: unset it',
    ],
    [
      'text messages by somebody else',
      { SMS_ACCESS_KEY_ID: 'k', SMS_ACCESS_KEY_SECRET: 's', SMS_BASE_URL: 'http://localhost:1' },
      'SMS_BASE_URL must be https://dysmsapi.aliyuncs.com in production: unset it',
    ],
    ['half of the text messages', { SMS_ACCESS_KEY_ID: 'k' }, /^SMS_ACCESS_KEY_SECRET is not set/],
    [
      'fields that a template cannot have',
      {
        WECHAT_APP_ID: 'wx1',
        WECHAT_APP_SECRET: 's',
        WECHAT_TEMPLATE_ID: 't',
        WECHAT_TEMPLATE_FIELDS: 'a,b',
      },
      /^WECHAT_TEMPLATE_FIELDS must name three fields/,
    ],
    ['a switch that is none', { DEMO: 'yes' }, 'DEMO must be 1 or 0, not "yes"'],
    [
      'proxies without a number',
      { TRUST_PROXY: 'true' },
      'TRUST_PROXY must be a whole number from 0 to 10, not "true"',
    ],
  ])('refuses %s in one line', (_, change, line) => {
    const read = () => readConfig({ ...production, ...change })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(line)
  })
})

describe('anywhere else', () => {
  const secrets = { JWT_SECRET: production.JWT_SECRET, SEAL_SECRET: production.SEAL_SECRET }
  const elsewhere = { DATABASE_URL: production.DATABASE_URL, PORT: '3100', PUBLIC_URL: '' }

  test('a database and secrets are enough', () => {
    expect(readConfig({ ...elsewhere, ...secrets })).toMatchObject({
      publicUrl: 'http://localhost:3100',
      isProduction: false,
      checksReplies: true,
    })
  })

  test.each([undefined, '', 'development', 'test'])(
    'NODE_ENV %s starts without secrets for the demo only',
    NODE_ENV => {
      const line = /^(JWT|SEAL)_SECRET is not set: give it at least 32 random characters/
      expect(() => readConfig({ ...elsewhere, NODE_ENV })).toThrow(line)
      expect(() => readConfig({ ...elsewhere, NODE_ENV, ...secrets, SEAL_SECRET: '' })).toThrow(line)
      expect(readConfig({ ...elsewhere, NODE_ENV, DEMO: '1' })).toMatchObject({ isDemo: true })
    },
  )

  test('what the demo seals with is no secret of anything else', () => {
    const { jwtSecret } = readConfig({ ...elsewhere, DEMO: '1' })
    for (const where of [elsewhere, production]) {
      expect(() => readConfig({ ...where, ...secrets, JWT_SECRET: jwtSecret })).toThrow(
        /^JWT_SECRET is the demo's, which everybody can read/,
      )
    }
  })
})

describe('secrets that are kept in files', () => {
  const dir = mkdtempSync(path.join(os.tmpdir(), 'yunxuan-secrets-'))
  afterAll(() => rmSync(dir, { recursive: true }))
  const inFile = (name: string, text: string) => {
    const file = path.join(dir, name)
    writeFileSync(file, text)
    return file
  }

  test('are read from there, without the line end an editor leaves', () => {
    const { DATABASE_URL, JWT_SECRET, SEAL_SECRET, ...open } = production
    const read = readConfig({
      ...open,
      DATABASE_URL_FILE: inFile('database', `${DATABASE_URL}\n`),
      JWT_SECRET_FILE: inFile('jwt', `${JWT_SECRET}\r\n`),
      SEAL_SECRET_FILE: inFile('seal', SEAL_SECRET),
      WECHAT_APP_ID: 'wx1',
      WECHAT_APP_SECRET_FILE: inFile('wechat', 'of WeChat'),
    })
    const { sealKey } = readConfig(production)
    expect(read).toMatchObject({ databaseUrl: DATABASE_URL, jwtSecret: JWT_SECRET, sealKey })
    expect(read.wechat?.appSecret).toBe('of WeChat')
  })

  test('hold no previous secret while its file is empty, as it is until a change', () => {
    const previous = (text: string) =>
      readConfig({ ...production, JWT_SECRET_PREVIOUS_FILE: inFile('previous', text) }).previousJwtSecret
    expect([previous(''), previous('\n'), previous(`${'p'.repeat(32)}\n`)]).toEqual([
      undefined,
      undefined,
      'p'.repeat(32),
    ])
    expect(() => previous('short')).toThrow(/^JWT_SECRET_PREVIOUS is too short/)
  })

  test('are held to the same rules, and set in one place only', () => {
    const line = (change: Record<string, string>) => () => readConfig({ ...production, ...change })
    expect(line({ JWT_SECRET_FILE: inFile('other', 'o'.repeat(32)) })).toThrow(
      'JWT_SECRET and JWT_SECRET_FILE are both set: unset one of them',
    )
    expect(line({ SEAL_SECRET: '', SEAL_SECRET_FILE: inFile('short', 'short') })).toThrow(
      /^SEAL_SECRET is too short/,
    )
    expect(line({ SEAL_SECRET: '', SEAL_SECRET_FILE: inFile('empty', '\n') })).toThrow(
      /^SEAL_SECRET is not set/,
    )
    expect(line({ SEAL_SECRET: '', SEAL_SECRET_FILE: path.join(dir, 'none') })).toThrow(
      /^SEAL_SECRET_FILE cannot be read \(ENOENT\)/,
    )
  })
})
