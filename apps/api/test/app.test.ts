import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { buildApp } from '../src/app.ts'
import { openDatabase } from '../src/platform/database.ts'
import { openHouse } from './house.ts'

const dir = await mkdtemp(path.join(tmpdir(), 'faces-'))
for (const folder of ['h5/js', 'console/assets']) await mkdir(path.join(dir, folder), { recursive: true })
const files = ['h5/js/app.0b9e61a7.js', 'console/assets/index-Bulso2kZ.js', 'console/icon-maskable.png']
for (const file of files) await writeFile(path.join(dir, file), 'built')
await writeFile(path.join(dir, 'h5/index.html'), '<title>云选</title>')
await writeFile(path.join(dir, 'console/index.html'), '<title>云选工作台</title>')
const house = await openHouse({ MINI_DIR: path.join(dir, 'h5'), CONSOLE_DIR: path.join(dir, 'console') })
afterAll(() => rm(dir, { recursive: true }))

const get = (url: string, headers: Record<string, string> = {}) => house.app.inject({ url, headers })

describe('the faces', () => {
  test('the phone’s page is at the root, and the console answers every address of its own with its page', async () => {
    expect((await get('/')).body).toContain('云选')
    for (const url of ['/console/', '/console/desk', '/console/services/1/slots']) {
      const reply = await get(url)
      expect([reply.statusCode, reply.body]).toEqual([200, '<title>云选工作台</title>'])
    }
    expect((await get('/console')).headers.location).toBe('/console/')
  })

  test('a file that is gone is not answered with a page, and nothing outside is served', async () => {
    for (const url of [
      '/console/assets/gone-00000000.js',
      '/js/gone.js',
      '/../package.json',
      '/%2e%2e/app.ts',
    ]) {
      const reply = await get(url)
      expect(reply.statusCode).toBeGreaterThanOrEqual(400)
      expect(reply.json().code).toMatch(/not_found|invalid_request/)
    }
  })

  test('files that carry their hash are kept for a year, pages and plain names are asked for again', async () => {
    const caching = async (url: string) => (await get(url)).headers['cache-control']
    expect(await caching('/js/app.0b9e61a7.js')).toContain('immutable')
    expect(await caching('/console/assets/index-Bulso2kZ.js')).toContain('immutable')
    expect(await caching('/console/icon-maskable.png')).toBe('no-cache')
    expect(await caching('/')).toBe('no-cache')
    expect(await caching('/console/desk')).toBe('no-cache')
  })
})

describe('the house', () => {
  test('no page runs scripts from elsewhere or inside others’ frames', async () => {
    for (const url of ['/', '/console/', '/docs/', '/nothing']) {
      const { headers } = await get(url)
      expect(headers['content-security-policy']).toContain("script-src 'self';")
      expect(headers['content-security-policy']).toContain("object-src 'none'")
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['strict-transport-security']).toBeUndefined()
    }
  })

  test('a file that a page names says of itself what holds for a file, and little else', async () => {
    for (const url of ['/js/app.0b9e61a7.js', '/console/assets/index-Bulso2kZ.js']) {
      const { headers } = await get(url)
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(JSON.stringify(headers).length).toBeLessThan(500)
    }
    // A worker is held by the policy that its own file comes with.
    expect((await get('/sw.js')).headers['content-security-policy']).toContain("default-src 'self'")
  })

  test('an endpoint’s reply may not run, frame or fetch anything', async () => {
    const { headers } = await get('/v1/streets')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';.*frame-ancestors 'none'$/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toBeUndefined()
  })

  test('what is somebody’s own is kept by no cache on the way, what is everybody’s is asked for again', async () => {
    const street = await house.sow.aStreet()
    const person = await house.sow.aMember(street)
    const authorization = `Bearer ${await house.tokenOf(person)}`
    const own = await get(`/v1/streets/${street.streetId}/me`, { authorization })
    expect([own.statusCode, own.headers['cache-control']]).toEqual([200, 'no-store'])
    const everybodys = await get('/v1/streets')
    expect([everybodys.headers['cache-control'], typeof everybodys.headers.etag]).toEqual([
      'no-cache',
      'string',
    ])
    expect((await get('/v1/streets', { 'if-none-match': '*' })).statusCode).toBe(304)
  })

  test('it is alive without its database, and ready only with it', async () => {
    expect((await get('/health/live')).json()).toEqual({ status: 'live' })
    expect((await get('/health/ready')).json()).toEqual({ status: 'ready' })
    const db = openDatabase('postgres://nobody@127.0.0.1:9/none', 1)
    const config = { ...house.config, databaseUrl: 'postgres://nobody@127.0.0.1:9/none' }
    const { app } = await buildApp({ config, db })
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200)
    expect((await app.inject({ url: '/health/ready' })).statusCode).toBe(503)
    await app.close()
    await db.$client.end()
  })

  test.each([
    ['127.0.0.1', 200],
    ['::1', 200],
    ['172.18.0.5', 200],
    ['::ffff:172.18.0.5', 200],
    ['fd00::5', 200],
    ['172.32.0.5', 404],
    ['203.0.113.9', 404],
    ['::ffff:203.0.113.9', 404],
    ['2001:db8::9', 404],
  ])('metrics are for a private network, past no proxy: %s', async (remoteAddress, status) => {
    const reply = await house.app.inject({ url: '/metrics', remoteAddress })
    expect(reply.statusCode).toBe(status)
    expect(reply.body.includes('http_request_seconds')).toBe(status === 200)
    const headers = { 'x-forwarded-for': remoteAddress }
    const forwarded = await house.app.inject({ url: '/metrics', remoteAddress, headers })
    expect(forwarded.statusCode).toBe(404)
  })

  test('logs name routes, codes and places in the code, never what people typed', async () => {
    const lines: string[] = []
    const db = openDatabase(house.config.databaseUrl, 2)
    const { app } = await buildApp({
      config: house.config,
      db,
      clock: () => house.clock.now,
      logger: { level: 'info', stream: { write: line => void lines.push(line) } },
    })
    const street = await house.sow.aStreet()
    const person = await house.sow.aMember(street)
    const token = await house.tokenOf(person)
    await house.asOwner("alter table member add constraint no_anger check (name <> '王愤怒')")
    const reply = await app.inject({
      method: 'PUT',
      url: `/v1/streets/${street.streetId}/me?`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      payload: JSON.stringify({ name: '王愤怒', phone: '13800138000' }),
    })
    expect(reply.json()).toMatchObject({ status: 409, code: 'changed_meanwhile' })
    const log = lines.join('')
    expect(log).toContain('"sqlState":"23514"')
    expect(log).toContain('"constraint":"no_anger"')
    expect(log).toContain('PUT /v1/streets/:streetId/me')
    for (const secret of ['愤怒', '13800138000', token, person.accountId, street.streetId]) {
      expect(log).not.toContain(secret)
    }
    await app.close()
    await db.$client.end()
  })
})
