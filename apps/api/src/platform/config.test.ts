import { describe, expect, test } from 'vitest'
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
    ['a switch that is none', { TRUST_PROXY: 'yes' }, 'TRUST_PROXY must be 1 or 0, not "yes"'],
  ])('refuses %s in one line', (_, change, line) => {
    const read = () => readConfig({ ...production, ...change })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(line)
  })
})

test('elsewhere a database is enough', () => {
  expect(readConfig({ DATABASE_URL: production.DATABASE_URL, PORT: '3100', PUBLIC_URL: '' })).toMatchObject({
    publicUrl: 'http://localhost:3100',
    isProduction: false,
    checksReplies: true,
  })
})
